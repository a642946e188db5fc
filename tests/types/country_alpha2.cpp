// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/country_alpha2.hpp>

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
using vouch::country_alpha2;
using vouch::country_numeric;

static_assert(vouch::detail::own_text_type<country_alpha2> && std::regular<country_alpha2> &&
              std::totally_ordered<country_alpha2>);
static_assert(country_alpha2::info.code == "not_a_country");
static_assert(country_alpha2::info.expected == "an ISO 3166-1 alpha-2 country code");
static_assert(country_alpha2::info.format.empty() && country_alpha2::info.exact_size == 2);
static_assert(sizeof(country_alpha2) == 2 && std::is_trivially_copyable_v<country_alpha2>);
static_assert(noexcept(country_alpha2::parse(std::string_view())) && noexcept(country_alpha2::valid(std::string_view())) &&
              noexcept(country_alpha2{}.view()));
static_assert(!std::is_constructible_v<country_alpha2, std::string_view> && !std::is_constructible_v<country_alpha2, int>);
static_assert(!std::is_constructible_v<country_alpha2, char const*> && !std::is_constructible_v<country_alpha2, std::string>);

constexpr bool a_literal_is_a_country()
{
    constexpr country_alpha2 germany{"DE"};
    return germany.alpha2() == "DE" && germany.view() == "DE" && germany.is_set() && germany.is_assigned() &&
           germany.english_name() == "Germany" && germany == country_alpha2{"DE"} && germany != country_alpha2{"SK"} &&
           country_alpha2{"AD"}.view() == "AD" && country_alpha2{"ZW"}.view() == "ZW";
}
static_assert(a_literal_is_a_country());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong : {"",   "D",  "DEU", "DX", "de", "De", "dE", " DE", "DE ", "D ",       " D",      "276",
                                         "AA", "ZZ", "UK",  "EU", "@A", "[A", "A@", "A[",  "`a",  "\xC3\x84", "\xFF\xFF"})
        if (country_alpha2::parse(wrong) || country_alpha2::valid(wrong))
            return false;
    return country_alpha2::parse("SK")->alpha2() == "SK" && country_alpha2::valid("SK") &&
           !country_alpha2::parse(std::string_view("D\0", 2)) && !country_alpha2::parse(std::string_view("DE\0", 3)) &&
           !country_alpha2::parse(std::string_view());
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool kosovo_is_not_assigned()
{
    return country_alpha2::parse("XK") && country_alpha2{"XK"}.view() == "XK" && !country_alpha2{"XK"}.is_assigned() &&
           country_alpha2{"XK"}.english_name() == "Kosovo" && country_alpha2{"XK"} == country{"XKX"};
}
static_assert(kosovo_is_not_assigned());

constexpr bool unset_is_no_country()
{
    return !country_alpha2{}.is_set() && !country_alpha2{}.is_assigned() && country_alpha2{}.view().empty() &&
           country_alpha2{}.english_name().empty() && country_alpha2{} == country_alpha2{} &&
           country_alpha2{} < country_alpha2{"AD"} && country_alpha2{} == country{} &&
           country_alpha2{country{}} == country_alpha2{};
}
static_assert(unset_is_no_country());

// It is a country by itself; nothing is lost, so nothing has to be said.
static_assert(std::is_nothrow_convertible_v<country, country_alpha2> && std::is_nothrow_convertible_v<country_alpha2, country>);
static_assert(std::is_nothrow_convertible_v<country_numeric, country_alpha2>);
static_assert(!std::is_convertible_v<country_alpha2, country_numeric>, "XK has no number");
static_assert(std::is_constructible_v<country_numeric, country_alpha2>);

constexpr bool forms_convert_to_each_other()
{
    country_alpha2 const from_country = country{"DEU"};
    country_alpha2 const from_number = country_numeric{"276"};
    country const to_country = from_country;
    country_numeric const to_number{from_country};
    return from_country.alpha2() == "DE" && from_number.alpha2() == "DE" && to_country.alpha3() == "DEU" &&
           to_number.numeric() == "276" && country{from_country} == to_country && country_alpha2{to_number} == from_number &&
           static_cast<country_numeric>(from_country) == to_number && static_cast<country_alpha2>(to_number) == from_number &&
           country_numeric(country_alpha2{"XK"}) == country_numeric{};
}
static_assert(forms_convert_to_each_other());

constexpr bool forms_are_compared()
{
    country const three{"DEU"};
    country_alpha2 const two{"DE"};
    country_numeric const number{"276"};
    return two == three && three == two && two == number && number == two && two != country{"DNK"} && country{"DNK"} != two &&
           two != country_numeric{"208"} && country_numeric{"208"} != two;
}
static_assert(forms_are_compared());

// All 26^2 texts of two capital letters: those that name a country.
auto every_country() -> std::vector<country_alpha2>
{
    std::vector<country_alpha2> found;
    std::string text = "AA";
    for (text[0] = 'A'; text[0] <= 'Z'; ++text[0])
        for (text[1] = 'A'; text[1] <= 'Z'; ++text[1])
            if (auto const one = country_alpha2::parse(text)) {
                if (one->view() != text)
                    return {};
                found.push_back(*one);
            }
    return found;
}

} // namespace

TEST_CASE("country_alpha2: a checked literal is its value")
{
    CHECK(a_literal_is_a_country());
}

TEST_CASE("country_alpha2: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("country_alpha2: XK is accepted, but not assigned")
{
    CHECK(kosovo_is_not_assigned());
}

TEST_CASE("country_alpha2: a default-constructed value is unset")
{
    CHECK(unset_is_no_country());
}

TEST_CASE("country_alpha2: converts to the other forms and compares with them")
{
    CHECK(forms_convert_to_each_other());
    CHECK(forms_are_compared());
}

TEST_CASE("country_alpha2: 250 of the 26^2 codes name one, and each round-trips through the other forms")
{
    auto const all = every_country();
    REQUIRE(all.size() == 250);
    std::size_t assigned = 0;
    bool same = true;
    for (country_alpha2 const one : all) {
        assigned += one.is_assigned() ? 1 : 0;
        same &= country_alpha2(country(one)) == one && country(one).is_assigned() == one.is_assigned();
        same &= country_numeric(one).is_set() == one.is_assigned();
        same &= !one.is_assigned() || country_alpha2(country_numeric(one)) == one;
        same &= one.english_name() == country(one).english_name() && !one.english_name().empty();
    }
    CHECK(same);
    CHECK(assigned == 249);
}

TEST_CASE("country_alpha2: order, equality and hash are those of the text")
{
    auto all = every_country();
    all.push_back({});
    bool same = true;
    for (country_alpha2 const one : all)
        for (country_alpha2 const other : all)
            same &= (one == other) == (one.view() == other.view()) && (one < other) == (one.view() < other.view()) &&
                    (one != other || std::hash<country_alpha2>{}(one) == std::hash<country_alpha2>{}(other));
    CHECK(same);
    CHECK(std::set<country_alpha2>(all.begin(), all.end()).size() == 251);
    CHECK(std::unordered_set<country_alpha2>(all.begin(), all.end()).size() == 251);
}

TEST_CASE("country_alpha2: is written to a stream as its text")
{
    std::ostringstream out;
    out << country_alpha2{"FR"} << country_alpha2{};
    CHECK(out.str() == "FR");
}
