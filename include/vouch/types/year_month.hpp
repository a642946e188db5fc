// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_YEAR_MONTH_HPP
#define VOUCH_TYPES_YEAR_MONTH_HPP
#include <vouch/core/text.hpp>
#include <vouch/types/date.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// Maps `std::chrono::year_month` to a JSON string.
///
/// JSON:   a string, "2026-11": a month of the years 0000 to 9999.
/// Errors: `not_a_month` for any other text. A month that does not exist, or is outside these years, is not written.
/// See:    ISO 8601-1:2019 section 5.2.2.2, a calendar date of reduced precision
template <>
struct text_traits<std::chrono::year_month> {
    static constexpr text_info info{.code = "not_a_month",
                                    .expected = "a calendar month, YYYY-MM",
                                    .exact_size = 7,
                                    .pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$",
                                    .example = "2026-11"};
    static constexpr std::size_t max_size = 10; // a whole date is written first

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<std::chrono::year_month>
    {
        if (text.size() != info.exact_size)
            return std::nullopt;
        char first_day[10] = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '1'};
        for (std::size_t index = 0; index != text.size(); ++index)
            first_day[index] = text[index];
        auto const date = text_traits<std::chrono::year_month_day>::parse({first_day, sizeof first_day});
        if (!date)
            return std::nullopt;
        return std::chrono::year_month(date->year(), date->month());
    }

    [[nodiscard]] static constexpr auto write(std::chrono::year_month const& value, char* to) noexcept -> char*
    {
        char* const end = text_traits<std::chrono::year_month_day>::write(value / std::chrono::day(1), to);
        return end == nullptr ? nullptr : end - 3;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
