// vouch 0.1.0, vouch/types/bic.hpp in one file: written by tools/single_header.py, not by hand
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

// vouch/types/bic.hpp
#ifndef VOUCH_TYPES_BIC_HPP
#define VOUCH_TYPES_BIC_HPP

namespace vouch::inline VOUCH_ABI {

/// A business identifier code, by which banks are named (also called a SWIFT code).
///
/// JSON:   a string of 8 or 11 capital letters and digits, "DEUTDEFF" or "DEUTDEFF500": four for the party, the ISO 3166-1
/// alpha-2
///         code of its country, two more for the party, and three for a branch. XK is a country here.
/// Errors: `not_a_bic` for any other text. Whether the code is registered is not checked.
/// Cost:   12 bytes, never allocates, usable in constant expressions.
/// See:    ISO 9362:2022. The texts are compared: "DEUTDEFF" and "DEUTDEFFXXX" name the same office, and are not equal.
class bic : public detail::codes::inline_text<bic, 11> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_bic", .expected = "a BIC of 8 or 11 letters and digits (ISO 9362)"};

    /// Whether `text` has the form of a code, with the country of one.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        // digits among the first four since the edition of 2014
        return (text.size() == 8 || text.size() == 11) && detail::are_capitals_or_digits(text) &&
               country_alpha2::valid(text.substr(4, 2));
    }

    /// The country in it; unset if the code is.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(4, 2)) : country_alpha2();
    }
    /// The three characters for the branch; empty if there are none.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto branch() const noexcept -> std::string_view { return is_set() ? view().substr(8) : view(); }
};

} // namespace vouch::inline VOUCH_ABI
#endif
