// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/bic.hpp>

#ifdef BROKEN
vouch::bic bank{"DEUTDXFF"};
#else
vouch::bic bank{"DEUTDEFF"};
#endif
