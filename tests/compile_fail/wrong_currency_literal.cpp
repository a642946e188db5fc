// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/currency.hpp>

#ifdef BROKEN
vouch::currency paid_in{"EUX"};
#else
vouch::currency paid_in{"EUR"};
#endif
