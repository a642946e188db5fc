// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/rules.hpp>

#include <type_traits>

#include <doctest/doctest.h>

namespace {

struct range {
    int first;
    int last;
};

constexpr bool rules_keep_what_they_were_told()
{
    constexpr vouch::name named("n/a");
    constexpr vouch::description words("what friends say");
    constexpr vouch::length bounds(1, 40);
    return named.text == "n/a" && words.text == "what friends say" && bounds.least() == 1 && bounds.most() == 40;
}
static_assert(rules_keep_what_they_were_told());

constexpr bool a_check_holds_its_predicate()
{
    vouch::check const ordered(
        "range_reversed", "first before last", [](range const& one) { return one.first <= one.last; }, vouch::at<&range::first>,
        vouch::at<&range::last>);
    return ordered.code == "range_reversed" && ordered.expected == "first before last" && ordered.holds({1, 2}) &&
           !ordered.holds({2, 1});
}
static_assert(a_check_holds_its_predicate());

constexpr auto lambda = [](range const&) { return true; };
constexpr vouch::check placed("code", "text", lambda, vouch::at<&range::first>);
constexpr vouch::check unplaced("code", "text", lambda);
static_assert(std::is_same_v<decltype(placed), vouch::check<decltype(unplaced.holds), &range::first> const>);

} // namespace

TEST_CASE("rules: values that are made when they are compiled")
{
    CHECK(rules_keep_what_they_were_told());
    CHECK(a_check_holds_its_predicate());
}
