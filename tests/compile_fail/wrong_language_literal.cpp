// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/language.hpp>

#ifdef BROKEN
vouch::language spoken{"en-UK"};
#else
vouch::language spoken{"en-GB"};
#endif
