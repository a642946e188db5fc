// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_BIC_HPP
#define VOUCH_TYPES_BIC_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/types/country_alpha2.hpp>
#include <vouch/types/detail/inline_text.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// A business identifier code, by which banks are named (also called a SWIFT code).
///
/// JSON:   a string of 8 or 11 capital letters and digits, "DEUTDEFF" or "DEUTDEFF500": four for the party, the ISO 3166-1
///         alpha-2 code of its country, two more for the party, and three for a branch. XK is a country here.
/// Errors: `not_a_bic` for any other text. Whether the code is registered is not checked.
/// Cost:   12 bytes, never allocates, usable in constant expressions.
/// See:    ISO 9362:2022. The texts are compared: "DEUTDEFF" and "DEUTDEFFXXX" name the same office, and are not equal.
class bic : public detail::codes::inline_text<bic, 11> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_bic",
                                    .expected = "a BIC of 8 or 11 letters and digits (ISO 9362)",
                                    .pattern = "^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$",
                                    .example = "DEUTDEFF500"};

    /// Whether `text` has the form of a code, with the country of one.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        // digits among the first four since the edition of 2014
        return (text.size() == 8 || text.size() == 11) && detail::are_capitals_or_digits(text) &&
               country_alpha2::valid(text.substr(4, 2));
    }

    /// The country in it; unset if the code is.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(4, 2)) : country_alpha2();
    }
    /// The three characters for the branch; empty if there are none.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto branch() const noexcept -> std::string_view { return is_set() ? view().substr(8) : view(); }
};

} // namespace vouch::inline VOUCH_ABI
#endif
