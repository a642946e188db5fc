// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_CONFIG_HPP
#define VOUCH_CORE_CONFIG_HPP
#include <vouch/version.hpp>

// MSVC keeps __cplusplus at 199711L unless told otherwise.
#if __cplusplus < 202002L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 202002L)
#error "vouch needs C++20: compile with -std=c++20 (MSVC: /std:c++20) or newer"
#include <vouch_needs_cpp20> // no such file: compilation ends here, before the many errors that would follow from the first
#endif

// The oldest that the tests run with; older ones fail later, in many words. Apple's Clang has numbers of its own.
#if defined(__clang__) ? __clang_major__ < 16 && !defined(__apple_build_version__) : defined(__GNUC__) && __GNUC__ < 12
#error "vouch needs GCC 12, Clang 16 or newer"
#include <vouch_needs_a_newer_compiler> // no such file, as above
#endif

// The inline namespace is named after the version and every switch that changes a function body. Translation units that differ
// in one of them link side by side and cannot pick each other's bodies.
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
