// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_CURRENCY_HPP
#define VOUCH_TYPES_CURRENCY_HPP
#include <vouch/core/text.hpp>
#include <vouch/types/detail/iso_4217.hpp>
#include <vouch/types/detail/three_letters.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {
inline constexpr three_letters currency_codes(currencies);
}

/// A currency, named by its ISO 4217 alphabetic code.
///
/// JSON:   a string of three capital letters, "EUR". Every code that is active after amendment 180 of ISO 4217 (January 2026):
///         funds ("CHE"), metals ("XAU") and the codes for tests ("XTS") and for no currency ("XXX") included. Of those
///         withdrawn, the six that went last are read too: ANG, BGN, CUC, HRK, SLL, ZWL. `open<currency>` keeps a newer one.
/// Errors: `not_a_currency` for any other text, "eur" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 4217:2015
class currency {
public:
    static constexpr text_info info{.code = "not_a_currency", .expected = "an ISO 4217 currency code", .exact_size = 3};

    constexpr currency() = default;
    constexpr currency(detail::checked_literal<currency> literal) noexcept : number_(detail::currency_codes.find(literal.text)) {}

    /// Whether `text` names a currency.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return detail::currency_codes.find(text) != 0;
    }

    /// The currency that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<currency>
    {
        currency found;
        found.number_ = detail::currency_codes.find(text);
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The three letters; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha3() const noexcept -> std::string_view { return detail::currency_codes.at(number_); }
    /// The same as `alpha3`.
    [[nodiscard]] constexpr auto code() const noexcept -> std::string_view { return alpha3(); }
    /// The same as `alpha3`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return alpha3(); }
    /// The numeric code, three digits, "978"; empty where unset. XCG and ANG, which it replaced, have the same.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::currencies[number_ - 1].numeric, 3};
    }
    /// How many decimal digits the minor unit has: 2 for EUR, 0 for JPY. None for what has no such unit, XAU, and where unset.
    [[nodiscard]] constexpr auto minor_units() const noexcept -> std::optional<unsigned>
    {
        if (!is_set() || detail::currencies[number_ - 1].minor_units == detail::no_minor_unit)
            return std::nullopt;
        return static_cast<unsigned>(detail::currencies[number_ - 1].minor_units);
    }
    /// Whether this is a currency.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return number_ != 0; }

    friend constexpr bool operator==(currency const&, currency const&) = default;
    friend constexpr auto operator<=>(currency const&, currency const&) = default;

private:
    std::uint16_t number_ = 0; // of the row in the table, from 1
};

} // namespace vouch::inline VOUCH_ABI
#endif
