// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/country.hpp>

#ifdef BROKEN
vouch::country issued_by{"DEX"};
#else
vouch::country issued_by{"DEU"};
#endif
