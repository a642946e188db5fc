// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/number_rules.hpp>

#include <vouch/types/decimal.hpp>

#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace {

template <class Rule, class Value>
auto fault_of(Rule const& rule, Value const& value) -> std::string
{
    return rule.holds(value) ? "" : vouch::error(rule.fault(value), "").message();
}

constexpr bool numbers_are_compared_by_value()
{
    return vouch::range(0, 9).holds(0) && vouch::range(0, 9).holds(9) && !vouch::range(0, 9).holds(10) &&
           !vouch::range(0, 9).holds(-1) && !vouch::range(-1, 9).holds(std::numeric_limits<std::uint64_t>::max()) &&
           vouch::range(0u, 9u).holds(5) && !vouch::range(0u, 9u).holds(-5) && vouch::exclusive_range(0.0, 1.0).holds(0.5) &&
           !vouch::exclusive_range(0.0, 1.0).holds(1.0) && !vouch::exclusive_range(0.0, 1.0).holds(0.0) &&
           vouch::multiple_of(5).holds(-15) && !vouch::multiple_of(5).holds(7) && vouch::multiple_of(-5).holds(10u) &&
           vouch::multiple_of(3).holds(std::numeric_limits<std::int64_t>::min() + 2);
}
static_assert(numbers_are_compared_by_value());

constexpr bool bounds_may_have_different_types()
{
    return vouch::range(0, 5'000'000'000).holds(std::int64_t{4'000'000'000}) && !vouch::range(0, 5'000'000'000).holds(-1) &&
           vouch::range(0, 1.5).holds(1) && !vouch::range(0, 1.5).holds(2) && vouch::range(0, 0.1).holds(0.1f) &&
           vouch::range(0, vouch::decimal("10.5")).holds(vouch::decimal("10.5")) &&
           !vouch::range(0, 10).holds(vouch::decimal("10.01")) &&
           !vouch::range(0, 1.0).holds(std::numeric_limits<double>::quiet_NaN());
}
static_assert(bounds_may_have_different_types());

constexpr bool one_bound_may_be_left_out()
{
    return vouch::minimum(1).holds(1) && !vouch::minimum(1).holds(0) && vouch::maximum(1).holds(-5) &&
           !vouch::maximum(1).holds(2) && !vouch::exclusive_minimum(1).holds(1) && vouch::exclusive_minimum(1).holds(1.5) &&
           !vouch::exclusive_maximum(1).holds(1) && vouch::exclusive_maximum(1).holds(0);
}
static_assert(one_bound_may_be_left_out());

constexpr bool bounds_that_nothing_meets_are_known()
{
    return !vouch::range(5, 1).can_be_met<int>() && vouch::range(5, 5).can_be_met<int>() &&
           !vouch::exclusive_range(1, 2).can_be_met<int>() && vouch::exclusive_range(1, 2).can_be_met<double>() &&
           !vouch::exclusive_range(-1, 0u).can_be_met<int>() && !vouch::range(300, 400).can_be_met<std::uint8_t>() &&
           vouch::range(-5, 400).can_be_met<std::uint8_t>() && !vouch::maximum(-1).can_be_met<unsigned>() &&
           !vouch::range(0.0, std::numeric_limits<double>::quiet_NaN()).can_be_met<double>() &&
           !vouch::multiple_of(0).can_be_met<int>();
}
static_assert(bounds_that_nothing_meets_are_known());

} // namespace

TEST_CASE("ranges bound numbers, and whatever else has an order")
{
    CHECK(numbers_are_compared_by_value());
    CHECK(fault_of(vouch::range(-3, 5), 6) == "expected a number, -3 to 5");
    CHECK(fault_of(vouch::range(0.5, 1.5), 2.0) == "expected a number, 0.5 to 1.5");
    CHECK(fault_of(vouch::exclusive_range(0, 5), 5) == "expected a number, 0 to 5, neither of them");
    CHECK(fault_of(vouch::multiple_of(5), 6) == "expected a multiple of 5");
    CHECK(fault_of(vouch::range(std::string("b"), std::string("d")), std::string("c")) == "");
    CHECK(fault_of(vouch::range(std::string("b"), std::string("d")), std::string("a")) == "expected a value within its bounds");
    CHECK(!vouch::range(0.0, 1.0).holds(std::numeric_limits<double>::infinity()));
}

TEST_CASE("ranges: a bound that is left out is not told")
{
    CHECK(one_bound_may_be_left_out());
    CHECK(bounds_may_have_different_types());
    CHECK(bounds_that_nothing_meets_are_known());
    CHECK(fault_of(vouch::minimum(3), 2) == "expected a number, at least 3");
    CHECK(fault_of(vouch::maximum(3), 4) == "expected a number, at most 3");
    CHECK(fault_of(vouch::exclusive_minimum(3), 3) == "expected a number, at least 3, that bound excluded");
    CHECK(fault_of(vouch::range(0, 1.5), 2) == "expected a number, 0 to 1.5");
    CHECK(fault_of(vouch::minimum(vouch::decimal("1")), vouch::decimal("0.5")) == "expected a value within its bounds");
}
