// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/country.hpp>

#include <vouch/json.hpp>

#include <cstddef>
#include <fstream>
#include <functional>
#include <iterator>
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

static_assert(vouch::detail::own_text_type<country>);
static_assert(country::info.code == "not_a_country" && country::info.expected == "an ISO 3166-1 alpha-3 country code");
static_assert(country::info.format.empty() && country::info.exact_size == 3);
static_assert(sizeof(country) == 2 && std::is_trivially_copyable_v<country>);
static_assert(noexcept(country::parse({})) && noexcept(country::valid({})) && noexcept(country{}.view()));
static_assert(!std::is_constructible_v<country, std::string_view> && !std::is_constructible_v<country, char const*>);
static_assert(!std::is_constructible_v<country, std::string> && !std::is_constructible_v<country, int>);

constexpr bool a_literal_is_a_country()
{
    constexpr country germany{"DEU"};
    return germany.alpha3() == "DEU" && germany.view() == "DEU" && germany.is_set() && germany.is_assigned() &&
           germany == country{"DEU"} && germany != country{"SVK"} && country{"ABW"}.view() == "ABW" &&
           country{"ZWE"}.view() == "ZWE";
}
static_assert(a_literal_is_a_country());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"",    "D",   "DE",  "DEUT", "DEX", "deu", "Deu", "DEu", " DEU", "DEU ", "DE ",       "D U",         "276",
          "AAA", "ZZZ", "UNK", "@AA",  "[AA", "A@A", "A[A", "AA@", "AA[",  "`aa",  "\xC3\x84U", "\xFF\xFF\xFF"})
        if (country::parse(wrong) || country::valid(wrong))
            return false;
    return country::parse("SVK")->alpha3() == "SVK" && country::valid("SVK") && !country::parse(std::string_view("DE\0", 3)) &&
           !country::parse(std::string_view("DEU\0", 4)) && !country::parse(std::string_view());
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool kosovo_is_not_assigned()
{
    return country::parse("XKX") && country{"XKX"}.view() == "XKX" && country{"XKX"}.is_set() && !country{"XKX"}.is_assigned() &&
           country{"WSM"}.is_assigned() && country{"YEM"}.is_assigned();
}
static_assert(kosovo_is_not_assigned());

constexpr bool it_has_an_english_name()
{
    return country{"DEU"}.english_name() == "Germany" && country{"CIV"}.english_name() == "C\xC3\xB4te d'Ivoire" &&
           country{"ABW"}.english_name() == "Aruba" && country{"ZWE"}.english_name() == "Zimbabwe" &&
           country{"XKX"}.english_name() == "Kosovo" && country{}.english_name().empty();
}
static_assert(it_has_an_english_name());

constexpr bool unset_is_no_country()
{
    return !country{}.is_set() && !country{}.is_assigned() && country{}.view().empty() && country{} == country{} &&
           country{} != country{"ABW"} && country{} < country{"ABW"};
}
static_assert(unset_is_no_country());

// All 26^3 texts of three capital letters: those that name a country.
auto every_country() -> std::vector<country> const&
{
    static std::vector<country> const all = [] {
        std::vector<country> found;
        std::string text = "AAA";
        for (text[0] = 'A'; text[0] <= 'Z'; ++text[0])
            for (text[1] = 'A'; text[1] <= 'Z'; ++text[1])
                for (text[2] = 'A'; text[2] <= 'Z'; ++text[2])
                    if (auto const one = country::parse(text)) {
                        if (one->view() != text)
                            return std::vector<country>{};
                        found.push_back(*one);
                    }
        return found;
    }();
    return all;
}

} // namespace

TEST_CASE("country: a checked literal is its value")
{
    CHECK(a_literal_is_a_country());
}

TEST_CASE("country: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("country: XKX is accepted, but not assigned")
{
    CHECK(kosovo_is_not_assigned());
}

TEST_CASE("country: has the English short name of the standard")
{
    CHECK(it_has_an_english_name());
}

TEST_CASE("country: a default-constructed value is unset")
{
    CHECK(unset_is_no_country());
}

TEST_CASE("country: 250 of the 26^3 codes name one, and each round-trips")
{
    REQUIRE(every_country().size() == 250);
    std::size_t assigned = 0;
    for (country const one : every_country())
        assigned += one.is_assigned() ? 1 : 0;
    CHECK(assigned == 249);
}

TEST_CASE("country: no byte but a capital letter stands for a letter")
{
    bool none = true;
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 3; ++at) {
            std::string text = "DEU";
            text[at] = static_cast<char>(byte);
            none &= (byte >= 'A' && byte <= 'Z') || !country::valid(text);
        }
    CHECK(none);
}

TEST_CASE("country: order, equality and hash are those of the text")
{
    std::vector<country> all = every_country();
    all.push_back({});
    bool same = true;
    for (country const one : all)
        for (country const other : all)
            same &= (one == other) == (one.view() == other.view()) && (one < other) == (one.view() < other.view()) &&
                    (one != other || std::hash<country>{}(one) == std::hash<country>{}(other));
    CHECK(same);
    CHECK(std::set<country>(all.begin(), all.end()).size() == 251);
    CHECK(std::unordered_set<country>(all.begin(), all.end()).size() == 251);
}

TEST_CASE("country: is written to a stream as its text")
{
    std::ostringstream out;
    out << country{"FRA"} << country{};
    CHECK(out.str() == "FRA");
}

TEST_CASE("country: the codes are those of Debian's iso-codes")
{
    std::ifstream file("/usr/share/iso-codes/json/iso_3166-1.json");
    if (!file) {
        MESSAGE("not compared: the package iso-codes is not installed");
        return;
    }
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    std::string_view const key = "\"alpha_3\": \"";
    std::set<std::string> theirs;
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1))
        theirs.insert(text.substr(at + key.size(), 3));
    std::set<std::string> ours;
    for (country const one : every_country())
        if (one.is_assigned())
            ours.emplace(one.view());
    CHECK(ours == theirs);
}

namespace {

// A function of a user's that takes anything, called without a namespace.
template <class Type>
auto text_of(Type const&) -> int
{
    return 1;
}
template <class Type>
auto is_unset(Type const&) -> int
{
    return 2;
}

} // namespace

TEST_CASE("country: lookup by argument finds none of the library's helpers")
{
    CHECK(text_of(vouch::country{}) == 1);
    CHECK(is_unset(vouch::country{}) == 2);
}
