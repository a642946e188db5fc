// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
// EXPECT: year_month_day
#include <vouch/types/date.hpp>

#ifdef BROKEN
auto born = vouch::date("1990-02-30");
#else
auto born = vouch::date("1990-02-28");
#endif
