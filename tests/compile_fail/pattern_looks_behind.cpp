// SPDX-License-Identifier: BSL-1.0
// EXPECT: a_pattern_cannot_look_behind
#include <vouch/pattern.hpp>

#ifdef BROKEN
auto rule = vouch::pattern<"(?<=EUR )[0-9]+">();
#else
auto rule = vouch::pattern<"EUR [0-9]+">();
#endif
