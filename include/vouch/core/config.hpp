// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_CONFIG_HPP
#define VOUCH_CORE_CONFIG_HPP
#include <vouch/version.hpp>

// The inline namespace: the version, and every switch that changes a function body. Translation units that differ in one of
// them link side by side and cannot pick each other's bodies.
//   VOUCH_PORTABLE      defined by the user: plain C++ instead of SIMD
//   __cpp_exceptions    defined by the compiler: without it `value()` of a failed result aborts
#if defined(VOUCH_PORTABLE) && defined(__cpp_exceptions)
#define VOUCH_ABI v0_1_portable
#elif defined(VOUCH_PORTABLE)
#define VOUCH_ABI v0_1_portable_noexcept
#elif defined(__cpp_exceptions)
#define VOUCH_ABI v0_1
#else
#define VOUCH_ABI v0_1_noexcept
#endif

#if defined(__GNUC__)
#define VOUCH_INLINE [[gnu::always_inline]] inline
#define VOUCH_OUTLINE [[gnu::noinline]]
#define VOUCH_COLD [[gnu::cold, gnu::noinline]]
#else
#define VOUCH_INLINE inline
#define VOUCH_OUTLINE
#define VOUCH_COLD
#endif
#endif
