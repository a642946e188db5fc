// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_CODE_IN_TABLE_HPP
#define VOUCH_TYPES_DETAIL_CODE_IN_TABLE_HPP
#include <vouch/core/text.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

// A namespace of its own: argument-dependent lookup for a country looks into that of its base, and must find no helper there.
namespace vouch::inline VOUCH_ABI::detail::codes {

// Base of a text type whose texts are the codes in `Table`: it holds the number of a row, from 1, and 0 if unset.
// `Table.find(text)` gives that number, 0 for a text that is no code; `Table.at(number)` gives the code, empty for 0;
// `Table.size()` gives the number of rows.
template <class Self, auto const& Table>
class code_in_table {
public:
    constexpr code_in_table() = default;
    constexpr code_in_table(checked_literal<Self> literal) noexcept : row_(Table.find(literal.text)) {}

    /// Whether `text` is a code.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return Table.find(text) != 0; }

    /// Makes a `Self` from its code. Empty if `text` is none.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<Self>
    {
        Self found;
        found.row_ = Table.find(text);
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// Calls put(code) for each code, in the order of the table.
    template <class Put>
    static constexpr void for_each_text(Put const& put)
    {
        for (std::uint16_t number = 1; number <= Table.size(); ++number)
            if (valid(Table.at(number))) // a row may have none
                put(Table.at(number));
    }

    /// The code; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return Table.at(row_); }
    /// Whether there is a code.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return row_ != 0; }

protected:
    constexpr explicit code_in_table(std::uint16_t row) noexcept : row_(row) {}

    std::uint16_t row_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail::codes
#endif
