// SPDX-License-Identifier: BSL-1.0
// EXPECT: errors_cannot_be_printed_call_explain_or_print_each_pointer_and_message
#include <vouch/json.hpp>

#include <iostream>
#include <string_view>

void check_length(std::string_view text)
{
    auto const read = vouch::parse<int>(text);
    if (!read)
#ifdef BROKEN
        std::cerr << "wrong: " << read.error() << '\n';
#else
        std::cerr << "wrong: " << vouch::explain(read.error(), text) << '\n';
#endif
}
