// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_json
#include <vouch/core/raw_json.hpp>

#ifdef BROKEN
vouch::raw_json const value{"[1,]"};
#else
vouch::raw_json const value{"[1]"};
#endif
