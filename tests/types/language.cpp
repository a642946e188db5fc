// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/language.hpp>

#include <concepts>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::language;

static_assert(vouch::detail::own_text_type<language> && std::regular<language> && std::totally_ordered<language>);
static_assert(language::info.code == "not_a_language");
static_assert(language::info.expected == "a language tag, such as de, de-CH or zh-Hant-TW (BCP 47)");
static_assert(language::info.format.empty() && language::info.exact_size == 0);
static_assert(sizeof(language) == 13 && std::is_trivially_copyable_v<language>);
static_assert(noexcept(language::parse({})) && noexcept(language::valid({})) && noexcept(language{}.region()));
static_assert(!std::is_constructible_v<language, std::string_view> && !std::is_constructible_v<language, char const*>);

constexpr bool a_literal_is_a_language()
{
    constexpr language spoken{"de-CH"};
    return spoken.view() == "de-CH" && spoken.is_set() && spoken == language{"DE-ch"} && spoken != language{"de"} &&
           language{"de"} < spoken && !language{}.is_set() && language{}.view().empty() && language{} < language{"aa"};
}
static_assert(a_literal_is_a_language());

struct tag {
    std::string_view text, canonical, primary, script, region;
};

constexpr bool each_has_its_parts_and_canonical_case()
{
    for (auto const& [text, canonical, primary, script, region] : {
             tag{"de", "de", "de", "", ""},
             tag{"DE", "de", "de", "", ""},
             tag{"yue", "yue", "yue", "", ""},
             tag{"UND", "und", "und", "", ""},
             tag{"en-us", "en-US", "en", "", "US"},
             tag{"EN-us", "en-US", "en", "", "US"},
             tag{"zh-hant", "zh-Hant", "zh", "Hant", ""},
             tag{"ZH-HANT", "zh-Hant", "zh", "Hant", ""},
             tag{"zh-Hant-TW", "zh-Hant-TW", "zh", "Hant", "TW"},
             tag{"ZH-hANT-tw", "zh-Hant-TW", "zh", "Hant", "TW"},
             tag{"yue-hant-hk", "yue-Hant-HK", "yue", "Hant", "HK"},
             tag{"es-419", "es-419", "es", "", "419"},
             tag{"SR-LATN-419", "sr-Latn-419", "sr", "Latn", "419"},
             tag{"yue-hant-419", "yue-Hant-419", "yue", "Hant", "419"},
             tag{"en-001", "en-001", "en", "", "001"},
             tag{"sq-xk", "sq-XK", "sq", "", "XK"},
             tag{"bh", "bh", "bh", "", ""},
             tag{"sh", "sh", "sh", "", ""},
         }) {
        auto const found = language::parse(text);
        if (!found || found->view() != canonical || found->primary() != primary || found->script() != script ||
            found->region() != region || language::parse(canonical) != found)
            return false;
    }
    return language{}.primary().empty() && language{}.script().empty() && language{}.region().empty();
}
static_assert(each_has_its_parts_and_canonical_case());

constexpr bool these_are_none()
{
    for (std::string_view const wrong :
         {"", "d", "xx", "x1", "1a", "-", "de-", "-de", "de--CH", "-CH", "de-CH-", "de-Latn-", "de-Latn--CH", "german", "deut",
          // these languages have a code of two letters
          "deu", "ger", "DEU", "eng", "eng-US", "zho", "chi", "hbs", "bih",
          // withdrawn
          "iw", "in", "ji", "jw", "mo",
          // other separators and regions
          "en_US", "en US", "en.UTF-8", "en-UK", "en-EU", "en-ZZ", "en-000", "en-276", "en-41", "en-4190", "en-U", "en-USA",
          "en-U1", "en-US-Latn", "en-Lat", "en-Latin", "en-L4tn", "en-Latn-U", "en-Latn-Latn", "en-US-US",
          // parts of BCP 47 that are not read
          "zh-cmn", "zh-cmn-Hans-CN", "ca-valencia", "de-1996", "de-CH-1996", "sl-rozaj", "de-DE-u-co-phonebk", "en-x-us", "x-us",
          "i-klingon", "art-lojban", "*", "en;q=0.8", "en ", " en", "en\n", "\xC3\xA4\xC3\xB6"})
        if (language::parse(wrong) || language::valid(wrong))
            return false;
    return !language::valid(std::string_view("en\0", 3)) && !language::valid(std::string_view("en-US\0", 6)) &&
           !language::valid({});
}
static_assert(these_are_none());

} // namespace

TEST_CASE("language: a checked literal is its value, a default-constructed value is unset")
{
    CHECK(a_literal_is_a_language());
}

TEST_CASE("language: gives its parts, and its text in the recommended letter case")
{
    CHECK(each_has_its_parts_and_canonical_case());
}

TEST_CASE("language: refuses other texts")
{
    CHECK(these_are_none());
}

TEST_CASE("language: only letters stand for letters, and digits for digits")
{
    bool all = true;
    std::size_t accepted = 0;
    for (int byte = 0; byte < 256; ++byte) {
        char const one = static_cast<char>(byte);
        bool const is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        for (std::string_view const before : {"q", "qa", "qa-", "qaa-L", "qaa-Lat", "qaa-D", "qaa-41"}) {
            std::string const text = std::string(before) + one + (before == "q" ? "a" : before == "qaa-L" ? "atn" : "");
            bool const is_valid = language::valid(text);
            accepted += is_valid ? 1 : 0;
            all &= !is_valid || is_letter || (before == "qaa-41" && one == '9');
        }
        all &= language::valid(std::string("qaa-Lat") + one) == is_letter;
        all &= language::valid(std::string("qa") + one) == is_letter;
    }
    CHECK(all);
    CHECK(accepted > 150);
}

TEST_CASE("language: equal tags have equal hashes, and are written to a stream as their texts")
{
    CHECK(std::unordered_set<language>{language{"de-CH"}, language{"DE-ch"}, language{"de"}, language{}}.size() == 3);
    std::ostringstream out;
    out << language{"ZH-hant-tw"} << language{};
    CHECK(out.str() == "zh-Hant-TW");
}
