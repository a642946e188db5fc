// vouch 0.1.0, vouch/types/lei.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

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

// vouch/types/lei.hpp
#ifndef VOUCH_TYPES_LEI_HPP
#define VOUCH_TYPES_LEI_HPP

namespace vouch::inline VOUCH_ABI {

/// A legal entity identifier, which names a company or another party to financial transactions.
///
/// JSON:   a string of 18 capital letters and digits and two check digits, "7LTWFZYICNSX8D621K86".
/// Errors: `not_an_lei` for any other text, and if the check digits are wrong. Whether the identifier is registered is not
/// checked. Cost:   21 bytes, never allocates, usable in constant expressions. See:    ISO 17442-1:2020
class lei : public detail::codes::inline_text<lei, 20> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{
        .code = "not_an_lei", .expected = "an LEI, 18 letters and digits and their check digits (ISO 17442)", .exact_size = 20};

    /// Whether `text` has the form of an identifier and its check digits are right.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return text.size() == 20 && detail::are_capitals_or_digits(text) &&
               detail::are_check_digits(text.substr(18), detail::mod_97("00", detail::mod_97(text.substr(0, 18))));
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
