// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_CURRENCY_HPP
#define VOUCH_TYPES_CURRENCY_HPP
#include <vouch/types/detail/code_in_table.hpp>
#include <vouch/types/detail/iso_4217.hpp>
#include <vouch/types/detail/three_letters.hpp>

#include <compare>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {
inline constexpr three_letters currency_codes(currencies);
}

/// A currency, named by its ISO 4217 alphabetic code.
///
/// JSON:   a string of three capital letters, "EUR". Every code that is active after amendment 180 of ISO 4217 (January 2026):
///         funds ("CHE"), metals ("XAU") and the codes for tests ("XTS") and for no currency ("XXX") included. The six codes
///         withdrawn last are read too: ANG, BGN, CUC, HRK, SLL, ZWL. `open<currency>` keeps a newer code.
/// Errors: `not_a_currency` for any other text, "eur" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 4217:2015
class currency : public detail::codes::code_in_table<currency, detail::currency_codes> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_currency", .expected = "an ISO 4217 currency code", .exact_size = 3};

    /// The three letters; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto code() const noexcept -> std::string_view { return view(); }
    /// The numeric code, three digits, "978"; empty if unset. XCG has that of ANG, which it replaced.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::currencies[row_ - 1].numeric, 3};
    }
    /// How many decimal digits the minor unit has: 2 for EUR, 0 for JPY. Empty if there is no such unit, as for XAU, or if unset.
    [[nodiscard]] constexpr auto minor_units() const noexcept -> std::optional<unsigned>
    {
        if (!is_set() || detail::currencies[row_ - 1].minor_units == detail::no_minor_unit)
            return std::nullopt;
        return static_cast<unsigned>(detail::currencies[row_ - 1].minor_units);
    }

    friend constexpr bool operator==(currency const& left, currency const& right) noexcept { return left.row_ == right.row_; }
    friend constexpr auto operator<=>(currency const& left, currency const& right) noexcept { return left.row_ <=> right.row_; }
};

} // namespace vouch::inline VOUCH_ABI
#endif
