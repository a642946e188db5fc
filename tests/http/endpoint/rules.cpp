// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/rules.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <vouch/schema/item_rules.hpp>
#include <vouch/schema/number_rules.hpp>
#include <vouch/schema/text_rules.hpp>
#include <vouch/schema/unique_items.hpp>
#include <vouch/types/date.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using namespace vouch::http::detail;

constexpr vouch::range half(0.0, 0.5);
constexpr vouch::range this_century(vouch::date("2000-01-01"), vouch::date("2099-12-31"));

using small = rules<vouch::range(1, 100), vouch::multiple_of(5)>;
static_assert(is_rules<small> && is_rules<rules<>> && !is_rules<int>);
static_assert(std::is_same_v<rule_type<vouch::length(1, 2)>, vouch::length> &&
              std::is_same_v<rule_type<&half>, vouch::range<double, double>>);
static_assert(rule_object<vouch::length(1, 2)>().most() == 2 && rule_object<&half>().most() == 0.5);

static_assert(
    std::is_same_v<rule_faults<small, int>::stray, nothing> &&
    std::is_same_v<rule_faults<small, std::optional<long>>::stray, nothing> &&
    std::is_same_v<rule_faults<rules<&half>, double>::stray, nothing> &&
    std::is_same_v<rule_faults<rules<&this_century>, std::chrono::year_month_day>::stray, nothing> &&
    std::is_same_v<rule_faults<rules<vouch::items(1, 2), vouch::each(vouch::range(1, 2))>, std::vector<int>>::stray, nothing>);
static_assert(
    std::is_same_v<rule_faults<small, double>::stray, vouch::multiple_of<int>> &&
    std::is_same_v<rule_faults<rules<vouch::length(1, 2)>, int>::stray, vouch::length> &&
    std::is_same_v<rule_faults<rules<vouch::range(1, 2)>, std::vector<int>>::stray, vouch::range<int, int>> &&
    std::is_same_v<rule_faults<rules<vouch::deprecated>, int>::stray, std::remove_const_t<decltype(vouch::deprecated)>>);
static_assert(std::is_same_v<rule_faults<rules<vouch::range(1, 2), vouch::range(2, 1)>, int>::unmet, vouch::range<int, int>> &&
              std::is_same_v<rule_faults<small, int>::unmet, nothing>);

template <class... Words>
auto codes_of(auto const& value) -> std::vector<std::string>
{
    std::vector<std::string> codes;
    check_rules(type_list<Words...>{}, value, [&](auto const& expected) { codes.emplace_back(expected.code); });
    return codes;
}

TEST_CASE("rules: each rule that a value breaks is told")
{
    using codes = std::vector<std::string>;
    CHECK(codes_of<small>(20).empty());
    CHECK(codes_of<small>(21) == codes{"not_a_multiple"});
    CHECK(codes_of<int, small>(101) == codes{"out_of_range", "not_a_multiple"});
    CHECK(codes_of<small>(std::optional<int>()).empty());
    CHECK(codes_of<small>(std::optional<int>(0)) == codes{"out_of_range"});
    CHECK(codes_of<rules<&half>>(0.75) == codes{"out_of_range"});
    CHECK(codes_of<rules<&this_century>>(vouch::date("1999-12-31")) == codes{"out_of_range"});
    CHECK(codes_of<rules<vouch::one_of("up", "down")>>(std::string("left")) == codes{"not_one_of"});
    CHECK(codes_of<rules<vouch::not_empty>>(std::string()) == codes{"too_short"});
    CHECK(codes_of<rules<vouch::items(1, 2), vouch::unique_items, vouch::each(vouch::range(1, 9))>>(std::vector<int>{3, 3, 10}) ==
          codes{"too_long", "not_unique", "out_of_range"});
    CHECK(codes_of<>(1).empty());
}

TEST_CASE("rules: what an error says outlives the check")
{
    std::string_view said;
    check_rules(type_list<rules<vouch::one_of("up", "down")>>{}, std::string("left"),
                [&](auto const& expected) { said = expected.expected; });
    CHECK(said == "one of up, down");
}

} // namespace
