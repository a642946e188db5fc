// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_COUNTRY_ALPHA2_HPP
#define VOUCH_TYPES_COUNTRY_ALPHA2_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/country_numeric.hpp>
#include <vouch/types/detail/code_in_table.hpp>
#include <vouch/types/detail/iso_3166.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The two letters of each country, and the country of each two letters.
class country_pairs {
public:
    constexpr country_pairs() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].alpha2;
            letters_[row * 2] = text[0];
            letters_[row * 2 + 1] = text[1];
            row_of_[place_of(text[0], text[1])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    [[nodiscard]] constexpr auto find(std::string_view text) const noexcept -> std::uint16_t
    {
        return text.size() == 2 && is_capital(text[0]) && is_capital(text[1]) ? row_of_[place_of(text[0], text[1])]
                                                                              : std::uint16_t{0};
    }

    [[nodiscard]] constexpr auto at(std::uint16_t number) const noexcept -> std::string_view
    {
        if (number == 0)
            return {};
        return {letters_ + (number - 1) * 2, 2};
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return country_count; }

private:
    static constexpr auto place_of(char first, char second) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - 'A') * 26 + (second - 'A'));
    }

    char letters_[country_count * 2]{};
    std::uint8_t row_of_[26 * 26]{}; // from 1; 0 for letters that name no country
};
inline constexpr country_pairs pairs_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 alpha-2 code.
///
/// JSON:   a string of two capital letters, "SK"; also "XK", by which many name Kosovo.
/// Errors: `not_a_country` for any other text, "sk" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_alpha2 : public detail::codes::code_in_table<country_alpha2, detail::pairs_of_countries> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-2 country code", .exact_size = 2};

    /// The same country.
    constexpr country_alpha2(country same) noexcept : code_in_table(same.row_) {}
    constexpr country_alpha2(country_numeric same) noexcept : country_alpha2(country(same)) {}
    constexpr operator country() const noexcept { return country(row_); }

    /// The two letters; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha2() const noexcept -> std::string_view { return view(); }
    /// Whether ISO 3166-1 assigns the code: XK is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return country(*this).is_assigned(); }
    /// The English short name of ISO 3166-1 in UTF-8; "Kosovo" for XK, empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country(*this).english_name(); }

    friend constexpr bool operator==(country_alpha2 const& left, country_alpha2 const& right) noexcept
    {
        return left.row_ == right.row_;
    }
    // Without these two a comparison is ambiguous: each side converts to the type of the other.
    friend constexpr bool operator==(country_alpha2 const& left, country const& right) noexcept { return country(left) == right; }
    friend constexpr bool operator==(country_alpha2 const& left, country_numeric const& right) noexcept
    {
        return country(left) == country(right);
    }
    friend constexpr auto operator<=>(country_alpha2 const& left, country_alpha2 const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
