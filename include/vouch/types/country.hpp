// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_COUNTRY_HPP
#define VOUCH_TYPES_COUNTRY_HPP
#include <vouch/types/detail/code_in_table.hpp>
#include <vouch/types/detail/iso_3166.hpp>
#include <vouch/types/detail/three_letters.hpp>

#include <compare>
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
class country : public detail::codes::code_in_table<country, detail::country_codes> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-3 country code", .exact_size = 3};

    /// The three letters; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha3() const noexcept -> std::string_view { return view(); }
    /// Whether ISO 3166-1 assigns the code: XKX is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return is_set() && alpha3() != "XKX"; }
    /// The English short name of ISO 3166-1 in UTF-8, "Slovakia"; "Kosovo" for XKX, empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return detail::countries[row_ - 1].english_name;
    }

    friend constexpr bool operator==(country const& left, country const& right) noexcept { return left.row_ == right.row_; }
    friend constexpr auto operator<=>(country const& left, country const& right) noexcept { return left.row_ <=> right.row_; }

private:
    friend class country_alpha2;
    friend class country_numeric;
};

} // namespace vouch::inline VOUCH_ABI
#endif
