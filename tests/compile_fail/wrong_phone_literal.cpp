// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/phone.hpp>

#ifdef BROKEN
vouch::phone number{"+1XXXXXXXXXX"};
#else
vouch::phone number{"+12025550123"};
#endif
