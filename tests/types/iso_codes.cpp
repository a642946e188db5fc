// SPDX-License-Identifier: BSL-1.0
// The tables of countries, subdivisions, currencies and languages against Debian's package iso-codes, code by code, in all forms.
#include <vouch/types/country.hpp>
#include <vouch/types/country_alpha2.hpp>
#include <vouch/types/country_numeric.hpp>
#include <vouch/types/currency.hpp>
#include <vouch/types/language.hpp>
#include <vouch/types/subdivision.hpp>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

// The version that the tables were taken from. With any other, codes that only one side has are named and accepted: the lists
// change by a few every year.
constexpr std::string_view version_of_tables = "4.15.0";

// The currencies that ISO 4217 has assigned since that version, of April 2023, each with its amendment and first day.
struct later_currency {
    std::string_view code;
    std::string_view numeric;
};
constexpr later_currency later_currencies[] = {
    {"XAD", "396"}, // 179, 12 May 2025: Arab Accounting Dinar
    {"XCG", "532"}, // 176, 31 March 2025: Caribbean guilder
    {"ZWG", "924"}, // 177, 25 June 2024: Zimbabwe Gold
};

// The subdivisions that ISO 3166-2 has named since that version, as iso-codes 4.20.1 has them.
constexpr std::string_view later_subdivisions =
    "DZ-49 DZ-50 DZ-51 DZ-52 DZ-53 DZ-54 DZ-55 DZ-56 DZ-57 DZ-58 ET-SI ET-SW FR-69M FR-6AE FR-75C GB-NNH GB-WNH GT-01 "
    "GT-02 GT-03 GT-04 GT-05 GT-06 GT-07 GT-08 GT-09 GT-10 GT-11 GT-12 GT-13 GT-14 GT-15 GT-16 GT-17 GT-18 GT-19 GT-20 "
    "GT-21 GT-22 ID-PD ID-PE ID-PS ID-PT IN-CG IN-OD IN-TS IN-UK IQ-KR IS-HUG IS-MUL IS-SKR KP-15 KZ-10 KZ-11 KZ-15 "
    "KZ-19 KZ-23 KZ-27 KZ-31 KZ-33 KZ-35 KZ-39 KZ-43 KZ-47 KZ-55 KZ-59 KZ-61 KZ-62 KZ-63 KZ-71 KZ-75 KZ-79 LV-111 "
    "LV-112 LV-113 ME-25 PA-NT PH-MGN PH-MGS";

auto contents_of(char const* path) -> std::string
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

auto installed_version() -> std::string
{
    std::string const text = contents_of("/usr/share/pkgconfig/iso-codes.pc");
    std::string_view const key = "Version: ";
    std::size_t const at = text.find(key);
    return at == text.npos ? "of unknown version" : text.substr(at + key.size(), text.find('\n', at) - at - key.size());
}

using entry = std::map<std::string, std::string>;

// Its files hold objects of strings without escapes, one member on each line.
auto entries_of(char const* path) -> std::vector<entry>
{
    std::vector<entry> all;
    std::string const file = contents_of(path);
    for (std::string_view text = file; !text.empty();) {
        std::string_view const line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
        std::vector<std::size_t> quotes;
        for (std::size_t at = line.find('"'); at != line.npos; at = line.find('"', at + 1))
            quotes.push_back(at);
        if (line.ends_with("{"))
            all.emplace_back();
        else if (quotes.size() == 4)
            all.back().emplace(line.substr(quotes[0] + 1, quotes[1] - quotes[0] - 1),
                               line.substr(quotes[2] + 1, quotes[3] - quotes[2] - 1));
    }
    return all;
}

struct comparison {
    std::string wrong{};   // codes that both have, and that say different things
    std::string changed{}; // codes that one side lacks, names that changed
};

void tell(comparison const& found)
{
    std::string const version = installed_version();
    MESSAGE("compared with iso-codes " << version);
    CHECK(found.wrong == "");
    if (version == version_of_tables)
        CHECK(found.changed == "");
    else if (!found.changed.empty())
        MESSAGE("iso-codes " << version_of_tables << ", that of the tables, differs in:" << found.changed);
}

} // namespace

TEST_CASE("country, country_alpha2, country_numeric: have the codes and names of iso-codes")
{
    auto const entries = entries_of("/usr/share/iso-codes/json/iso_3166-1.json");
    if (entries.empty()) {
        MESSAGE("not compared: the package iso-codes is not installed");
        return;
    }
    comparison found;
    std::map<std::string, entry> theirs;
    for (entry const& one : entries)
        if (one.contains("alpha_3"))
            theirs.emplace(one.at("alpha_3"), one);
    for (auto const& [code, one] : theirs) {
        auto const country = vouch::country::parse(code);
        auto const alpha2 = vouch::country_alpha2::parse(one.at("alpha_2"));
        auto const numeric = vouch::country_numeric::parse(one.at("numeric"));
        if (!country || !alpha2 || !numeric) {
            (country || alpha2 || numeric ? found.wrong : found.changed) += ' ' + code;
            continue;
        }
        bool const same = country->alpha3() == code && *alpha2 == *country && *numeric == *country && country->is_assigned() &&
                          vouch::country_alpha2(*country).alpha2() == one.at("alpha_2") &&
                          vouch::country_numeric(*country).numeric() == one.at("numeric");
        if (!same)
            found.wrong += ' ' + code;
        if (country->english_name() != one.at("name"))
            found.changed += " the name of " + code;
    }
    std::string text = "AAA";
    for (text[0] = 'A'; text[0] <= 'Z'; ++text[0])
        for (text[1] = 'A'; text[1] <= 'Z'; ++text[1])
            for (text[2] = 'A'; text[2] <= 'Z'; ++text[2])
                if (vouch::country::valid(text) && !theirs.contains(text) && text != "XKX")
                    found.changed += ' ' + text;
    tell(found);
}

TEST_CASE("currency: has the codes of iso-codes and the three assigned since")
{
    auto const entries = entries_of("/usr/share/iso-codes/json/iso_4217.json");
    if (entries.empty()) {
        MESSAGE("not compared: the package iso-codes is not installed");
        return;
    }
    comparison found;
    std::map<std::string, entry> theirs;
    for (entry const& one : entries)
        if (one.contains("alpha_3"))
            theirs.emplace(one.at("alpha_3"), one);
    for (auto const& [code, numeric] : later_currencies)
        theirs.try_emplace(std::string(code), entry{{"numeric", std::string(numeric)}});
    for (auto const& [code, one] : theirs) {
        auto const currency = vouch::currency::parse(code);
        if (!currency)
            found.changed += ' ' + code;
        else if (currency->code() != code || currency->numeric() != one.at("numeric"))
            found.wrong += ' ' + code;
    }
    std::string text = "AAA";
    for (text[0] = 'A'; text[0] <= 'Z'; ++text[0])
        for (text[1] = 'A'; text[1] <= 'Z'; ++text[1])
            for (text[2] = 'A'; text[2] <= 'Z'; ++text[2])
                if (vouch::currency::valid(text) && !theirs.contains(text))
                    found.changed += ' ' + text;
    tell(found);
}

TEST_CASE("subdivision: has the codes of iso-codes and those named since")
{
    auto const entries = entries_of("/usr/share/iso-codes/json/iso_3166-2.json");
    if (entries.empty()) {
        MESSAGE("not compared: the package iso-codes is not installed");
        return;
    }
    std::set<std::string> theirs;
    for (entry const& one : entries)
        if (one.contains("code"))
            theirs.insert(one.at("code"));
    for (std::string_view text = later_subdivisions; !text.empty();
         text.remove_prefix(text.find(' ') == text.npos ? text.size() : text.find(' ') + 1))
        theirs.emplace(text.substr(0, text.find(' ')));
    std::set<std::string> ours;
    for (auto const& country : vouch::detail::list_of_subdivided_countries.at)
        for (std::size_t index = 0; index != country.count; ++index) {
            std::string_view const code = country.code(index);
            ours.insert(std::string(country.alpha2()).append("-").append(code.substr(0, code.find('-'))));
        }
    comparison found;
    for (std::string const& code : theirs)
        if (!vouch::subdivision::valid(code))
            (ours.contains(code) ? found.wrong : found.changed) += ' ' + code;
    for (std::string const& code : ours)
        if (!theirs.contains(code))
            (vouch::subdivision::valid(code) ? found.changed : found.wrong) += ' ' + code;
    tell(found);
}

TEST_CASE("language: has the two-letter codes of iso-codes, and no three-letter code for the same languages")
{
    std::set<std::string> two;
    std::set<std::string> synonyms;
    std::set<std::string> three;
    for (char const* const path : {"/usr/share/iso-codes/json/iso_639-2.json", "/usr/share/iso-codes/json/iso_639-3.json"})
        for (entry const& one : entries_of(path)) {
            bool const has_two = one.contains("alpha_2");
            if (has_two)
                two.insert(one.at("alpha_2"));
            for (char const* const key : {"alpha_3", "bibliographic"})
                if (one.contains(key) && one.at(key).size() == 3) // "qaa-qtz" is an entry too
                    (has_two ? synonyms : three).insert(one.at(key));
        }
    if (two.empty()) {
        MESSAGE("not compared: the package iso-codes is not installed");
        return;
    }
    CHECK(three.size() > 7'000);
    comparison found;
    for (std::string const& code : three)
        if (!vouch::language::valid(code) && !synonyms.contains(code))
            found.changed += ' ' + code;
    std::string text = "aa";
    for (text[0] = 'a'; text[0] <= 'z'; ++text[0])
        for (text[1] = 'a'; text[1] <= 'z'; ++text[1]) {
            if (vouch::language::valid(text) != two.contains(text))
                found.changed += ' ' + text;
            std::string longer = text + 'a';
            for (longer[2] = 'a'; longer[2] <= 'z'; ++longer[2])
                if (vouch::language::valid(longer) == synonyms.contains(longer))
                    found.changed += ' ' + longer;
        }
    tell(found);
}
