// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/item_rules.hpp>

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

template <class Rule, class Value>
auto fault_of(Rule const& rule, Value const& value) -> std::string
{
    return rule.holds(value) ? "" : vouch::error(rule.fault(value), "").message();
}

using strings = std::vector<std::string>;

} // namespace

TEST_CASE("items counts what arrays, sets and maps hold")
{
    CHECK(vouch::items(1, 2).holds(strings{"a"}));
    CHECK(fault_of(vouch::items(1, 2), strings{}) == "expected 1 to 2 items");
    CHECK(!vouch::items(1, 2).holds(std::map<std::string, int>{}));
    CHECK(vouch::items(2, 2).fault(strings{}).limits.least->as<int>() == 2);
    CHECK(fault_of(vouch::items(2, 2), strings{}) == "expected 2 items");
}

TEST_CASE("items: one bound may be left out")
{
    CHECK(fault_of(vouch::min_items(2), strings{"a"}) == "expected at least 2 items");
    CHECK(fault_of(vouch::max_items(1), strings{"a", "b"}) == "expected at most 1 items");
    CHECK(fault_of(vouch::max_items(1), strings{}) == "");
}

TEST_CASE("not_empty: wants a character or an item")
{
    CHECK(fault_of(vouch::not_empty, std::string()) == "expected at least 1 characters");
    CHECK(fault_of(vouch::not_empty(), std::string("a")) == "");
    CHECK(fault_of(vouch::not_empty, strings{}) == "expected at least 1 items");
    CHECK(fault_of(vouch::not_empty, strings{""}) == "");
}

TEST_CASE("each: stands in another each")
{
    auto const rules = vouch::each(vouch::each(vouch::max_items(1)), vouch::max_items(2), vouch::max_items(3));
    int count = 0;
    rules.all([&](auto const&) { return ++count != 0; });
    CHECK(count == 3);
}
