// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/bounds.hpp>

#include <vouch/types/decimal.hpp>

#include <support/check.hpp>

#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

namespace {

using support::check;
using vouch::detail::is_less;

constexpr bool doubles_and_integers_are_compared_exactly()
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    check(is_less(9007199254740992.0, std::int64_t{9007199254740993})); // one apart, where a double has no odd numbers
    check(!is_less(std::int64_t{9007199254740993}, 9007199254740992.0));
    check(is_less(most, 18446744073709551616.0));
    check(!is_less(18446744073709551616.0, most));
    check(!is_less(most, 1.8e19));
    check(!is_less(-9223372036854775808.0, least));
    check(!is_less(least, -9223372036854775808.0));
    check(is_less(-1e30, least));
    check(!is_less(least, -1e30));
    check(is_less(-0.5, 0) && is_less(-1, -0.5) && !is_less(-0.5, -1));
    check(is_less(0, 0.5) && is_less(0.5, 1) && !is_less(1, 0.5));
    check(is_less(-0.5, 0u) && !is_less(0u, -0.5));
    return true;
}

constexpr bool nothing_is_less_or_greater_than_nan()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    check(!is_less(nan, 0) && !is_less(0, nan) && !is_less(nan, 0u) && !is_less(0u, nan) && !is_less(nan, nan));
    return true;
}

constexpr bool integers_become_decimals()
{
    using vouch::decimal;
    check(vouch::detail::number_from<decimal>(0) == decimal("0"));
    check(vouch::detail::number_from<decimal>(-120) == decimal("-120"));
    check(vouch::detail::number_from<decimal>(std::numeric_limits<std::int64_t>::min()) == decimal("-9223372036854775808"));
    check(vouch::detail::number_from<decimal>(std::numeric_limits<std::uint64_t>::max()) == decimal("18446744073709551615"));
    return true;
}

static_assert(doubles_and_integers_are_compared_exactly());
static_assert(nothing_is_less_or_greater_than_nan());
static_assert(integers_become_decimals());

} // namespace

TEST_CASE("bounds: numbers of different types are compared by value")
{
    CHECK(doubles_and_integers_are_compared_exactly());
    CHECK(nothing_is_less_or_greater_than_nan());
    CHECK(integers_become_decimals());
}
