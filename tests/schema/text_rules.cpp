// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/text_rules.hpp>

#include <string>

#include <doctest/doctest.h>

namespace {

template <class Rule, class Value>
auto fault_of(Rule const& rule, Value const& value) -> std::string
{
    return rule.holds(value) ? "" : vouch::error(rule.fault(value), "").message();
}

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

TEST_CASE("length: one bound may be left out")
{
    CHECK(fault_of(vouch::min_length(2), std::string("a")) == "expected at least 2 characters");
    CHECK(fault_of(vouch::min_length(2), std::string("ab")) == "");
    CHECK(fault_of(vouch::max_length(2), std::string("abc")) == "expected at most 2 characters");
    CHECK(fault_of(vouch::max_length(2), std::string()) == "");
    CHECK(!vouch::min_length(2).fault(std::string()).limits.most);
    CHECK(!vouch::max_length(2).fault(std::string("abc")).limits.least);
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
