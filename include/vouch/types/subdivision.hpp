// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_SUBDIVISION_HPP
#define VOUCH_TYPES_SUBDIVISION_HPP
#include <vouch/types/country_alpha2.hpp>
#include <vouch/types/detail/inline_text.hpp>
#include <vouch/types/detail/subdivisions.hpp>
#include <vouch/types/subdivision_code.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A subdivision of a country (a state, a province, a region), named by its ISO 3166-2 code.
///
/// JSON:   a string, the ISO 3166-1 alpha-2 code of the country, a hyphen and one to three capital letters and digits: "DE-BY".
///         Codes that were withdrawn in recent years are read too, since texts of the past hold them.
/// Errors: `not_a_subdivision` for any other text, "BY" and "de-by" included.
/// Cost:   7 bytes, never allocates, usable in constant expressions. A program that checks codes holds a table of 15 KB.
/// See:    ISO 3166-2:2020; subdivision_code for the code without the country
class subdivision : public detail::codes::inline_text<subdivision, 6> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_subdivision",
                                    .expected = "an ISO 3166-2 subdivision code with its country, such as DE-BY",
                                    .pattern = "^[A-Z]{2}-[A-Z0-9]{1,3}$",
                                    .example = "DE-BY"};

    /// Whether `text` is a code.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return text.size() > 3 && text[2] == '-' && detail::is_subdivision(text.substr(0, 2), text.substr(3));
    }

    /// The subdivision of `country` that has the code without its country, "BY". Empty if there is none.
    [[nodiscard]] static constexpr auto in(country_alpha2 country, subdivision_code code) noexcept -> std::optional<subdivision>
    {
        if (!detail::is_subdivision(country.view(), code.view()))
            return std::nullopt;
        char text[6]{};
        std::size_t size = 0;
        for (std::string_view const part : {country.view(), std::string_view("-"), code.view()})
            for (char const byte : part)
                text[size++] = byte;
        std::optional<subdivision> made(std::in_place);
        made->assign({text, size});
        return made;
    }

    /// The country; unset if the subdivision is.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(0, 2)) : country_alpha2();
    }
    /// The code without the country, "BY"; unset if the subdivision is.
    [[nodiscard]] constexpr auto code() const noexcept -> subdivision_code
    {
        return is_set() ? *subdivision_code::parse(view().substr(3)) : subdivision_code();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
