// vouch 0.1.0, vouch/types/iban.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/types/detail/iban_registry.hpp
#ifndef VOUCH_TYPES_DETAIL_IBAN_REGISTRY_HPP
#define VOUCH_TYPES_DETAIL_IBAN_REGISTRY_HPP

// The 89 countries of the IBAN registry, release 102 of June 2026. Territories that use the code of another country, as
// Guadeloupe that of France, have no row of their own.
namespace vouch::inline VOUCH_ABI::detail {

struct iban_row {
    char country[3];
    char bban[9]; // the structure after the check digits, as the registry writes it: n for digits, a for capitals, c for both
};

// In the order of the countries.
// clang-format off
inline constexpr iban_row iban_registry[] = {
    {"AD", "8n12c"},
    {"AE", "19n"},
    {"AL", "8n16c"},
    {"AT", "16n"},
    {"AZ", "4a20c"},
    {"BA", "16n"},
    {"BE", "12n"},
    {"BG", "4a6n8c"},
    {"BH", "4a14c"},
    {"BI", "23n"},
    {"BR", "23n1a1c"},
    {"BY", "4c4n16c"},
    {"CH", "5n12c"},
    {"CR", "18n"},
    {"CY", "8n16c"},
    {"CZ", "20n"},
    {"DE", "18n"},
    {"DJ", "23n"},
    {"DK", "14n"},
    {"DO", "4c20n"},
    {"EE", "16n"},
    {"EG", "25n"},
    {"ES", "20n"},
    {"FI", "14n"},
    {"FK", "2a12n"},
    {"FO", "14n"},
    {"FR", "10n11c2n"},
    {"GB", "4a14n"},
    {"GE", "2a16n"},
    {"GI", "4a15c"},
    {"GL", "14n"},
    {"GR", "7n16c"},
    {"GT", "24c"},
    {"HN", "4a20n"},
    {"HR", "17n"},
    {"HU", "24n"},
    {"IE", "4a14n"},
    {"IL", "19n"},
    {"IQ", "4a15n"},
    {"IS", "22n"},
    {"IT", "1a10n12c"},
    {"JO", "4a4n18c"},
    {"KW", "4a22c"},
    {"KZ", "3n13c"},
    {"LB", "4n20c"},
    {"LC", "4a24c"},
    {"LI", "5n12c"},
    {"LT", "16n"},
    {"LU", "3n13c"},
    {"LV", "4a13c"},
    {"LY", "21n"},
    {"MC", "10n11c2n"},
    {"MD", "20c"},
    {"ME", "18n"},
    {"MK", "3n10c2n"},
    {"MN", "16n"},
    {"MR", "23n"},
    {"MT", "4a5n18c"},
    {"MU", "4a19n3a"},
    {"NI", "4a20n"},
    {"NL", "4a10n"},
    {"NO", "11n"},
    {"OM", "3n16c"},
    {"PK", "4a16c"},
    {"PL", "24n"},
    {"PS", "4a21c"},
    {"PT", "21n"},
    {"QA", "4a21c"},
    {"RO", "4a16c"},
    {"RS", "18n"},
    {"RU", "14n15c"},
    {"SA", "2n18c"},
    {"SC", "4a20n3a"},
    {"SD", "14n"},
    {"SE", "20n"},
    {"SI", "15n"},
    {"SK", "20n"},
    {"SM", "1a10n12c"},
    {"SO", "19n"},
    {"ST", "21n"},
    {"SV", "4a20n"},
    {"TL", "19n"},
    {"TN", "20n"},
    {"TR", "6n16c"},
    {"UA", "6n19c"},
    {"VA", "18n"},
    {"VG", "4a16n"},
    {"XK", "16n"},
    {"YE", "4a4n18c"},
};
// clang-format on

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/detail/inline_text.hpp
#ifndef VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP
#define VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail::codes {

// Base of a text type whose texts have at most `Most` bytes, all ASCII: the object holds them itself.
// `Self` has `info` and `valid(text)`. If it reads more than one spelling of a value, it also has `put(text, to)`, which writes
// the one spelling of a valid text and returns its size, so that equal values have equal texts.
template <class Self, std::size_t Most>
class inline_text {
public:
    constexpr inline_text() = default;
    constexpr inline_text(checked_literal<Self> literal) noexcept { assign(literal.text); }

    /// Makes a `Self` from `text`. Empty if that is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<Self>
    {
        if (!Self::valid(text))
            return std::nullopt;
        std::optional<Self> made(std::in_place);
        made->assign(text);
        return made;
    }

    /// The text; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return {text_, size_}; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return size_ != 0; }

    // Bytes behind the text are NUL: the order is that of the texts.
    friend constexpr bool operator==(inline_text const&, inline_text const&) = default;
    friend constexpr auto operator<=>(inline_text const&, inline_text const&) = default;

protected:
    constexpr void assign(std::string_view text) noexcept { size_ = static_cast<std::uint8_t>(Self::put(text, text_)); }

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        for (char const byte : text)
            *to++ = byte;
        return text.size();
    }

private:
    static_assert(Most < 256, "the size is a byte");

    char text_[Most]{};
    std::uint8_t size_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail::codes
#endif

// vouch/types/detail/iso_7064.hpp
#ifndef VOUCH_TYPES_DETAIL_ISO_7064_HPP
#define VOUCH_TYPES_DETAIL_ISO_7064_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The remainder modulo 97 of capital letters and digits as one number, in which a letter is two digits from A = 10 on. `before`
// is the remainder of what precedes them.
constexpr auto mod_97(std::string_view text, unsigned before = 0) noexcept -> unsigned
{
    for (char const byte : text)
        before = is_digit(byte) ? (before * 10 + static_cast<unsigned>(byte - '0')) % 97
                                : (before * 100 + static_cast<unsigned>(byte - 'A' + 10)) % 97;
    return before;
}

// ISO/IEC 7064, MOD 97-10: whether the two characters are the digits that belong to a text of which `rest` is the remainder, that
// with "00" in their place. They are 02 to 98: 00, 01 and 99 have the remainders of 97, 98 and 02, and are never computed.
constexpr auto are_check_digits(std::string_view digits, unsigned rest) noexcept -> bool
{
    unsigned const expected = 98 - rest;
    return digits.size() == 2 && digits[0] == static_cast<char>('0' + expected / 10) &&
           digits[1] == static_cast<char>('0' + expected % 10);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/detail/lower_bound.hpp
#ifndef VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP
#define VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The first index, of `count` in order, for which `is_less` is false; `count` if there is none. For tables whose rows are no
// objects that an iterator could name.
template <class Predicate>
constexpr auto lower_bound_index(std::size_t count, Predicate is_less) noexcept -> std::size_t
{
    std::size_t first = 0;
    while (count != 0) {
        std::size_t const half = count / 2;
        if (is_less(first + half)) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/iban.hpp
#ifndef VOUCH_TYPES_IBAN_HPP
#define VOUCH_TYPES_IBAN_HPP

#include <iterator>
#include <string>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The structure of the accounts of a country; empty if the registry has none.
constexpr auto bban_structure(std::string_view country) noexcept -> std::string_view
{
    std::size_t const place = lower_bound_index(
        std::size(iban_registry), [&](std::size_t index) { return std::string_view(iban_registry[index].country) < country; });
    if (place == std::size(iban_registry) || iban_registry[place].country != country)
        return {};
    return iban_registry[place].bban;
}

// Whether `bban` has the structure: "4a10n" is four capitals and ten digits.
constexpr auto has_structure(std::string_view bban, std::string_view structure) noexcept -> bool
{
    std::size_t count = 0;
    for (char const part : structure) {
        if (is_digit(part)) {
            count = count * 10 + static_cast<std::size_t>(part - '0');
            continue;
        }
        if (bban.size() < count)
            return false;
        for (char const byte : bban.substr(0, count))
            if (!(part == 'n' ? is_digit(byte) : part == 'a' ? is_capital(byte) : is_capital_or_digit(byte)))
                return false;
        bban.remove_prefix(count);
        count = 0;
    }
    return bban.empty();
}

} // namespace detail

/// An international bank account number.
///
/// JSON:   a string in the electronic form, without spaces and in capitals, "DE89370400440532013000".
/// Errors: `not_an_iban` for any other text, if the registry lacks the country or gives its accounts another length or other
///         characters, and if the check digits are wrong. Check digits of a country's own are not looked at.
/// Cost:   35 bytes, never allocates, usable in constant expressions.
/// See:    ISO 13616-1:2020; the IBAN registry, release 102
class iban : public detail::codes::inline_text<iban, 34> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_iban", .expected = "an IBAN without spaces (ISO 13616)"};

    /// Whether `text` has the form of an account number of its country and its check digits are right. Whether the account exists
    /// is not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        if (text.size() < 5 || text.size() > 34)
            return false;
        std::string_view const country = text.substr(0, 2);
        std::string_view const bban = text.substr(4);
        std::string_view const structure = detail::bban_structure(country);
        return !structure.empty() && detail::has_structure(bban, structure) &&
               detail::are_check_digits(text.substr(2, 2), detail::mod_97("00", detail::mod_97(country, detail::mod_97(bban))));
    }

    /// The country of the account; unset if the number is. A territory may use the code of another country.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(0, 2)) : country_alpha2();
    }
    /// The account number of the country, after the check digits: "370400440532013000".
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto bban() const noexcept -> std::string_view { return is_set() ? view().substr(4) : view(); }
    /// The form for paper, in groups of four: "DE89 3704 0044 0532 0130 00". `parse` does not read it.
    [[nodiscard]] constexpr auto printed() const -> std::string
    {
        std::string text;
        for (std::string_view rest = view(); !rest.empty(); rest.remove_prefix(rest.size() < 4 ? rest.size() : 4)) {
            if (!text.empty())
                text += ' ';
            text += rest.substr(0, 4);
        }
        return text;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
