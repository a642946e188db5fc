// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/time_of_day.hpp>

#ifdef BROKEN
vouch::time_of_day opens{"24:00:00"};
#else
vouch::time_of_day opens{"00:00:00"};
#endif
