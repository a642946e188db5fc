// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DECIMAL_STRING_HPP
#define VOUCH_TYPES_DECIMAL_STRING_HPP
#include <vouch/core/text.hpp>
#include <vouch/types/decimal.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// A `decimal` in a JSON string, the form in which many APIs send amounts.
///
/// JSON:   a string that holds a number as JSON writes it, "1.50": no `+`, no ".5", no "01", no space.
/// Errors: `not_a_decimal` for any other text.
/// Cost:   24 bytes, never allocates, usable in constant expressions.
class decimal_string : public decimal {
public:
    constexpr decimal_string() = default;
    constexpr decimal_string(decimal const& same) noexcept : decimal(same) {}
    constexpr decimal_string(detail::checked_literal<decimal_string> literal) noexcept : decimal(*decimal::parse(literal.text)) {}

    /// Makes a number from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<decimal_string>
    {
        if (auto const number = decimal::parse(text))
            return decimal_string(*number);
        return std::nullopt;
    }
};

template <>
struct text_traits<decimal_string> {
    static constexpr text_info info{.code = "not_a_decimal",
                                    .expected = "a decimal number of at most 34 digits",
                                    .pattern = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$",
                                    .example = "12.50"};
    static constexpr std::size_t max_size = decimal::max_size;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<decimal_string>
    {
        return decimal_string::parse(text);
    }
    [[nodiscard]] static constexpr auto write(decimal_string const& value, char* to) noexcept -> char* { return value.write(to); }
};

} // namespace vouch::inline VOUCH_ABI

template <>
struct std::hash<vouch::decimal_string> : std::hash<vouch::decimal> {};
#endif
