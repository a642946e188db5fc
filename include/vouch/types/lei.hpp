// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_LEI_HPP
#define VOUCH_TYPES_LEI_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/types/detail/inline_text.hpp>
#include <vouch/types/detail/iso_7064.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// A legal entity identifier, which names a company or another party to financial transactions.
///
/// JSON:   a string of 18 capital letters and digits and two check digits, "7LTWFZYICNSX8D621K86".
/// Errors: `not_an_lei` for any other text, and if the check digits are wrong. No register is asked.
/// Cost:   21 bytes, never allocates, usable in constant expressions.
/// See:    ISO 17442-1:2020
class lei : public detail::codes::inline_text<lei, 20> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_lei",
                                    .expected = "an LEI, 18 letters and digits and their check digits (ISO 17442)",
                                    .exact_size = 20,
                                    .pattern = "^[A-Z0-9]{18}[0-9]{2}$",
                                    .example = "7LTWFZYICNSX8D621K86"};

    /// Whether `text` has the form of an identifier and its check digits are right.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return text.size() == 20 && detail::are_capitals_or_digits(text) &&
               detail::are_check_digits(text.substr(18), detail::mod_97("00", detail::mod_97(text.substr(0, 18))));
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
