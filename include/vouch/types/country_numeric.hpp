// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_COUNTRY_NUMERIC_HPP
#define VOUCH_TYPES_COUNTRY_NUMERIC_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/text.hpp>
#include <vouch/types/country.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The number of each country, and the country of each number.
struct country_numbers {
    char digits[country_count * 3]{};
    std::uint8_t country_of[1000]{}; // its row from 1; 0 where the number is nobody's

    constexpr country_numbers() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].numeric;
            if (text[0] == '\0')
                continue;
            for (std::size_t at = 0; at < 3; ++at)
                digits[row * 3 + at] = text[at];
            country_of[value_of(text[0], text[1], text[2])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    static constexpr auto value_of(char first, char second, char third) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - '0') * 100 + (second - '0') * 10 + (third - '0'));
    }
};
inline constexpr country_numbers numbers_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 numeric code.
///
/// JSON:   a string of three digits, "703", zeros in front included: "008".
/// Errors: `not_a_country` for any other text. Kosovo has no number here: XKX becomes unset.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_numeric {
public:
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 numeric country code", .exact_size = 3};

    constexpr country_numeric() = default;
    constexpr country_numeric(detail::checked_literal<country_numeric> literal) noexcept : country_(find(literal.text)) {}
    /// The same country; unset where it has no number.
    constexpr explicit country_numeric(country same) noexcept : country_(same.is_assigned() ? same : country{}) {}
    constexpr operator country() const noexcept { return country_; }

    /// Whether `text` names a country.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return find(text).is_set(); }

    /// The country that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<country_numeric>
    {
        country_numeric const found(find(text));
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The three digits; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::numbers_of_countries.digits + (country_.number_ - 1) * 3, 3};
    }
    /// The same as `numeric`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return numeric(); }
    /// Whether this is a country.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return country_.is_set(); }
    /// The English short name of ISO 3166-1 in UTF-8; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country_.english_name(); }

    friend constexpr bool operator==(country_numeric const&, country_numeric const&) = default;
    friend constexpr auto operator<=>(country_numeric const& left, country_numeric const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }

private:
    static constexpr auto find(std::string_view text) noexcept -> country
    {
        country found;
        if (text.size() != 3)
            return found;
        for (char const digit : text)
            if (!detail::is_digit(digit))
                return found;
        found.number_ = detail::numbers_of_countries.country_of[detail::country_numbers::value_of(text[0], text[1], text[2])];
        return found;
    }

    country country_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif
