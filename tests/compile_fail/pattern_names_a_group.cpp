// SPDX-License-Identifier: BSL-1.0
// EXPECT: a_pattern_cannot_name_a_group
#include <vouch/pattern.hpp>

#ifdef BROKEN
auto rule = vouch::pattern<"^(?<year>[0-9]{4})-">();
#else
auto rule = vouch::pattern<"^([0-9]{4})-">();
#endif
