// SPDX-License-Identifier: BSL-1.0
// FLAGS: -std=c++17
// EXPECT: vouch needs C++20
// ERRORS: 2
#ifdef BROKEN
#include <vouch/vouch.hpp>
#else
#include <vouch/core/config.hpp>
#endif
