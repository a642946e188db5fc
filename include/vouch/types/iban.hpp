// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_IBAN_HPP
#define VOUCH_TYPES_IBAN_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/types/country_alpha2.hpp>
#include <vouch/types/detail/iban_registry.hpp>
#include <vouch/types/detail/inline_text.hpp>
#include <vouch/types/detail/iso_7064.hpp>
#include <vouch/types/detail/lower_bound.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The structure of the accounts of a country; empty if the registry has none.
constexpr auto bban_structure(std::string_view country) noexcept -> std::string_view
{
    std::size_t const place = lower_bound_index(
        std::size(iban_registry), [&](std::size_t index) { return std::string_view(iban_registry[index].country) < country; });
    if (place == std::size(iban_registry) || iban_registry[place].country != country)
        return {};
    return iban_registry[place].bban;
}

// Whether `bban` has the structure: "4a10n" is four capitals and ten digits.
constexpr auto has_structure(std::string_view bban, std::string_view structure) noexcept -> bool
{
    std::size_t count = 0;
    for (char const part : structure) {
        if (is_digit(part)) {
            count = count * 10 + static_cast<std::size_t>(part - '0');
            continue;
        }
        if (bban.size() < count)
            return false;
        for (char const byte : bban.substr(0, count))
            if (!(part == 'n' ? is_digit(byte) : part == 'a' ? is_capital(byte) : is_capital_or_digit(byte)))
                return false;
        bban.remove_prefix(count);
        count = 0;
    }
    return bban.empty();
}

} // namespace detail

/// An international bank account number.
///
/// JSON:   a string in the electronic form, without spaces and in capitals, "DE89370400440532013000".
/// Errors: `not_an_iban` for any other text, if the registry lacks the country or gives its accounts another length or other
///         characters, and if the check digits are wrong. Check digits of a country's own are not looked at.
/// Cost:   35 bytes, never allocates, usable in constant expressions.
/// See:    ISO 13616-1:2020; the IBAN registry, release 102
class iban : public detail::codes::inline_text<iban, 34> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_iban",
                                    .expected = "an IBAN without spaces (ISO 13616)",
                                    .pattern = "^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$",
                                    .example = "DE89370400440532013000"};

    /// Whether `text` has the form of an account number of its country and its check digits are right. Whether the account exists
    /// is not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        if (text.size() < 5 || text.size() > 34)
            return false;
        std::string_view const country = text.substr(0, 2);
        std::string_view const bban = text.substr(4);
        std::string_view const structure = detail::bban_structure(country);
        return !structure.empty() && detail::has_structure(bban, structure) &&
               detail::are_check_digits(text.substr(2, 2), detail::mod_97("00", detail::mod_97(country, detail::mod_97(bban))));
    }

    /// The country of the account; unset if the number is. A territory may use the code of another country.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(0, 2)) : country_alpha2();
    }
    /// The account number of the country, after the check digits: "370400440532013000".
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto bban() const noexcept -> std::string_view { return is_set() ? view().substr(4) : view(); }
    /// The form for paper, in groups of four: "DE89 3704 0044 0532 0130 00". `parse` does not read it.
    [[nodiscard]] constexpr auto printed() const -> std::string
    {
        std::string text;
        for (std::string_view rest = view(); !rest.empty(); rest.remove_prefix(rest.size() < 4 ? rest.size() : 4)) {
            if (!text.empty())
                text += ' ';
            text += rest.substr(0, 4);
        }
        return text;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
