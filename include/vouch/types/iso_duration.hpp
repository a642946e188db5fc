// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_ISO_DURATION_HPP
#define VOUCH_TYPES_ISO_DURATION_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/text.hpp>
#include <vouch/types/detail/clock.hpp>
#include <vouch/types/detail/hash_of_parts.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// A length of time in calendar units, each of which is kept: a month is no number of days, and 24 hours are not always a day.
/// Two durations are equal if they have the same components; there is no order.
///
/// JSON:   a string, "P1Y2M10DT2H30M", or weeks alone, "P4W". The smallest component may have a fraction of up to nine digits,
///         behind a point or a comma: "PT0.5S". A component between two others may be left out, as ISO 8601 allows; it is written
///         as 0, which RFC 3339 wants: "PT1H5S" becomes "PT1H0M5S".
/// Errors: `not_a_duration` for any other text: one with a sign, without a component, in lower case, with a component above
///         4294967295, or with a fraction finer than a billionth.
/// Cost:   36 bytes, usable in constant expressions.
/// See:    RFC 3339 appendix A; ISO 8601-1:2019 section 5.5.2
class iso_duration {
public:
    /// Makes an unset value, which is not a duration of zero.
    constexpr iso_duration() = default;
    constexpr iso_duration(detail::checked_literal<iso_duration> literal) noexcept : iso_duration(*parse(literal.text)) {}

    /// Makes a duration from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<iso_duration>
    {
        if (text.size() < 3 || text[0] != 'P')
            return std::nullopt;
        iso_duration made;
        std::size_t next = 0; // the first unit that may come
        bool in_time = false;
        for (std::size_t at = 1; at != text.size();) {
            if (!in_time && text[at] == 'T') {
                in_time = true;
                next = first_of_time;
                if (++at == text.size())
                    return std::nullopt;
            }
            auto const number = take_number(text, at);
            if (!number || number->end == text.size())
                return std::nullopt;
            std::size_t const last = in_time ? unit_count : first_of_time;
            while (next != last && letters[next] != text[number->end])
                ++next;
            bool const is_smallest = number->end + 1 == text.size();
            if (next == last || (number->has_fraction && !is_smallest))
                return std::nullopt;
            made.set(next++, number->whole);
            made.fraction_ = number->fraction;
            at = number->end + 1;
        }
        if (made.units_ == 0 || (made.has(weeks_at) && made.units_ != 1u << weeks_at))
            return std::nullopt;
        made.fill_gaps();
        return made;
    }
    /// Whether `text` is a duration.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return parse(text).has_value(); }

    /// Makes a duration of hours, minutes and seconds. Empty if `length` is negative.
    [[nodiscard]] static constexpr auto from(std::chrono::nanoseconds length) noexcept -> std::optional<iso_duration>
    {
        if (length < std::chrono::nanoseconds::zero())
            return std::nullopt;
        auto const seconds = length.count() / billion;
        iso_duration made;
        std::int64_t const parts[] = {seconds / 3'600, seconds / 60 % 60, seconds % 60};
        for (std::size_t index = 0; index != 3; ++index)
            if (parts[index] != 0)
                made.set(first_of_time + index, static_cast<std::uint32_t>(parts[index]));
        made.fraction_ = static_cast<std::uint32_t>(length.count() % billion);
        if (made.units_ == 0 || made.fraction_ != 0)
            made.set(seconds_at, static_cast<std::uint32_t>(parts[2]));
        made.fill_gaps();
        return made;
    }

    /// Whether there is a duration, be it of length 0.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return units_ != 0; }
    /// The components as the text has them; 0 for one that is absent.
    [[nodiscard]] constexpr auto years() const noexcept -> std::uint32_t { return counts_[years_at]; }
    [[nodiscard]] constexpr auto months() const noexcept -> std::uint32_t { return counts_[months_at]; }
    [[nodiscard]] constexpr auto weeks() const noexcept -> std::uint32_t { return counts_[weeks_at]; }
    [[nodiscard]] constexpr auto days() const noexcept -> std::uint32_t { return counts_[days_at]; }
    [[nodiscard]] constexpr auto hours() const noexcept -> std::uint32_t { return counts_[hours_at]; }
    [[nodiscard]] constexpr auto minutes() const noexcept -> std::uint32_t { return counts_[minutes_at]; }
    [[nodiscard]] constexpr auto seconds() const noexcept -> std::uint32_t { return counts_[seconds_at]; }
    /// The fraction of the smallest component, in billionths of its unit.
    [[nodiscard]] constexpr auto fraction() const noexcept -> std::uint32_t { return fraction_; }

    /// The length where it does not depend on a calendar, with days of 24 hours and weeks of seven days. Empty if the duration
    /// has years or months that are not 0, is unset, or is too long for the result.
    [[nodiscard]] constexpr auto length() const noexcept -> std::optional<std::chrono::nanoseconds>
    {
        constexpr std::array<std::int64_t, unit_count> seconds_of{0, 0, 604'800, 86'400, 3'600, 60, 1};
        std::int64_t total = 0;
        std::int64_t smallest = 0;
        for (std::size_t unit = 0; unit != unit_count; ++unit) {
            if (seconds_of[unit] == 0 && counts_[unit] != 0)
                return std::nullopt;
            if (has(unit))
                smallest = seconds_of[unit];
            total += seconds_of[unit] * counts_[unit]; // below 2^32 * 691'261
        }
        std::int64_t const rest = smallest * fraction_; // nanoseconds, since the fraction is in billionths
        if (!is_set() || (smallest == 0 && fraction_ != 0) || total > (INT64_MAX - rest) / billion)
            return std::nullopt;
        return std::chrono::nanoseconds(total * billion + rest);
    }

    friend constexpr bool operator==(iso_duration const&, iso_duration const&) = default;

private:
    friend struct text_traits<iso_duration>;

    enum : std::size_t { years_at, months_at, weeks_at, days_at, hours_at, minutes_at, seconds_at, unit_count };
    static constexpr std::size_t first_of_time = hours_at;
    static constexpr std::string_view letters = "YMWDHMS";
    static constexpr std::int64_t billion = 1'000'000'000;

    struct number {
        std::uint32_t whole;
        std::uint32_t fraction; // in billionths
        bool has_fraction;
        std::size_t end;
    };
    // Reads the number at `at`; nothing if there is none, or it does not fit.
    static constexpr auto take_number(std::string_view text, std::size_t at) noexcept -> std::optional<number>
    {
        auto const is_digit_at = [text](std::size_t index) { return index < text.size() && detail::is_digit(text[index]); };
        if (!is_digit_at(at))
            return std::nullopt;
        std::uint64_t whole = 0;
        for (; is_digit_at(at); ++at) {
            whole = whole * 10 + static_cast<std::uint64_t>(text[at] - '0');
            if (whole > UINT32_MAX)
                return std::nullopt;
        }
        bool const has_fraction = at < text.size() && (text[at] == '.' || text[at] == ',');
        if (!has_fraction)
            return number{static_cast<std::uint32_t>(whole), 0, false, at};
        text.remove_prefix(at + 1);
        std::string_view const digits = text.substr(0, detail::clock::count_digits(text));
        auto const fraction = detail::clock::read_fraction(digits, 9);
        if (digits.empty() || !fraction)
            return std::nullopt;
        return number{static_cast<std::uint32_t>(whole), static_cast<std::uint32_t>(*fraction), true, at + 1 + digits.size()};
    }

    [[nodiscard]] constexpr auto has(std::size_t unit) const noexcept -> bool { return (units_ >> unit & 1) != 0; }
    constexpr void set(std::size_t unit, std::uint32_t count) noexcept
    {
        counts_[unit] = count;
        units_ = static_cast<std::uint8_t>(units_ | 1u << unit);
    }
    constexpr void fill_gaps() noexcept
    {
        if (has(years_at) && has(days_at))
            set(months_at, counts_[months_at]);
        if (has(hours_at) && has(seconds_at))
            set(minutes_at, counts_[minutes_at]);
    }

    std::array<std::uint32_t, unit_count> counts_{};
    std::uint32_t fraction_ = 0;
    std::uint8_t units_ = 0; // a bit for each component that is there
};

template <>
struct text_traits<iso_duration> {
    static constexpr text_info info{.code = "not_a_duration",
                                    .expected = "an ISO 8601 duration, P1Y2M10DT2H30M",
                                    .format = "duration",
                                    .example = "P1Y2M10DT2H30M"};
    // six components of ten digits and a letter, P, T, and ten characters of a fraction
    static constexpr std::size_t max_size = 80;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<iso_duration>
    {
        return iso_duration::parse(text);
    }

    [[nodiscard]] static constexpr auto write(iso_duration const& value, char* to) noexcept -> char*
    {
        if (!value.is_set())
            return nullptr;
        bool in_time = false;
        *to++ = 'P';
        for (std::size_t unit = 0; unit != iso_duration::unit_count; ++unit) {
            if (!value.has(unit))
                continue;
            if (!in_time && unit >= iso_duration::first_of_time) {
                in_time = true;
                *to++ = 'T';
            }
            to = write_digits(value.counts_[unit], 1, to);
            if (value.fraction_ != 0 && value.units_ >> unit == 1) {
                *to++ = '.';
                to = write_digits(value.fraction_, 9, to);
                while (to[-1] == '0')
                    --to;
            }
            *to++ = iso_duration::letters[unit];
        }
        return to;
    }

private:
    // Writes a number in at least `least` digits.
    static constexpr auto write_digits(std::uint32_t number, int least, char* to) noexcept -> char*
    {
        char digits[10]{};
        int size = 0;
        for (; number != 0 || size < least; number /= 10)
            digits[size++] = static_cast<char>('0' + number % 10);
        while (size != 0)
            *to++ = digits[--size];
        return to;
    }
};

} // namespace vouch::inline VOUCH_ABI

template <>
struct std::hash<vouch::iso_duration> {
    [[nodiscard]] auto operator()(vouch::iso_duration const& value) const noexcept -> std::size_t
    {
        return vouch::detail::hash_of_parts({value.fraction(), value.years(), value.months(), value.weeks(), value.days(),
                                             value.hours(), value.minutes(), value.seconds()});
    }
};
#endif
