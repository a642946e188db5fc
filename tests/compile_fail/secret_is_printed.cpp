// SPDX-License-Identifier: BSL-1.0
// EXPECT: a_secret_cannot_be_printed_only_reveal_shows_its_text
#include <vouch/core/secret.hpp>

#include <iostream>

void print(vouch::secret const& key)
{
#ifdef BROKEN
    std::cout << key << '\n';
#else
    std::cout << (key.is_set() ? "a key" : "no key") << '\n';
#endif
}
