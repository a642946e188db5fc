// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/currency.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
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

using vouch::currency;

static_assert(vouch::detail::own_text_type<currency> && std::regular<currency> && std::totally_ordered<currency>);
static_assert(currency::info.code == "not_a_currency" && currency::info.expected == "an ISO 4217 currency code");
static_assert(currency::info.format.empty() && currency::info.exact_size == 3);
static_assert(sizeof(currency) == 2 && std::is_trivially_copyable_v<currency>);
static_assert(noexcept(currency::parse(std::string_view())) && noexcept(currency::valid(std::string_view())) &&
              noexcept(currency{}.view()));
static_assert(!std::is_constructible_v<currency, std::string_view> && !std::is_constructible_v<currency, char const*>);
static_assert(!std::is_constructible_v<currency, std::string> && !std::is_constructible_v<currency, int>);

constexpr bool a_literal_is_a_currency()
{
    constexpr currency euro{"EUR"};
    return euro.code() == "EUR" && euro.view() == "EUR" && euro.numeric() == "978" && euro.is_set() && euro.minor_units() == 2U &&
           euro == currency{"EUR"} && euro != currency{"USD"} && currency{"AED"}.view() == "AED" &&
           currency{"ZWL"}.view() == "ZWL" && currency{"ALL"}.numeric() == "008" && currency{"XCG"} != currency{"ANG"};
}
static_assert(a_literal_is_a_currency());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"",    "E",   "EU",  "EURO", "EUX", "eur", "Eur",          "EUr", " EUR", "EUR ", "EU ", "E R", "978",
          "AAA", "ZZZ", "DEM", "BTC",  "@AA", "A[A", "\xE2\x82\xAC", "AA@", "AA[",  "`aa",  "$",   "US$", "\xFF\xFF\xFF"})
        if (currency::parse(wrong) || currency::valid(wrong))
            return false;
    return currency::parse("CHF")->code() == "CHF" && currency::valid("CHF") && !currency::parse(std::string_view("EU\0", 3)) &&
           !currency::parse(std::string_view("EUR\0", 4)) && !currency::parse(std::string_view());
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool minor_units_are_those_of_the_standard()
{
    return currency{"JPY"}.minor_units() == 0U && currency{"USD"}.minor_units() == 2U && currency{"KWD"}.minor_units() == 3U &&
           currency{"CLF"}.minor_units() == 4U && !currency{"XAU"}.minor_units() && !currency{"XDR"}.minor_units() &&
           !currency{"XXX"}.minor_units();
}
static_assert(minor_units_are_those_of_the_standard());

constexpr bool unset_is_no_currency()
{
    return !currency{}.is_set() && currency{}.view().empty() && currency{}.numeric().empty() && !currency{}.minor_units() &&
           currency{} == currency{} && currency{} != currency{"AED"} && currency{} < currency{"AED"};
}
static_assert(unset_is_no_currency());

// All 26^3 texts of three capital letters: those that name a currency.
auto every_currency() -> std::vector<currency> const&
{
    static std::vector<currency> const all = [] {
        std::vector<currency> found;
        std::string text = "AAA";
        for (text[0] = 'A'; text[0] <= 'Z'; ++text[0])
            for (text[1] = 'A'; text[1] <= 'Z'; ++text[1])
                for (text[2] = 'A'; text[2] <= 'Z'; ++text[2])
                    if (auto const one = currency::parse(text)) {
                        if (one->view() != text)
                            return std::vector<currency>{};
                        found.push_back(*one);
                    }
        return found;
    }();
    return all;
}

} // namespace

TEST_CASE("currency: a checked literal is its value")
{
    CHECK(a_literal_is_a_currency());
}

TEST_CASE("currency: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("currency: a default-constructed value is unset")
{
    CHECK(unset_is_no_currency());
}

TEST_CASE("currency: 184 of the 26^3 codes name one, each with a number of its own but for XCG, which has that of ANG")
{
    REQUIRE(every_currency().size() == 184);
    std::map<std::string_view, std::string> codes;
    for (currency const one : every_currency())
        codes[one.numeric()] += one.code();
    CHECK(codes.size() == 183);
    CHECK(codes["532"] == "ANGXCG");
}

// The standard's list, read again: what is not named here has two digits.
TEST_CASE("currency: has the minor units of the standard, or none")
{
    CHECK(minor_units_are_those_of_the_standard());
    std::map<std::optional<unsigned>, std::string> codes;
    for (currency const one : every_currency())
        codes[one.minor_units()].append(one.code()).append(" ");
    CHECK(codes.size() == 5);
    CHECK(codes[0] == "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ");
    CHECK(codes[3] == "BHD IQD JOD KWD LYD OMR TND ");
    CHECK(codes[4] == "CLF UYW ");
    CHECK(codes[std::nullopt] == "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX ");
}

TEST_CASE("currency: order, equality and hash are those of the text")
{
    std::vector<currency> all = every_currency();
    all.push_back({});
    bool same = true;
    for (currency const one : all)
        for (currency const other : all)
            same &= (one == other) == (one.view() == other.view()) && (one < other) == (one.view() < other.view()) &&
                    (one != other || std::hash<currency>{}(one) == std::hash<currency>{}(other));
    CHECK(same);
    CHECK(std::set<currency>(all.begin(), all.end()).size() == 185);
    CHECK(std::unordered_set<currency>(all.begin(), all.end()).size() == 185);
}

TEST_CASE("currency: is written to a stream as its text")
{
    std::ostringstream out;
    out << currency{"CHF"} << currency{};
    CHECK(out.str() == "CHF");
}
