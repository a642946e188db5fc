// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_SANITIZER_HPP
#define VOUCH_TESTS_SUPPORT_SANITIZER_HPP

// Which sanitizers the tests are built with. GCC defines a macro for each, Clang answers __has_feature.
#ifdef __has_feature
#define TESTS_HAS_FEATURE(name) __has_feature(name)
#else
#define TESTS_HAS_FEATURE(name) 0
#endif

namespace support {

#if defined(__SANITIZE_ADDRESS__) || TESTS_HAS_FEATURE(address_sanitizer)
inline constexpr bool has_address_sanitizer = true;
#else
inline constexpr bool has_address_sanitizer = false;
#endif
#if defined(__SANITIZE_THREAD__) || TESTS_HAS_FEATURE(thread_sanitizer)
inline constexpr bool has_thread_sanitizer = true;
#else
inline constexpr bool has_thread_sanitizer = false;
#endif

} // namespace support
#undef TESTS_HAS_FEATURE
#endif
