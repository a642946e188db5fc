// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_PHONE_HPP
#define VOUCH_TYPES_PHONE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/text.hpp>

#include <compare>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// An international phone number.
///
/// JSON:   a string of `+` and 4 to 15 digits, the first not 0: "+4915112345678".
/// Errors: `not_a_phone` for any other text: spaces, hyphens, brackets, "tel:" and a national number included.
/// Cost:   16 bytes, never allocates, usable in constant expressions.
/// See:    ITU-T E.164 section 6.2
class phone {
public:
    static constexpr text_info info{.code = "not_a_phone",
                                    .expected = "a phone number, + and up to 15 digits (E.164)",
                                    .pattern = "^\\+[1-9][0-9]{3,14}$",
                                    .example = "+12025550123"};

    constexpr phone() = default;
    constexpr phone(detail::checked_literal<phone> literal) noexcept { assign(literal.text); }

    /// Whether `text` has the form of a phone number. Whether the number is assigned is not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        // E.164 sets no minimum. A country code has up to three digits, so fewer than four may be the code alone, filled in by
        // a form. A higher minimum would refuse numbers that exist.
        constexpr std::size_t least = 1 + 4;
        if (text.size() < least || text.size() > most || text[0] != '+' || text[1] == '0')
            return false;
        bool digits = true;
        for (char const digit : text.substr(1))
            digits &= detail::is_digit(digit);
        return digits;
    }

    /// Makes a phone number from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<phone>
    {
        if (!valid(text))
            return std::nullopt;
        std::optional<phone> made(std::in_place);
        made->assign(text);
        return made;
    }

    /// The number, `+` included; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view
    {
        std::size_t size = most;
        while (size != 0 && text_[size - 1] == '\0')
            --size;
        return {text_, size};
    }
    /// Whether there is a number.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return text_[0] != '\0'; }

    friend constexpr bool operator==(phone const&, phone const&) = default;
    friend constexpr auto operator<=>(phone const&, phone const&) = default;

private:
    static constexpr std::size_t most = 1 + 15;

    constexpr void assign(std::string_view text) noexcept
    {
        for (std::size_t at = 0; at < text.size(); ++at)
            text_[at] = text[at];
    }

    char text_[most]{}; // NUL after the last digit
};

} // namespace vouch::inline VOUCH_ABI
#endif
