// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/decimal.hpp>

#ifdef BROKEN
vouch::decimal amount{"12,50"};
#else
vouch::decimal amount{"12.50"};
#endif
