// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_CHECK_HPP
#define VOUCH_TESTS_SUPPORT_CHECK_HPP
#include <source_location>
#include <type_traits>

#include <doctest/doctest.h>

namespace support {

// Not constexpr: the compiler names the call, and with it the line, in a static_assert whose function comes here.
inline void a_check_failed(std::source_location place)
{
    ADD_FAIL_CHECK_AT(place.file_name(), static_cast<int>(place.line()), "a check failed");
}

/// A CHECK for functions that run under static_assert and in a test case alike: a failure names its line in both.
constexpr void check(bool holds, std::source_location place = std::source_location::current())
{
    if (!holds)
        a_check_failed(place);
}

} // namespace support
#endif
