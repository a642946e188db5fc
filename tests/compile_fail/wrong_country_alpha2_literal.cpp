// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/country_alpha2.hpp>

#ifdef BROKEN
vouch::country_alpha2 issued_by{"DX"};
#else
vouch::country_alpha2 issued_by{"DE"};
#endif
