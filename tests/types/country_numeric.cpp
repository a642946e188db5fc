// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/country_numeric.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::country;
using vouch::country_numeric;

static_assert(vouch::detail::own_text_type<country_numeric> && std::regular<country_numeric> &&
              std::totally_ordered<country_numeric>);
static_assert(country_numeric::info.code == "not_a_country");
static_assert(country_numeric::info.expected == "an ISO 3166-1 numeric country code");
static_assert(country_numeric::info.format.empty() && country_numeric::info.exact_size == 3);
static_assert(sizeof(country_numeric) == 2 && std::is_trivially_copyable_v<country_numeric>);
static_assert(noexcept(country_numeric::parse(std::string_view())) && noexcept(country_numeric::valid(std::string_view())) &&
              noexcept(country_numeric{}.view()));
static_assert(!std::is_constructible_v<country_numeric, std::string_view> && !std::is_constructible_v<country_numeric, int>);
static_assert(!std::is_constructible_v<country_numeric, char const*> && !std::is_constructible_v<country_numeric, std::string>);

constexpr bool a_literal_is_a_country()
{
    constexpr country_numeric germany{"276"};
    return germany.numeric() == "276" && germany.view() == "276" && germany.is_set() && germany.english_name() == "Germany" &&
           germany == country_numeric{"276"} && germany != country_numeric{"703"} && country_numeric{"004"}.view() == "004" &&
           country_numeric{"894"}.view() == "894";
}
static_assert(a_literal_is_a_country());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"",    "0",   "4",   "04",  "0004", "000", "999", "277", "DEU", "27a",          "27 ",
          " 27", "2 7", "+04", "-04", "2.7",  "27:", "27/", "/76", ":76", "\xFF\xFF\xFF", "\xD9\xA1\xB2"})
        if (country_numeric::parse(wrong) || country_numeric::valid(wrong))
            return false;
    return country_numeric::parse("703")->numeric() == "703" && country_numeric::valid("008") &&
           !country_numeric::parse(std::string_view("27\0", 3)) && !country_numeric::parse(std::string_view("276\0", 4)) &&
           !country_numeric::parse(std::string_view());
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool unset_is_no_country()
{
    return !country_numeric{}.is_set() && country_numeric{}.view().empty() && country_numeric{}.english_name().empty() &&
           country_numeric{} == country_numeric{} && country_numeric{} < country_numeric{"004"} && country_numeric{} == country{};
}
static_assert(unset_is_no_country());

static_assert(std::is_nothrow_convertible_v<country_numeric, country>);
static_assert(std::is_nothrow_constructible_v<country_numeric, country> && !std::is_convertible_v<country, country_numeric>,
              "XKX has no number, which has to be said");

constexpr bool forms_convert_to_each_other()
{
    country_numeric const number{country{"DEU"}};
    country const back = number;
    return number.numeric() == "276" && back == country{"DEU"} && country{number} == back && number == back && back == number &&
           number != country{"DNK"} && country{"DNK"} != number && static_cast<country_numeric>(back) == number &&
           !country_numeric(country{"XKX"}).is_set() && !country_numeric(country{}).is_set() &&
           country_numeric{} != country{"XKX"};
}
static_assert(forms_convert_to_each_other());

// All 1 000 texts of three digits: those that name a country.
auto every_country() -> std::vector<country_numeric>
{
    std::vector<country_numeric> found;
    std::string text = "000";
    for (text[0] = '0'; text[0] <= '9'; ++text[0])
        for (text[1] = '0'; text[1] <= '9'; ++text[1])
            for (text[2] = '0'; text[2] <= '9'; ++text[2])
                if (auto const one = country_numeric::parse(text)) {
                    if (one->view() != text)
                        return {};
                    found.push_back(*one);
                }
    return found;
}

} // namespace

TEST_CASE("country_numeric: a checked literal is its value")
{
    CHECK(a_literal_is_a_country());
}

TEST_CASE("country_numeric: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("country_numeric: a default-constructed value is unset")
{
    CHECK(unset_is_no_country());
}

TEST_CASE("country_numeric: converts to the other forms and compares with them")
{
    CHECK(forms_convert_to_each_other());
}

TEST_CASE("country_numeric: 249 of the 1 000 codes name one, and each round-trips through alpha-3")
{
    auto const all = every_country();
    REQUIRE(all.size() == 249);
    bool same = true;
    for (country_numeric const one : all)
        same &= country_numeric(country(one)) == one && country(one).is_assigned() &&
                one.english_name() == country(one).english_name();
    CHECK(same);
}

TEST_CASE("country_numeric: order, equality and hash are those of the text")
{
    auto all = every_country();
    all.push_back({});
    bool same = true;
    for (country_numeric const one : all)
        for (country_numeric const other : all)
            same &= (one == other) == (one.view() == other.view()) && (one < other) == (one.view() < other.view()) &&
                    (one != other || std::hash<country_numeric>{}(one) == std::hash<country_numeric>{}(other));
    CHECK(same);
    CHECK(std::set<country_numeric>(all.begin(), all.end()).size() == 250);
    CHECK(std::unordered_set<country_numeric>(all.begin(), all.end()).size() == 250);
}

TEST_CASE("country_numeric: is written to a stream as its text")
{
    std::ostringstream out;
    out << country_numeric{"250"} << country_numeric{};
    CHECK(out.str() == "250");
}
