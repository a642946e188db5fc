// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DATE_TIME_HPP
#define VOUCH_TYPES_DATE_TIME_HPP
#include <vouch/core/text.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/detail/clock.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail::rfc3339 {

inline constexpr std::int64_t day = 86'400;
inline constexpr std::int64_t first_second = -62'167'219'200; // 0000-01-01T00:00:00Z
inline constexpr std::int64_t last_second = 253'402'300'799;  // 9999-12-31T23:59:59Z

constexpr auto floor_of(std::int64_t value, std::int64_t divisor) noexcept -> std::int64_t
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

// Seconds east of UTC: "Z" or "+01:00".
constexpr auto parse_offset(std::string_view text) noexcept -> std::optional<int>
{
    if (text == "Z" || text == "z")
        return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    int const hours = clock::two_digits(text.substr(1));
    int const minutes = clock::two_digits(text.substr(4));
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    int const seconds = hours * 3'600 + minutes * 60;
    return text[0] == '-' ? -seconds : seconds;
}

// Section 5.7: second 60 is a leap second, which only the last minute of a month of UTC can have. It is accepted in every month,
// since no program knows the leap seconds to come.
constexpr auto starts_month(std::int64_t seconds) noexcept -> bool
{
    if (seconds % day != 0)
        return false;
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(seconds / day))).day() == std::chrono::day(1);
}

struct parts {
    std::int64_t seconds;      // from the epoch
    std::string_view fraction; // the digits after the point
};

constexpr auto parse(std::string_view text) noexcept -> std::optional<parts>
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't'))
        return std::nullopt;
    auto const date = text_traits<std::chrono::year_month_day>::parse(text.substr(0, 10));
    int const time = clock::read(text.substr(11), 60);
    if (!date || time < 0)
        return std::nullopt;
    bool const is_leap_second = text[17] == '6';

    text.remove_prefix(19);
    std::string_view fraction;
    if (text[0] == '.') {
        fraction = text.substr(1, clock::count_digits(text.substr(1)));
        text.remove_prefix(1 + fraction.size());
        if (fraction.empty())
            return std::nullopt;
    }
    auto const offset = parse_offset(text);
    if (!offset)
        return std::nullopt;

    std::int64_t const midnight = std::chrono::sys_days(*date).time_since_epoch().count() * day;
    std::int64_t const total = midnight + time - *offset;
    if (total < first_second || total > last_second || (is_leap_second && !starts_month(total)))
        return std::nullopt;
    return parts{total, fraction};
}

// Writes "YYYY-MM-DDThh:mm:ss" for a second in the years 0000 to 9999.
constexpr auto write(std::int64_t seconds, char* to) noexcept -> char*
{
    std::int64_t const days = floor_of(seconds, day);
    to = text_traits<std::chrono::year_month_day>::write(std::chrono::sys_days(std::chrono::days(days)), to);
    *to++ = 'T';
    return clock::write(static_cast<int>(seconds - days * day), to);
}

// How many digits after the point a tick of that period has: 3 for milliseconds, 0 for seconds and multiples of them. -1 if a
// tick has no exact decimal form, such as a third of a second.
template <class Period>
consteval auto digits_of_second() -> int
{
    std::intmax_t power = 1;
    for (int digits = 0; digits <= 9; ++digits, power *= 10)
        if (Period::den == power && (Period::num == 1 || digits == 0))
            return digits;
    return -1;
}

template <class Duration>
concept telling = std::integral<typename Duration::rep> && sizeof(typename Duration::rep) <= sizeof(std::int64_t) &&
                  (digits_of_second<typename Duration::period>() >= 0);

// "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ssZ", with the digits that the period can hold and 00 for what it cannot.
template <class Period>
struct expected {
    static constexpr std::string_view whole = "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ss";
    static constexpr auto digits = static_cast<std::size_t>(digits_of_second<Period>());

    char text[whole.size() + 11]{};
    std::size_t size = 0;

    constexpr expected() noexcept
    {
        for (char const byte : whole)
            text[size++] = byte;
        char* part = text + size - 2;
        for (std::intmax_t const unit : {60, 3'600, 86'400}) {
            if (Period::num % unit == 0)
                part[0] = part[1] = '0';
            part -= 3;
        }
        for (std::size_t at = 0; digits != 0 && at <= digits; ++at)
            text[size++] = at == 0 ? '.' : 's';
        text[size++] = 'Z';
    }
};
template <class Period>
inline constexpr expected<Period> expected_text{};

} // namespace vouch::inline VOUCH_ABI::detail::rfc3339

namespace vouch::inline VOUCH_ABI {

/// Maps `std::chrono::sys_time<Duration>` to a JSON string. Its ticks are integers: nanoseconds, coarser decimal fractions of a
/// second, or multiples of a second; `std::chrono::sys_days` is a date instead.
///
/// JSON:   a string, "2024-01-01T12:00:00Z", in the years 0000 to 9999 of UTC. Read with any offset, any number of
///         digits after the seconds, and with `t` and `z` in lower case. Written in UTC with the digits that a tick has: none
///         for seconds, 3 for milliseconds. A leap second, 23:59:60 UTC at the end of a month, becomes the second after it.
/// Errors: `not_a_date_time` for any other text, for a time finer than a tick, and for a time that `Duration` cannot hold.
///         A time outside these years is not written.
/// See:    RFC 3339 section 5.6, date-time; section 5.7 on leap seconds
template <class Duration>
    requires detail::rfc3339::telling<Duration>
struct text_traits<std::chrono::time_point<std::chrono::system_clock, Duration>> {
    using moment = std::chrono::time_point<std::chrono::system_clock, Duration>;

private:
    using rep = typename Duration::rep;

    static constexpr auto digits = static_cast<std::size_t>(detail::rfc3339::digits_of_second<typename Duration::period>());
    static constexpr auto const& expected = detail::rfc3339::expected_text<typename Duration::period>;
    static constexpr std::int64_t ticks_a_second = Duration::period::den; // 1 where a tick is longer
    static constexpr std::int64_t seconds_a_tick = Duration::period::num; // 1 where a tick is shorter

public:
    static constexpr text_info info{.code = "not_a_date_time", .expected = {expected.text, expected.size}, .format = "date-time"};
    static constexpr std::size_t max_size = 20 + (digits == 0 ? 0 : 1 + digits);

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<moment>
    {
        auto const parts = detail::rfc3339::parse(text);
        if (!parts || parts->seconds % seconds_a_tick != 0)
            return std::nullopt;
        auto const fraction = detail::clock::read_fraction(parts->fraction, digits);
        if (!fraction)
            return std::nullopt;
        std::int64_t ticks = *fraction; // after the second

        // Before the epoch, count from the next second: the ticks of the whole seconds may not fit although those of the time do.
        std::int64_t seconds = parts->seconds / seconds_a_tick;
        if (seconds < 0 && ticks != 0) {
            ++seconds;
            ticks -= ticks_a_second;
        }
        constexpr std::int64_t most = INT64_MAX / ticks_a_second;
        if (seconds > most || seconds < -most)
            return std::nullopt;
        seconds *= ticks_a_second;
        if (ticks > 0 ? seconds > INT64_MAX - ticks : seconds < INT64_MIN - ticks)
            return std::nullopt;
        ticks += seconds;
        if (!std::in_range<rep>(ticks))
            return std::nullopt;
        return moment(Duration(static_cast<rep>(ticks)));
    }

    [[nodiscard]] static constexpr auto write(moment const& value, char* to) noexcept -> char*
    {
        using namespace detail::rfc3339;
        rep const count = value.time_since_epoch().count();
        if (!std::in_range<std::int64_t>(count))
            return nullptr;
        auto const ticks = static_cast<std::int64_t>(count);
        std::int64_t const seconds = floor_of(ticks, ticks_a_second);
        // checked before the multiplication, which then cannot overflow
        if (seconds < first_second / seconds_a_tick || seconds > last_second / seconds_a_tick)
            return nullptr;
        std::int64_t rest = ticks % ticks_a_second;
        rest += rest < 0 ? ticks_a_second : 0;
        to = detail::rfc3339::write(seconds * seconds_a_tick, to);
        if constexpr (digits != 0) {
            *to = '.';
            for (std::size_t at = digits; at != 0; --at, rest /= 10)
                to[at] = static_cast<char>('0' + rest % 10);
            to += 1 + digits;
        }
        *to++ = 'Z';
        return to;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
