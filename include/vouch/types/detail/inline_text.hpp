// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP
#define VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP
#include <vouch/core/text.hpp>

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
