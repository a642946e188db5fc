// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/subdivision.hpp>

#include <vouch/json.hpp>

#include <support/property.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::country_alpha2;
using vouch::subdivision;
using vouch::subdivision_code;

static_assert(vouch::detail::own_text_type<subdivision> && std::regular<subdivision> && std::totally_ordered<subdivision>);
static_assert(subdivision::info.code == "not_a_subdivision");
static_assert(subdivision::info.expected == "an ISO 3166-2 subdivision code with its country, such as DE-BY");
static_assert(subdivision::info.format.empty() && subdivision::info.exact_size == 0);
static_assert(sizeof(subdivision) == 7 && std::is_trivially_copyable_v<subdivision>);
static_assert(noexcept(subdivision::parse({})) && noexcept(subdivision::valid({})) && noexcept(subdivision{}.country()));
static_assert(!std::is_constructible_v<subdivision, std::string_view> && !std::is_constructible_v<subdivision, char const*>);

constexpr bool a_literal_is_a_subdivision()
{
    constexpr subdivision bavaria{"DE-BY"};
    return bavaria.view() == "DE-BY" && bavaria.is_set() && bavaria.country() == vouch::country{"DEU"} &&
           bavaria.code() == subdivision_code{"BY"} && bavaria == subdivision{"DE-BY"} && bavaria != subdivision{"DE-BE"} &&
           subdivision{"DE-BE"} < bavaria && subdivision{"AT-9"}.code().view() == "9" &&
           subdivision{"GB-ENG"}.code().view() == "ENG" && subdivision{"AD-02"} < subdivision{"ZW-MW"};
}
static_assert(a_literal_is_a_subdivision());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"",      "D",     "DE",     "DE-",    "DE-B",   "DE-BYX", "DE-XX", "de-by",   "DE-by",      "de-BY",
          "DEBY",  "DE BY", "DE_BY",  "BY",     "-BY",    "DEU-BY", "DE-B-", "AT-9-",   "AT-9--",     "AT---",
          "AT--9", "AT-",   "AT-0",   "AT-10",  "XX-01",  "XK-01",  "AA-01", "ZZ-01",   "VA-01",      "AW-01",
          "@@-01", "[[-01", "DE-BY ", " DE-BY", "DE-B\n", "FR-A",   "FR-AR", "FR-ARAA", "DE-\xC3\x9C"})
        if (subdivision::parse(wrong) || subdivision::valid(wrong))
            return false;
    return subdivision::valid("US-CA") && subdivision::valid("SK-BL") && subdivision::valid("JP-13") &&
           subdivision::valid("FR-ARA") && subdivision::valid("FR-01") && !subdivision::valid(std::string_view("AT-9\0", 5)) &&
           !subdivision::valid({});
}
static_assert(a_text_is_parsed_or_refused());

// Chhattisgarh was IN-CT until 2023.
constexpr bool new_and_withdrawn_codes_are_read()
{
    for (std::string_view const text : {"IN-CG", "IN-CT", "FR-75C", "FR-75", "KZ-75", "KZ-ALA", "GT-01", "GT-GU"})
        if (!subdivision::valid(text))
            return false;
    return true;
}
static_assert(new_and_withdrawn_codes_are_read());

constexpr bool a_country_and_a_code_make_one()
{
    return subdivision::in(country_alpha2{"DE"}, subdivision_code{"BY"}) == subdivision{"DE-BY"} &&
           subdivision::in(vouch::country{"DEU"}, subdivision_code{"BY"}) == subdivision{"DE-BY"} &&
           subdivision::in(vouch::country_numeric{"040"}, subdivision_code{"9"}) == subdivision{"AT-9"} &&
           !subdivision::in(country_alpha2{"SK"}, subdivision_code{"BY"}) &&
           !subdivision::in(country_alpha2{}, subdivision_code{"BY"}) &&
           !subdivision::in(country_alpha2{"DE"}, subdivision_code{}) && !subdivision::in(country_alpha2{}, subdivision_code{}) &&
           !subdivision::in(country_alpha2{"XK"}, subdivision_code{"01"});
}
static_assert(a_country_and_a_code_make_one());

constexpr bool unset_has_no_parts()
{
    return !subdivision{}.is_set() && subdivision{}.view().empty() && !subdivision{}.country().is_set() &&
           !subdivision{}.code().is_set() && subdivision{} == subdivision{} && subdivision{} < subdivision{"AD-02"};
}
static_assert(unset_has_no_parts());

// An API that has the country in another member.
struct address {
    vouch::country country{};
    std::optional<subdivision_code> region{};
};
BOOST_DESCRIBE_STRUCT(address, (), (country, region))

constexpr auto vouch_schema(vouch::of<address>)
{
    return vouch::schema(vouch::check(
        "not_a_subdivision", "a subdivision of the country",
        [](address const& value) { return !value.region || subdivision::in(value.country, *value.region).has_value(); },
        vouch::at<&address::region>));
}

// The codes of the table or, where there is time, every text "CC-SSS" of capitals and digits that is a code.
auto every_code() -> std::set<std::string>
{
    std::set<std::string> found;
    if (!support::is_full()) {
        for (auto const& country : vouch::detail::list_of_subdivided_countries.at)
            for (std::size_t index = 0; index != country.count; ++index) {
                std::string_view const code = country.code(index);
                found.insert(std::string(country.alpha2()).append("-").append(code.substr(0, code.find('-'))));
            }
        return found;
    }
    auto const look = [&](auto const& self, std::string const& text) -> void {
        if (subdivision::valid(text))
            found.insert(text);
        if (text.size() < 6)
            for (char const next : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                self(self, text + next);
    };
    for (char first = 'A'; first <= 'Z'; ++first)
        for (char second = 'A'; second <= 'Z'; ++second)
            look(look, {first, second, '-'});
    return found;
}

} // namespace

TEST_CASE("subdivision: a checked literal is its value, a default-constructed value is unset")
{
    CHECK(a_literal_is_a_subdivision());
    CHECK(unset_has_no_parts());
}

TEST_CASE("subdivision: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
    CHECK(new_and_withdrawn_codes_are_read());
}

TEST_CASE("subdivision: a country and a code without it make a subdivision, if the country has it")
{
    CHECK(a_country_and_a_code_make_one());
}

TEST_CASE("subdivision: 5206 texts are codes, and each is made of its parts again")
{
    auto const all = every_code();
    CHECK(all.size() == 5206);
    std::set<std::string> countries;
    std::string differs;
    for (std::string const& text : all) {
        auto const found = subdivision::parse(text);
        countries.insert(text.substr(0, 2));
        if (!found || found->view() != text || found->country().view() != text.substr(0, 2) ||
            found->code().view() != text.substr(3) || subdivision::in(found->country(), found->code()) != found)
            differs += ' ' + text;
    }
    CHECK(differs == "");
    CHECK(countries.size() == 200);
}

TEST_CASE("subdivision_code: a check binds it to the country in another member")
{
    CHECK(vouch::parse<address>(R"({"country":"DEU","region":"BY"})").has_value());
    CHECK(vouch::parse<address>(R"({"country":"DEU"})").has_value());
    auto const refused = vouch::parse<address>(R"({"country":"SVK","region":"BY"})");
    REQUIRE(!refused);
    REQUIRE(refused.error().size() == 1);
    CHECK(refused.error()[0].code() == "not_a_subdivision");
    CHECK(refused.error()[0].kind() == vouch::errc::check);
    CHECK(refused.error()[0].pointer() == "/region");
    auto const of_wrong_form = vouch::parse<address>(R"({"country":"SVK","region":"DE-BY"})");
    REQUIRE(!of_wrong_form);
    CHECK(of_wrong_form.error()[0].code() == "not_a_subdivision");
    CHECK(of_wrong_form.error()[0].kind() == vouch::errc::format);
}

TEST_CASE("subdivision: equal codes have equal hashes, and are written to a stream as their texts")
{
    CHECK(std::unordered_set<subdivision>{subdivision{"DE-BY"}, *subdivision::parse("DE-BY"), subdivision{}}.size() == 2);
    std::ostringstream out;
    out << subdivision{"DE-BY"} << subdivision{};
    CHECK(out.str() == "DE-BY");
}
