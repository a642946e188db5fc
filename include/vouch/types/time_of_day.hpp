// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_TIME_OF_DAY_HPP
#define VOUCH_TYPES_TIME_OF_DAY_HPP
#include <vouch/core/text.hpp>
#include <vouch/types/detail/clock.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A time of a day, in no time zone, exact to the nanosecond. A type of its own, since `std::chrono::hh_mm_ss` has no `==` and
/// holds negative times and days of any length.
///
/// JSON:   a string, "09:30:00", from "00:00:00" to "23:59:59.999999999". Read with up to nine digits after the seconds, and
///         with more if those are 0. Written with none, 3, 6 or 9 digits, as few as are exact.
/// Errors: `not_a_time_of_day` for any other text. "24:00:00" is the next day; a leap second, "23:59:60", is refused, since only
///         a date tells whether there is one.
/// Cost:   8 bytes, usable in constant expressions.
/// See:    RFC 3339 section 5.6, partial-time
class time_of_day {
public:
    /// Makes an unset value, which is not midnight.
    constexpr time_of_day() = default;
    constexpr time_of_day(detail::checked_literal<time_of_day> literal) noexcept : time_of_day(*parse(literal.text)) {}

    /// Makes a time from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<time_of_day>
    {
        std::int64_t const seconds = detail::clock::read(text, 59);
        if (seconds < 0)
            return std::nullopt;
        text.remove_prefix(8);
        if (text.empty())
            return time_of_day(seconds * ticks_a_second);
        std::string_view const digits = text.substr(1);
        if (text[0] != '.' || digits.empty() || detail::clock::count_digits(digits) != digits.size())
            return std::nullopt;
        auto const ticks = detail::clock::read_fraction(digits, 9);
        return ticks ? std::optional(time_of_day(seconds * ticks_a_second + *ticks)) : std::nullopt;
    }
    /// Whether `text` is a time of a day.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return parse(text).has_value(); }

    /// Makes a time from the time that has passed since midnight. Empty if that is negative, or a day or more.
    [[nodiscard]] static constexpr auto from(std::chrono::nanoseconds since_midnight) noexcept -> std::optional<time_of_day>
    {
        if (since_midnight < std::chrono::nanoseconds::zero() || since_midnight >= std::chrono::days(1))
            return std::nullopt;
        return time_of_day(since_midnight.count());
    }

    /// Whether there is a time.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return ticks_ != unset; }
    /// The time since midnight. Precondition: `is_set()`.
    [[nodiscard]] constexpr auto since_midnight() const noexcept -> std::chrono::nanoseconds
    {
        return std::chrono::nanoseconds(ticks_);
    }
    /// The same in hours, minutes and seconds. Precondition: `is_set()`.
    [[nodiscard]] constexpr auto parts() const noexcept -> std::chrono::hh_mm_ss<std::chrono::nanoseconds>
    {
        return std::chrono::hh_mm_ss<std::chrono::nanoseconds>(since_midnight());
    }

    friend constexpr bool operator==(time_of_day const&, time_of_day const&) = default;
    /// The order of the day; an unset value comes first.
    friend constexpr auto operator<=>(time_of_day const&, time_of_day const&) = default;

private:
    friend struct text_traits<time_of_day>;
    friend struct std::hash<time_of_day>;

    static constexpr std::int64_t unset = -1;
    static constexpr std::int64_t ticks_a_second = 1'000'000'000;

    constexpr explicit time_of_day(std::int64_t ticks) noexcept : ticks_(ticks) {}

    std::int64_t ticks_ = unset; // nanoseconds since midnight
};

template <>
struct text_traits<time_of_day> {
    static constexpr text_info info{.code = "not_a_time_of_day",
                                    .expected = "a time of a day, hh:mm:ss",
                                    .pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9}0*)?$",
                                    .example = "09:30:00"};
    static constexpr std::size_t max_size = 18;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<time_of_day>
    {
        return time_of_day::parse(text);
    }

    [[nodiscard]] static constexpr auto write(time_of_day const& value, char* to) noexcept -> char*
    {
        if (!value.is_set())
            return nullptr;
        to = detail::clock::write(static_cast<int>(value.ticks_ / time_of_day::ticks_a_second), to);
        std::int64_t rest = value.ticks_ % time_of_day::ticks_a_second;
        if (rest == 0)
            return to;
        *to++ = '.';
        std::size_t digits = 9;
        for (; rest % 1'000 == 0; rest /= 1'000)
            digits -= 3;
        for (std::size_t at = digits; at-- != 0; rest /= 10)
            to[at] = static_cast<char>('0' + rest % 10);
        return to + digits;
    }
};

} // namespace vouch::inline VOUCH_ABI

template <>
struct std::hash<vouch::time_of_day> {
    [[nodiscard]] auto operator()(vouch::time_of_day const& value) const noexcept -> std::size_t
    {
        return std::hash<std::int64_t>{}(value.ticks_);
    }
};
#endif
