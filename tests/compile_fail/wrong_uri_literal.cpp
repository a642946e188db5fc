// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/uri.hpp>

#ifdef BROKEN
vouch::uri const homepage{"//example.com/a"};
#else
vouch::uri const homepage{"https://example.com/a"};
#endif
