// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_LANGUAGE_HPP
#define VOUCH_TYPES_LANGUAGE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/types/country_alpha2.hpp>
#include <vouch/types/detail/inline_text.hpp>
#include <vouch/types/detail/iso_639.hpp>
#include <vouch/types/detail/lower_bound.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>

// The grammar of RFC 5646 section 2.1, as far as `language` reads it.
namespace vouch::inline VOUCH_ABI::detail::rfc5646 {

constexpr auto is_all(std::string_view text, bool (*accepts)(char) noexcept) noexcept -> bool
{
    for (char const byte : text)
        if (!accepts(byte))
            return false;
    return true;
}

// Whether `codes`, each of the size of `code` and all in order, hold it; its letter case does not count.
constexpr auto holds(std::string_view codes, std::string_view code) noexcept -> bool
{
    char lower[3]{};
    for (std::size_t at = 0; at != code.size(); ++at)
        lower[at] = to_lower(code[at]);
    std::string_view const wanted(lower, code.size());
    std::size_t const count = codes.size() / code.size();
    auto const code_at = [&](std::size_t index) { return codes.substr(index * code.size(), code.size()); };
    std::size_t const found = lower_bound_index(count, [&](std::size_t index) { return code_at(index) < wanted; });
    return found != count && code_at(found) == wanted;
}

// Section 2.2.1: a language that has a code of two letters is not named by one of three. Whether another code of three letters is
// assigned is not checked: there are eight thousand, and some change every year.
constexpr auto is_primary(std::string_view text) noexcept -> bool
{
    if (!is_all(text, is_letter))
        return false;
    return text.size() == 2 ? holds(two_letter_languages, text) : text.size() == 3 && !holds(three_letter_synonyms, text);
}

constexpr auto is_script(std::string_view text) noexcept -> bool
{
    return text.size() == 4 && is_all(text, is_letter);
}

// Section 2.2.4: of the codes of UN M.49 those for regions above countries.
inline constexpr std::string_view regions_of_m49 = "001002003005009011013014015017018019021029030034035039"
                                                   "053054057061142143145150151154155202419";

constexpr auto is_region(std::string_view text) noexcept -> bool
{
    if (text.size() == 3)
        return holds(regions_of_m49, text);
    if (text.size() != 2)
        return false;
    char const upper[] = {to_upper(text[0]), to_upper(text[1])};
    return country_alpha2::valid({upper, 2});
}

// Splits a tag into its parts without checking them; a part that is absent is empty.
struct parts {
    std::string_view primary{};
    std::string_view script{};
    std::string_view region{};

    constexpr explicit parts(std::string_view text) noexcept
    {
        std::size_t const first = text.find('-');
        primary = text.substr(0, first);
        if (first == text.npos)
            return;
        text.remove_prefix(first + 1);
        std::size_t const second = text.find('-');
        if (second != text.npos) {
            script = text.substr(0, second);
            region = text.substr(second + 1);
        } else {
            (is_script(text) ? script : region) = text;
        }
    }
};

constexpr auto is_tag(std::string_view text) noexcept -> bool
{
    parts const in(text);
    // of the parts that are there and the hyphens before them: less than the text's in "en-" and in "en--US"
    std::size_t size = in.primary.size();
    for (std::string_view const part : {in.script, in.region})
        size += part.empty() ? 0 : 1 + part.size();
    return size == text.size() && is_primary(in.primary) && (in.script.empty() || is_script(in.script)) &&
           (in.region.empty() || is_region(in.region));
}

} // namespace vouch::inline VOUCH_ABI::detail::rfc5646

namespace vouch::inline VOUCH_ABI {

/// A language, and perhaps its script and where it is spoken, named by a BCP 47 language tag of these three parts:
/// - the language, in two letters if ISO 639-1 has it, which is checked, else any three letters: "de", "yue", "und". The
///   withdrawn codes of two letters (iw, in, ji, jw, mo) are not read;
/// - a script, any four letters: "Hant";
/// - a region, of ISO 3166-1 alpha-2 (and XK) or a region of several countries of UN M.49: "CH", "419".
///
/// JSON:   a string, "de", "de-CH", "zh-Hant" or "zh-Hant-TW". Read in any letter case, written in the letter case
///         that RFC 5646 recommends.
/// Errors: `not_a_language` for any other text: "deu" and "ger" instead of "de", "en_US", "en-UK", and tags with extended
///         languages, variants, extensions or private use.
/// Cost:   13 bytes, never allocates, usable in constant expressions.
/// See:    RFC 5646 (BCP 47) section 2.1; section 2.1.1 on letter case; section 2.2.1 on three letters
class language : public detail::codes::inline_text<language, 12> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_language",
                                    .expected = "a language tag, such as de, de-CH or zh-Hant-TW (BCP 47)",
                                    .pattern = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$",
                                    .example = "de-CH"};

    /// Whether `text` is a language tag of these parts, in any letter case.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return detail::rfc5646::is_tag(text); }

    /// The language: "zh". Empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto primary() const noexcept -> std::string_view { return parts().primary; }
    /// The script: "Hant". Empty if there is none.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto script() const noexcept -> std::string_view { return parts().script; }
    /// The region: "TW". Empty if there is none.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto region() const noexcept -> std::string_view { return parts().region; }

private:
    friend inline_text;

    [[nodiscard]] constexpr auto parts() const noexcept -> detail::rfc5646::parts { return detail::rfc5646::parts(view()); }

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        detail::rfc5646::parts const in(text);
        std::size_t const script = in.script.empty() ? text.size() : in.primary.size() + 1; // where it begins
        std::size_t const region = text.size() - in.region.size();
        for (std::size_t at = 0; at != text.size(); ++at)
            *to++ = at == script || at >= region ? detail::to_upper(text[at]) : detail::to_lower(text[at]);
        return text.size();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
