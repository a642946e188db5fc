// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DATE_HPP
#define VOUCH_TYPES_DATE_HPP
#include <vouch/core/text.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// Maps `std::chrono::year_month_day` to a JSON string.
///
/// JSON:   a string, "1990-02-28": a day of the Gregorian calendar in the years 0000 to 9999.
/// Errors: `not_a_date` for any other text. A date that does not exist, or is outside these years, is not written.
/// See:    RFC 3339 section 5.6, full-date
template <>
struct text_traits<std::chrono::year_month_day> {
    static constexpr text_info info{
        .code = "not_a_date", .expected = "a calendar date, YYYY-MM-DD", .format = "date", .exact_size = 10};
    static constexpr std::size_t max_size = 10;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<std::chrono::year_month_day>
    {
        if (text.size() != max_size)
            return std::nullopt;
        bool wrong = text[4] != '-' || text[7] != '-';
        auto const number = [&](std::size_t at, std::size_t end) {
            unsigned value = 0;
            for (; at != end; ++at) {
                unsigned const digit = static_cast<unsigned char>(text[at]) - unsigned{'0'};
                wrong |= digit > 9;
                value = value * 10 + digit;
            }
            return value;
        };
        unsigned const year = number(0, 4);
        unsigned const month = number(5, 7);
        unsigned const day = number(8, 10);
        if (wrong)
            return std::nullopt;
        std::chrono::year_month_day const date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                               std::chrono::day(day)};
        if (!date.ok())
            return std::nullopt;
        return date;
    }

    [[nodiscard]] static constexpr auto write(std::chrono::year_month_day const& date, char* to) noexcept -> char*
    {
        int const year = static_cast<int>(date.year());
        if (!date.ok() || year < 0 || year > 9999)
            return nullptr;
        auto const two_digits = [&to](unsigned value) {
            *to++ = static_cast<char>('0' + value / 10);
            *to++ = static_cast<char>('0' + value % 10);
        };
        two_digits(static_cast<unsigned>(year) / 100);
        two_digits(static_cast<unsigned>(year) % 100);
        *to++ = '-';
        two_digits(static_cast<unsigned>(date.month()));
        *to++ = '-';
        two_digits(static_cast<unsigned>(date.day()));
        return to;
    }
};

/// Maps `std::chrono::sys_days`, a day as a count, to the same JSON string as `std::chrono::year_month_day`.
///
/// Errors: `not_a_date` for any other text. A day outside the years 0000 to 9999 is not written.
template <>
struct text_traits<std::chrono::sys_days> {
private:
    using calendar = text_traits<std::chrono::year_month_day>;

public:
    static constexpr text_info info = calendar::info;
    static constexpr std::size_t max_size = calendar::max_size;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<std::chrono::sys_days>
    {
        auto const date = calendar::parse(text);
        if (!date)
            return std::nullopt;
        return std::chrono::sys_days(*date);
    }

    [[nodiscard]] static constexpr auto write(std::chrono::sys_days const& day, char* to) noexcept -> char*
    {
        constexpr std::chrono::sys_days first = std::chrono::year(0) / 1 / 1;
        constexpr std::chrono::sys_days last = std::chrono::year(9999) / 12 / 31;
        // a calendar holds fewer years than a count of days
        return day < first || day > last ? nullptr : calendar::write(std::chrono::year_month_day(day), to);
    }
};

/// Makes a date from a literal: `vouch::date("1990-02-28")`. A literal that is not a date does not compile.
template <std::size_t Size>
[[nodiscard]] consteval auto date(char const (&literal)[Size]) -> std::chrono::year_month_day
{
    auto const made = text_traits<std::chrono::year_month_day>::parse({literal, Size - 1});
    if (!made)
        complaint::this_literal_is_not_a_valid<std::chrono::year_month_day>();
    return *made;
}

/// The current date in UTC.
[[nodiscard]] inline auto today() noexcept -> std::chrono::year_month_day
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

} // namespace vouch::inline VOUCH_ABI
#endif
