// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/subdivision_code.hpp>

#ifdef BROKEN
vouch::subdivision_code home{"DE-BY"};
#else
vouch::subdivision_code home{"BY"};
#endif
