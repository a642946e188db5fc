// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/constraints.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/decimal.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace {

// The keywords of a rule for a `Value`: "minimum 1,maximum 5".
template <class Value, class Rule>
auto keywords(Rule const& rule) -> std::string
{
    vouch::detail::constraints made;
    vouch::detail::add_rule<Value>(made, rule);
    std::string all;
    for (auto const& each : made.own) {
        all += all.empty() ? "" : ",";
        all += std::string(each.keyword) + ' ' + each.text;
        for (auto const text : each.texts)
            all += std::string(text) + ';';
    }
    return all;
}

struct a_pattern {
    static constexpr bool is_value_rule = true;
    static constexpr auto source() -> std::string_view { return "^a$"; }
};

} // namespace

TEST_CASE("constraints: bounds of numbers, as far as the type does not keep them anyway")
{
    using namespace vouch;
    CHECK(keywords<int>(range(1, 5)) == "minimum 1,maximum 5");
    CHECK(keywords<int>(minimum(0.5)) == "minimum 0.5");
    CHECK(keywords<unsigned>(minimum(-1)).empty());
    CHECK(keywords<unsigned>(minimum(0)).empty());
    CHECK(keywords<unsigned>(exclusive_minimum(0)) == "exclusiveMinimum 0");
    CHECK(keywords<std::int8_t>(maximum(127)).empty());
    CHECK(keywords<std::int8_t>(exclusive_maximum(127)) == "exclusiveMaximum 127");
    CHECK(keywords<std::uint64_t>(maximum(18'446'744'073'709'551'614u)) == "maximum 18446744073709551614");
    CHECK(keywords<double>(exclusive_range(0.1, 2)) == "exclusiveMinimum 0.1,exclusiveMaximum 2");
    CHECK(keywords<float>(minimum(0.1)) == "minimum 0.1");
    CHECK(keywords<double>(minimum(-std::numeric_limits<double>::infinity())).empty());
    CHECK(keywords<decimal>(range(0, decimal("9.50"))) == "minimum 0,maximum 9.50");
}

TEST_CASE("constraints: bounds of other values are left out")
{
    CHECK(keywords<std::chrono::year_month_day>(vouch::minimum(vouch::date("2020-01-01"))).empty());
}

TEST_CASE("constraints: lengths, counts and words")
{
    using namespace vouch;
    using list = std::vector<std::string>;
    using map = std::map<std::string, int>;
    CHECK(keywords<std::string>(length(0, 5)) == "maxLength 5");
    CHECK(keywords<std::string>(length(2, 5)) == "minLength 2,maxLength 5");
    CHECK(keywords<std::string>(min_length(2)) == "minLength 2");
    CHECK(keywords<std::string>(not_empty) == "minLength 1");
    CHECK(keywords<list>(not_empty) == "minItems 1");
    CHECK(keywords<map>(not_empty) == "minProperties 1");
    CHECK(keywords<list>(items(1, 2)) == "minItems 1,maxItems 2");
    CHECK(keywords<map>(max_items(3)) == "maxProperties 3");
    CHECK(keywords<list>(unique_items) == "uniqueItems true");
    CHECK(keywords<int>(multiple_of(-5)) == "multipleOf 5");
    CHECK(keywords<std::string>(one_of("a", "b")) == "enum a;b;");
    CHECK(keywords<std::string>(a_pattern{}) == "pattern ^a$");
    CHECK(keywords<std::string>(description("no rule")).empty());
}

TEST_CASE("constraints: the rules of each() are about the items")
{
    vouch::detail::constraints made;
    vouch::detail::add_rule<std::vector<unsigned>>(made, vouch::each(vouch::minimum(0), vouch::maximum(7)));
    CHECK(made.own.empty());
    REQUIRE(made.for_items().own.size() == 1);
    CHECK(made.for_items().own[0].keyword == "maximum");
    CHECK(made.for_items().for_items().own.empty());
}
