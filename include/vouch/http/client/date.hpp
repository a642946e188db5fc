// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DATE_HPP
#define VOUCH_HTTP_CLIENT_DATE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// Reads a text from its front. Every step returns true if the text went on as the step says.
class date_reader {
public:
    constexpr explicit date_reader(std::string_view text) noexcept : rest_(text) {}

    constexpr auto literal(std::string_view text) noexcept -> bool
    {
        bool const found = rest_.starts_with(text);
        if (found)
            rest_.remove_prefix(text.size());
        return found;
    }

    // The index of the first of `names` that the text goes on with.
    template <std::size_t Size>
    constexpr auto name(std::string_view const (&names)[Size]) noexcept -> std::optional<unsigned>
    {
        for (unsigned index = 0; index < Size; ++index)
            if (literal(names[index]))
                return index;
        return std::nullopt;
    }

    constexpr auto number(std::size_t digits, unsigned& value) noexcept -> bool
    {
        value = 0;
        if (rest_.size() < digits)
            return false;
        for (char const digit : rest_.substr(0, digits)) {
            if (!vouch::detail::is_digit(digit))
                return false;
            value = value * 10 + static_cast<unsigned>(digit - '0');
        }
        rest_.remove_prefix(digits);
        return true;
    }

    // "08:49:37"; 60 is a leap second.
    constexpr auto time(std::chrono::seconds& value) noexcept -> bool
    {
        unsigned hours = 0;
        unsigned minutes = 0;
        unsigned seconds = 0;
        bool const found = number(2, hours) && literal(":") && number(2, minutes) && literal(":") && number(2, seconds);
        value = std::chrono::hours(hours) + std::chrono::minutes(minutes) + std::chrono::seconds(seconds);
        return found && hours < 24 && minutes < 60 && seconds <= 60;
    }

    [[nodiscard]] constexpr auto at_end() const noexcept -> bool { return rest_.empty(); }

private:
    std::string_view rest_;
};

inline constexpr std::string_view short_days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
inline constexpr std::string_view long_days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
inline constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// The time of an HTTP date in any of its three forms; empty if `text` has another form (RFC 9110 section 5.6.7). A year of two
// digits that would be more than 50 years after `now` is in the past. The name of the day is not compared with the date.
[[nodiscard]] constexpr auto parse_http_date(std::string_view text, std::chrono::sys_seconds now) noexcept
    -> std::optional<std::chrono::sys_seconds>
{
    date_reader read(text);
    unsigned day = 0;
    unsigned year = 0;
    std::optional<unsigned> month;
    std::chrono::seconds time{};
    bool good = false;
    // the long names first: "Monday" starts with "Mon"
    if (read.name(long_days)) { // Sunday, 06-Nov-94 08:49:37 GMT
        good = read.literal(", ") && read.number(2, day) && read.literal("-") && (month = read.name(months)).has_value() &&
               read.literal("-") && read.number(2, year) && read.literal(" ") && read.time(time) && read.literal(" GMT");
        int const this_year = static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now)).year());
        year += static_cast<unsigned>(this_year / 100 * 100);
        if (static_cast<int>(year) > this_year + 50)
            year -= 100;
    } else if (read.name(short_days)) {
        if (read.literal(", ")) // Sun, 06 Nov 1994 08:49:37 GMT
            good = read.number(2, day) && read.literal(" ") && (month = read.name(months)).has_value() && read.literal(" ") &&
                   read.number(4, year) && read.literal(" ") && read.time(time) && read.literal(" GMT");
        else // Sun Nov  6 08:49:37 1994
            good = read.literal(" ") && (month = read.name(months)).has_value() && read.literal(" ") &&
                   (read.literal(" ") ? read.number(1, day) : read.number(2, day)) && read.literal(" ") && read.time(time) &&
                   read.literal(" ") && read.number(4, year);
    }
    if (!good || !read.at_end())
        return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year(static_cast<int>(year)), std::chrono::month(*month + 1),
                                           std::chrono::day(day)};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::sys_days(date)) + time;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
