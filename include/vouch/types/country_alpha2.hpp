// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_COUNTRY_ALPHA2_HPP
#define VOUCH_TYPES_COUNTRY_ALPHA2_HPP
#include <vouch/core/text.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/country_numeric.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The two letters of each country, and the country of each two letters.
struct country_pairs {
    char letters[country_count * 2]{};
    std::uint8_t country_of[26 * 26]{}; // its row from 1; 0 where the letters are nobody's

    constexpr country_pairs() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].alpha2;
            letters[row * 2] = text[0];
            letters[row * 2 + 1] = text[1];
            country_of[place_of(text[0], text[1])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    static constexpr auto place_of(char first, char second) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - 'A') * 26 + (second - 'A'));
    }
};
inline constexpr country_pairs pairs_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 alpha-2 code.
///
/// JSON:   a string of two capital letters, "SK"; also "XK", by which many name Kosovo.
/// Errors: `not_a_country` for any other text, "sk" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_alpha2 {
public:
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-2 country code", .exact_size = 2};

    constexpr country_alpha2() = default;
    constexpr country_alpha2(detail::checked_literal<country_alpha2> literal) noexcept : country_(find(literal.text)) {}
    /// The same country.
    constexpr country_alpha2(country same) noexcept : country_(same) {}
    constexpr country_alpha2(country_numeric same) noexcept : country_(same) {}
    constexpr operator country() const noexcept { return country_; }

    /// Whether `text` names a country.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return find(text).is_set(); }

    /// The country that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<country_alpha2>
    {
        country_alpha2 const found(find(text));
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The two letters; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha2() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::pairs_of_countries.letters + (country_.number_ - 1) * 2, 2};
    }
    /// The same as `alpha2`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return alpha2(); }
    /// Whether this is a country.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return country_.is_set(); }
    /// Whether ISO 3166-1 assigns the code: XK is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return country_.is_assigned(); }
    /// The English short name of ISO 3166-1 in UTF-8; "Kosovo" for XK, empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country_.english_name(); }

    friend constexpr bool operator==(country_alpha2 const&, country_alpha2 const&) = default;
    // Without these two, each side could become what the other is.
    friend constexpr bool operator==(country_alpha2 const& left, country const& right) noexcept { return left.country_ == right; }
    friend constexpr bool operator==(country_alpha2 const& left, country_numeric const& right) noexcept
    {
        return left.country_ == right;
    }
    friend constexpr auto operator<=>(country_alpha2 const& left, country_alpha2 const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }

private:
    static constexpr auto find(std::string_view text) noexcept -> country
    {
        constexpr auto is_letter = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
        country found;
        if (text.size() == 2 && is_letter(text[0]) && is_letter(text[1]))
            found.number_ = detail::pairs_of_countries.country_of[detail::country_pairs::place_of(text[0], text[1])];
        return found;
    }

    country country_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif
