// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_COUNTRY_NUMERIC_HPP
#define VOUCH_TYPES_COUNTRY_NUMERIC_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/detail/code_in_table.hpp>
#include <vouch/types/detail/iso_3166.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The number of each country, and the country of each number.
class country_numbers {
public:
    constexpr country_numbers() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].numeric;
            if (text[0] == '\0')
                continue;
            for (std::size_t index = 0; index < 3; ++index)
                digits_[row * 3 + index] = text[index];
            row_of_[value_of(text[0], text[1], text[2])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    [[nodiscard]] constexpr auto find(std::string_view text) const noexcept -> std::uint16_t
    {
        if (text.size() != 3 || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[2]))
            return 0;
        return row_of_[value_of(text[0], text[1], text[2])];
    }

    [[nodiscard]] constexpr auto at(std::uint16_t number) const noexcept -> std::string_view
    {
        if (number == 0)
            return {};
        return {digits_ + (number - 1) * 3, 3};
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return country_count; }

private:
    static constexpr auto value_of(char first, char second, char third) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - '0') * 100 + (second - '0') * 10 + (third - '0'));
    }

    char digits_[country_count * 3]{};
    std::uint8_t row_of_[1000]{}; // from 1; 0 for a number that no country has
};
inline constexpr country_numbers numbers_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 numeric code.
///
/// JSON:   a string of three digits, "703", zeros in front included: "008".
/// Errors: `not_a_country` for any other text. Kosovo has no number here: XKX becomes unset.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_numeric : public detail::codes::code_in_table<country_numeric, detail::numbers_of_countries> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 numeric country code", .exact_size = 3};

    /// The same country; unset if it has no number.
    constexpr explicit country_numeric(country same) noexcept : code_in_table(same.is_assigned() ? same.row_ : std::uint16_t{0})
    {}
    constexpr operator country() const noexcept { return country(row_); }

    /// The three digits; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view { return view(); }
    /// The English short name of ISO 3166-1 in UTF-8; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country(*this).english_name(); }

    friend constexpr bool operator==(country_numeric const& left, country_numeric const& right) noexcept
    {
        return left.row_ == right.row_;
    }
    friend constexpr auto operator<=>(country_numeric const& left, country_numeric const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
