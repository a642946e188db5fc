// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/subdivision.hpp>

#ifdef BROKEN
vouch::subdivision home{"DE-BX"};
#else
vouch::subdivision home{"DE-BY"};
#endif
