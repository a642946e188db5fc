// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/uri.hpp>

#ifdef BROKEN
vouch::uri homepage{"//example.com/a"};
#else
vouch::uri homepage{"https://example.com/a"};
#endif
