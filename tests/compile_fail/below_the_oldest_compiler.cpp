// SPDX-License-Identifier: BSL-1.0
// EXPECT: vouch needs GCC 12, Clang 16 or newer
// ERRORS: 2
#ifdef BROKEN
#ifdef __clang__
#undef __clang_major__
#define __clang_major__ 15
#else
#undef __GNUC__
#define __GNUC__ 11
#endif
#include <vouch/vouch.hpp>
#else
#include <vouch/core/config.hpp>
#endif
