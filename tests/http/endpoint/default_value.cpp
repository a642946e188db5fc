// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/default_value.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

#include <support/http_api.hpp>
#include <vouch/schema/number_rules.hpp>
#include <vouch/schema/text_rules.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/uuid.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using namespace vouch::http::detail;
using people::tier;

constexpr double quarter = 0.25;
constexpr double endless = std::numeric_limits<double>::infinity();
constexpr auto epoch = vouch::date("1970-01-01");

template <literal Value>
using words = type_list<deprecated, default_value<Value>>;

static_assert(is_default_value<default_value<1>> && is_default_value<default_value<"a">> && !is_default_value<deprecated>);
static_assert(std::is_same_v<default_in<words<1>>, default_value<1>> && std::is_same_v<default_in<type_list<>>, nothing>);

static_assert(has_a_default_of_type<words<20>, int>() && has_a_default_of_type<words<20>, std::uint8_t>() &&
              has_a_default_of_type<words<20>, double>() && has_a_default_of_type<words<20>, vouch::decimal>() &&
              has_a_default_of_type<words<20>, vouch::quoted<int>>() && has_a_default_of_type<words<true>, bool>() &&
              has_a_default_of_type<words<tier::pro>, tier>() && has_a_default_of_type<words<"pro">, tier>() &&
              has_a_default_of_type<words<"SVK">, vouch::country>() && has_a_default_of_type<words<"abc">, std::string>() &&
              has_a_default_of_type<words<&quarter>, double>() && has_a_default_of_type<words<&quarter>, float>() &&
              has_a_default_of_type<words<&epoch>, std::chrono::year_month_day>() &&
              has_a_default_of_type<words<&people::some_id>, boost::uuids::uuid>());
static_assert(!has_a_default_of_type<words<256>, std::uint8_t>() && !has_a_default_of_type<words<-1>, unsigned>() &&
              !has_a_default_of_type<words<1>, bool>() && !has_a_default_of_type<words<true>, int>() &&
              !has_a_default_of_type<words<"1">, int>() && !has_a_default_of_type<words<1>, std::string>() &&
              !has_a_default_of_type<words<"gold">, tier>() && !has_a_default_of_type<words<"SVX">, vouch::country>() &&
              !has_a_default_of_type<words<"\xFF">, std::string>() && !has_a_default_of_type<words<&endless>, double>() &&
              !has_a_default_of_type<words<16'777'217>, float>() && !has_a_default_of_type<words<&quarter>, int>());

template <class Rules, literal Value, class Type>
using broken = typename rule_broken_by_default<Rules, words<Value>, Type>::type;
static_assert(
    std::is_same_v<broken<rules<vouch::range(1, 100)>, 20, int>, nothing> &&
    std::is_same_v<broken<rules<vouch::range(1, 100)>, 0, int>, vouch::range<int, int>> &&
    std::is_same_v<broken<rules<vouch::length(1, 2)>, "abc", std::string>, vouch::length> &&
    std::is_same_v<broken<rules<vouch::length(1, 3)>, "abc", std::string>, nothing> &&
    std::is_same_v<broken<rules<vouch::one_of("a", "b")>, "b", std::string>, nothing> &&
    std::is_same_v<broken<rules<vouch::one_of("a", "b")>, "c", std::string>, vouch::one_of<2, 2>> &&
    std::is_same_v<broken<rules<vouch::minimum(21)>, 20, vouch::quoted<int>>, vouch::range<int, vouch::detail::unbounded>> &&
    std::is_same_v<broken<nothing, 20, int>, nothing>);

template <literal Value, class Type>
auto given() -> Type
{
    Type value{};
    CHECK(give_default<words<Value>>(value));
    return value;
}

TEST_CASE("default_value: gives a value its default")
{
    CHECK(given<20, int>() == 20);
    CHECK(given<20, double>() == 20.0);
    CHECK(given<20, vouch::decimal>() == *vouch::decimal::parse("20"));
    CHECK(given<20, vouch::quoted<int>>() == 20);
    CHECK(given<"pro", tier>() == tier::pro);
    CHECK(given<"SVK", vouch::country>() == vouch::country("SVK"));
    CHECK(given<"a b", std::string>() == "a b");
    CHECK(given<"", std::string>().empty());
    CHECK(given<&quarter, double>() == 0.25);
    CHECK(given<&epoch, std::chrono::year_month_day>() == epoch);
}

} // namespace
