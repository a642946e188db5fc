// SPDX-License-Identifier: BSL-1.0
// EXPECT: a_pattern_has_an_unmatched_bracket
#include <vouch/pattern.hpp>

#ifdef BROKEN
auto rule = vouch::pattern<"^[A-Z+$">();
#else
auto rule = vouch::pattern<"^[A-Z]+$">();
#endif
