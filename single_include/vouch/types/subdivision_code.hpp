// vouch 0.1.0, vouch/types/subdivision_code.hpp in one file: written by tools/single_header.py, not by hand
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

// vouch/types/subdivision_code.hpp
#ifndef VOUCH_TYPES_SUBDIVISION_CODE_HPP
#define VOUCH_TYPES_SUBDIVISION_CODE_HPP

namespace vouch::inline VOUCH_ABI {

/// The code of a subdivision without that of its country, for an API that has the country in another member. The form alone is
/// checked: whether there is such a subdivision depends on the country. `subdivision::in` tells, also in a check of the schema:
///
///     vouch::check("not_a_subdivision", "a subdivision of the country",
///                  [](address const& a) { return vouch::subdivision::in(a.country, a.region).has_value(); },
///                  vouch::at<&address::region>)
///
/// JSON:   a string of one to three capital letters and digits: "BY".
/// Errors: `not_a_subdivision` for any other text, "DE-BY" and "by" included.
/// Cost:   4 bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-2:2020
class subdivision_code : public detail::codes::inline_text<subdivision_code, 3> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_subdivision",
                                    .expected = "an ISO 3166-2 subdivision code without its country, such as BY"};

    /// Whether `text` has the form of a code.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return !text.empty() && text.size() <= 3 && detail::are_capitals_or_digits(text);
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
