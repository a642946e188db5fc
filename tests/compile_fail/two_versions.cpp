// SPDX-License-Identifier: BSL-1.0
// EXPECT: two versions of vouch
#ifdef BROKEN
#define VOUCH_VERSION 99 // what a header of version 0.0.99 leaves
#include <vouch/core/config.hpp>
#else
#include <vouch/core/config.hpp>
static_assert(VOUCH_VERSION > 99);
#endif
