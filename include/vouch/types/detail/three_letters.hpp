// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_THREE_LETTERS_HPP
#define VOUCH_TYPES_DETAIL_THREE_LETTERS_HPP
#include <vouch/core/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// The `alpha3` of each row of a table in alphabetical order, and where the codes with the same two first letters start. Those
// are five at most, so a search costs a few nanoseconds and 677 bytes; a place for each of the 26^3 texts would take 17 KB.
template <std::size_t Count>
class three_letters {
public:
    template <class Row>
    constexpr explicit three_letters(Row const (&rows)[Count]) noexcept
    {
        std::size_t pair = 0;
        std::uint8_t number = 0;
        char* to = letters_;
        for (Row const& row : rows) {
            for (std::size_t const own = pair_of(row.alpha3[0], row.alpha3[1]); pair <= own; ++pair)
                starts_[pair] = number;
            *to++ = row.alpha3[0];
            *to++ = row.alpha3[1];
            *to++ = row.alpha3[2];
            ++number;
        }
        for (; pair < sizeof starts_; ++pair)
            starts_[pair] = number;
    }

    // The number of the code, from 1; 0 if `text` is none.
    [[nodiscard]] constexpr auto find(std::string_view text) const noexcept -> std::uint16_t
    {
        if (text.size() != 3 || !is_capital(text[0]) || !is_capital(text[1]))
            return 0;
        std::size_t const pair = pair_of(text[0], text[1]);
        std::size_t const end = starts_[pair + 1];
        for (std::size_t row = starts_[pair]; row != end; ++row)
            if (letters_[row * 3 + 2] == text[2])
                return static_cast<std::uint16_t>(row + 1);
        return 0;
    }

    // The code with that number; empty for 0.
    [[nodiscard]] constexpr auto at(std::uint16_t number) const noexcept -> std::string_view
    {
        if (number == 0)
            return {};
        return {letters_ + (number - 1) * 3, 3};
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return Count; }

private:
    static_assert(Count < 256, "the starts are bytes");

    static constexpr auto pair_of(char first, char second) noexcept -> std::size_t
    {
        return static_cast<std::size_t>(first - 'A') * 26 + static_cast<std::size_t>(second - 'A');
    }

    char letters_[Count * 3]{};
    std::uint8_t starts_[26 * 26 + 1]{};
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
