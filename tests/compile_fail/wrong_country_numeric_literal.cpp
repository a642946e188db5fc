// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/country_numeric.hpp>

#ifdef BROKEN
vouch::country_numeric issued_by{"277"};
#else
vouch::country_numeric issued_by{"276"};
#endif
