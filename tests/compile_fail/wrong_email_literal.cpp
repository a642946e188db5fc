// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/email.hpp>

#ifdef BROKEN
vouch::email address{"user.example.com"};
#else
vouch::email address{"user@example.com"};
#endif
