// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_CLOCK_HPP
#define VOUCH_TYPES_DETAIL_CLOCK_HPP
#include <vouch/core/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// Times of a day and fractions of a second, as RFC 3339 section 5.6 and ISO 8601 spell them.
namespace vouch::inline VOUCH_ABI::detail::clock {

// The number that the first two bytes of `text` spell; -1 if they are not digits.
constexpr auto two_digits(std::string_view text) noexcept -> int
{
    if (!is_digit(text[0]) || !is_digit(text[1]))
        return -1;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

// The seconds since midnight that the first eight bytes of `text`, "hh:mm:ss", spell; -1 if they spell no time.
// `most_seconds` is 59, or 60 where a leap second may stand.
constexpr auto read(std::string_view text, int most_seconds) noexcept -> int
{
    if (text.size() < 8 || text[2] != ':' || text[5] != ':')
        return -1;
    int const hours = two_digits(text);
    int const minutes = two_digits(text.substr(3));
    int const seconds = two_digits(text.substr(6));
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > most_seconds)
        return -1;
    return hours * 3'600 + minutes * 60 + seconds;
}

// Writes "hh:mm:ss"; returns the end.
constexpr auto write(int seconds, char* to) noexcept -> char*
{
    for (int const part : {seconds / 3'600, seconds / 60 % 60, seconds % 60}) {
        *to++ = static_cast<char>('0' + part / 10);
        *to++ = static_cast<char>('0' + part % 10);
        *to++ = ':';
    }
    return to - 1;
}

// How many digits `text` begins with.
constexpr auto count_digits(std::string_view text) noexcept -> std::size_t
{
    std::size_t count = 0;
    while (count != text.size() && is_digit(text[count]))
        ++count;
    return count;
}

// The fraction that `digits` spell, in units of 10^-`places`. Nothing if it is finer than that.
constexpr auto read_fraction(std::string_view digits, std::size_t places) noexcept -> std::optional<std::int64_t>
{
    std::int64_t value = 0;
    for (std::size_t place = 0; place != places; ++place)
        value = value * 10 + (place < digits.size() ? digits[place] - '0' : 0);
    for (std::size_t place = places; place < digits.size(); ++place)
        if (digits[place] != '0')
            return std::nullopt;
    return value;
}

} // namespace vouch::inline VOUCH_ABI::detail::clock
#endif
