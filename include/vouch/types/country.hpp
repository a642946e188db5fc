// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_COUNTRY_HPP
#define VOUCH_TYPES_COUNTRY_HPP
#include <vouch/core/text.hpp>
#include <vouch/types/detail/iso_3166.hpp>
#include <vouch/types/detail/three_letters.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {
inline constexpr three_letters country_codes(countries);
}

/// A country, named by its ISO 3166-1 alpha-3 code.
///
/// JSON:   a string of three capital letters, "SVK"; also "XKX", by which many name Kosovo.
/// Errors: `not_a_country` for any other text, "svk" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020; country_alpha2 and country_numeric, which convert from and to it
class country {
public:
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-3 country code", .exact_size = 3};

    constexpr country() = default;
    constexpr country(detail::checked_literal<country> literal) noexcept : number_(detail::country_codes.find(literal.text)) {}

    /// Whether `text` names a country.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return detail::country_codes.find(text) != 0;
    }

    /// The country that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<country>
    {
        country found;
        found.number_ = detail::country_codes.find(text);
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The three letters; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha3() const noexcept -> std::string_view { return detail::country_codes.at(number_); }
    /// The same as `alpha3`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return alpha3(); }
    /// Whether this is a country.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return number_ != 0; }
    /// Whether ISO 3166-1 assigns the code: XKX is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return is_set() && alpha3() != "XKX"; }
    /// The English short name of ISO 3166-1 in UTF-8, "Slovakia"; "Kosovo" for XKX, empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return detail::countries[number_ - 1].english_name;
    }

    friend constexpr bool operator==(country const&, country const&) = default;
    friend constexpr auto operator<=>(country const&, country const&) = default;

private:
    friend class country_alpha2;
    friend class country_numeric;

    std::uint16_t number_ = 0; // of the row in the table, from 1
};

} // namespace vouch::inline VOUCH_ABI
#endif
