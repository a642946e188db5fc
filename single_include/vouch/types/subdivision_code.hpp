// vouch 0.1.0, vouch/types/subdivision_code.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/types/subdivision_code.hpp
#ifndef VOUCH_TYPES_SUBDIVISION_CODE_HPP
#define VOUCH_TYPES_SUBDIVISION_CODE_HPP

#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// The code of a subdivision without that of its country, for an API that has the country in another member. The form alone is
/// checked: whether there is such a subdivision depends on the country. `subdivision::in` tells, also in a check of the schema:
///
///     vouch::check("not_a_subdivision", "a subdivision of the country",
///                  [](address const& a) { return vouch::subdivision::in(a.country, a.region).has_value(); },
///                  vouch::at<&address::region>)
///
/// JSON:   a string of one to three capital letters and digits: "BY".
/// Errors: `not_a_subdivision` for any other text, "DE-BY" and "by" included.
/// Cost:   4 bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-2:2020
class subdivision_code : public detail::codes::inline_text<subdivision_code, 3> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_subdivision",
                                    .expected = "an ISO 3166-2 subdivision code without its country, such as BY",
                                    .pattern = "^[A-Z0-9]{1,3}$",
                                    .example = "BY"};

    /// Whether `text` has the form of a code.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return !text.empty() && text.size() <= 3 && detail::are_capitals_or_digits(text);
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
