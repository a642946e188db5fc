// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/rules.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using strings = std::vector<std::string>;

template <class Rule, class Value>
auto fault_of(Rule const& rule, Value const& value) -> std::string
{
    return rule.holds(value) ? "" : vouch::error(rule.fault(value), "").message();
}

struct point {
    int x{};
    friend bool operator==(point const&, point const&) = default; // no order
};

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

} // namespace

TEST_CASE("length counts code points")
{
    CHECK(fault_of(vouch::length(1, 3), std::string("a")) == "");
    CHECK(fault_of(vouch::length(1, 3), std::string("\u00e4\u20ac\U0001f600")) == "");
    CHECK(fault_of(vouch::length(1, 3), std::string()) == "expected 1 to 3 characters");
    CHECK(fault_of(vouch::length(1, 3), std::string("abcd")) == "expected 1 to 3 characters");
    CHECK(vouch::length(1, 3).fault(std::string()).kind == vouch::errc::too_short);
    CHECK(vouch::length(1, 3).fault(std::string("abcd")).kind == vouch::errc::too_long);
}

TEST_CASE("items counts what arrays, sets and maps hold")
{
    CHECK(vouch::items(1, 2).holds(strings{"a"}));
    CHECK(fault_of(vouch::items(1, 2), strings{}) == "expected 1 to 2 items");
    CHECK(!vouch::items(1, 2).holds(std::map<std::string, int>{}));
    CHECK(vouch::items(2, 2).fault(strings{}).limits.least->as<int>() == 2);
    CHECK(fault_of(vouch::items(2, 2), strings{}) == "expected 2 items");
}

TEST_CASE("unique_items, with and without an order")
{
    CHECK(vouch::unique_items().holds(strings{}));
    CHECK(vouch::unique_items().holds(strings{"b", "a"}));
    CHECK(!vouch::unique_items().holds(strings{"b", "a", "b"}));
    CHECK(vouch::unique_items().holds(std::vector<point>{{1}, {2}}));
    CHECK(!vouch::unique_items().holds(std::vector<point>{{1}, {2}, {1}}));
    CHECK(vouch::unique_items().fault(strings{}).kind == vouch::errc::not_unique);
}

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

TEST_CASE("one_of names what it takes")
{
    static constexpr vouch::one_of units("kg", "pound", "t");
    CHECK(units.size() == 3);
    CHECK(units[1] == "pound");
    CHECK(units.holds(std::string("t")));
    CHECK(!units.holds(std::string("")));
    CHECK(!units.holds(std::string("kg, pound")));
    CHECK(fault_of(units, std::string("g")) == "expected one of kg, pound, t");
}
