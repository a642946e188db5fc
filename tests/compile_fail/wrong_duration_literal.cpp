// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/iso_duration.hpp>

#ifdef BROKEN
vouch::iso_duration length{"P1H"};
#else
vouch::iso_duration length{"PT1H"};
#endif
