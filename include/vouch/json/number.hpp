// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_NUMBER_HPP
#define VOUCH_JSON_NUMBER_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Returns how many of the eight bytes of a word, from the lowest on, are digits before the first other byte. A byte that is no
// digit sets its highest bit in one of two sums; the carry reaches only the bytes above it.
constexpr auto digit_prefix(std::uint64_t word) noexcept -> int
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    return std::countr_zero(((word + ones * 0x46) | (word - ones * '0')) & (ones * 0x80)) / 8;
}

// Returns the number that eight digits spell, the first digit in the lowest byte: joins neighbours to pairs, pairs to fours,
// fours to one number. A byte of zero counts as the digit 0.
constexpr auto eight_digits(std::uint64_t word) noexcept -> std::uint64_t
{
    word = (word & 0x0F0F0F0F0F0F0F0F) * (1 + (10 << 8)) >> 8;
    word = (word & 0x00FF00FF00FF00FF) * (1 + (100 << 16)) >> 16;
    return (word & 0x0000FFFF0000FFFF) * (1 + (std::uint64_t{10'000} << 32)) >> 32;
}

// Returns the end of the digits at `from`, and appends them to `value`, modulo 2^64.
inline auto scan_digits(char const* from, char const* end, std::uint64_t& value) noexcept -> char const*
{
    if constexpr (std::endian::native == std::endian::little) {
        static constexpr std::uint64_t power_of_ten[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
        while (end - from >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, from, sizeof word);
            int const count = digit_prefix(word);
            if (count == 0)
                return from;
            value = value * power_of_ten[count] + eight_digits(word << (64 - 8 * count));
            from += count;
            if (count != 8)
                return from;
        }
    }
    for (; from != end && is_digit(*from); ++from)
        value = value * 10 + static_cast<std::uint64_t>(*from - '0');
    return from;
}

// The parts of a number of the JSON grammar (RFC 8259 section 6).
struct number_text {
    char const* first = nullptr;
    char const* last = nullptr;
    bool negative = false;
    std::string_view whole{};
    std::string_view fraction{};
    std::uint64_t significand = 0; // of whole and fraction; exact for nineteen digits at most
    std::int64_t exponent = 0;     // bounded: a larger one would make no difference
};

// Reads the number at `from`. `last` is nullptr where there is none.
inline auto scan_number(char const* from, char const* end) noexcept -> number_text
{
    number_text number;
    number.first = from;
    if (from != end && *from == '-') {
        number.negative = true;
        ++from;
    }
    auto const digits = [&](std::uint64_t& value) {
        char const* const first = from;
        from = scan_digits(from, end, value);
        return std::string_view(first, static_cast<std::size_t>(from - first));
    };
    number.whole = digits(number.significand);
    if (number.whole.empty() || (number.whole.size() > 1 && number.whole[0] == '0'))
        return number;
    if (from != end && *from == '.') {
        ++from;
        number.fraction = digits(number.significand);
        if (number.fraction.empty())
            return number;
    }
    if (from != end && (*from == 'e' || *from == 'E')) {
        ++from;
        bool const negative = from != end && *from == '-';
        if (negative || (from != end && *from == '+'))
            ++from;
        std::uint64_t ignored = 0;
        auto const exponent = digits(ignored);
        if (exponent.empty())
            return number;
        constexpr std::int64_t most = 1'000'000'000'000'000;
        for (char const digit : exponent)
            number.exponent = number.exponent < most ? number.exponent * 10 + (digit - '0') : most;
        if (negative)
            number.exponent = -number.exponent;
    }
    number.last = from;
    return number;
}

// Whether all of `text` is a number.
inline auto is_number(std::string_view text) noexcept -> bool
{
    char const* const end = text.data() + text.size();
    number_text const number = scan_number(text.data(), end);
    return number.last != nullptr && number.last == end;
}

// The size of a number: its value is 0.ddd * 10^point, where the first d is not 0. `zero` if all digits are 0.
struct magnitude {
    bool zero;
    std::int64_t point;
};
inline auto magnitude_of(number_text const& number) noexcept -> magnitude
{
    std::int64_t leading = 0;
    for (auto const part : {number.whole, number.fraction})
        for (char const digit : part) {
            if (digit != '0')
                return {false, static_cast<std::int64_t>(number.whole.size()) - leading + number.exponent};
            ++leading;
        }
    return {true, 0};
}

enum class conversion { done, not_an_integer, out_of_range };

// Converts to the exact value. 1.0 and 1e2 are integers.
template <std::integral Integer>
auto to_integer(number_text const& number, Integer& to) noexcept -> conversion
{
    auto const [zero, point] = magnitude_of(number);
    if (zero) {
        to = 0;
        return conversion::done;
    }
    std::int64_t const whole_size = static_cast<std::int64_t>(number.whole.size());
    std::int64_t const places = whole_size + number.exponent; // digits before the point
    std::int64_t const digit_count = whole_size + static_cast<std::int64_t>(number.fraction.size());
    auto const digit = [&](std::int64_t at) -> unsigned {
        auto const index = static_cast<std::size_t>(at);
        return static_cast<unsigned>((at < whole_size ? number.whole[index] : number.fraction[index - number.whole.size()]) -
                                     '0');
    };
    for (std::int64_t at = places < 0 ? 0 : places; at < digit_count; ++at)
        if (digit(at) != 0)
            return conversion::not_an_integer;
    if (point > std::numeric_limits<std::uint64_t>::digits10 + 1)
        return conversion::out_of_range;
    std::uint64_t value = 0;
    for (std::int64_t at = places - point; at < places; ++at) {
        unsigned const next = at < digit_count ? digit(at) : 0u;
        if (value > ((std::numeric_limits<std::uint64_t>::max)() - next) / 10)
            return conversion::out_of_range;
        value = value * 10 + next;
    }
    using unsigned_type = std::make_unsigned_t<Integer>;
    auto const most = static_cast<std::uint64_t>((std::numeric_limits<Integer>::max)());
    if (value > most + (number.negative && std::is_signed_v<Integer> ? 1u : 0u) ||
        (number.negative && std::is_unsigned_v<Integer>))
        return conversion::out_of_range;
    auto const bits = static_cast<unsigned_type>(value);
    to = static_cast<Integer>(number.negative ? static_cast<unsigned_type>(0u - bits) : bits);
    return conversion::done;
}

// Reads an integer of at most eighteen digits without point and exponent. Returns its end, or nullptr for every other text, which
// `scan_number` and `to_integer` judge.
template <std::integral Integer>
auto read_short_integer(char const* at, char const* end, Integer& to) noexcept -> char const*
{
    bool const negative = *at == '-';
    char const* const first = at + negative;
    std::uint64_t digits = 0;
    at = scan_digits(first, end, digits);
    auto const size = static_cast<std::size_t>(at - first);
    bool const goes_on = at != end && (*at == '.' || *at == 'e' || *at == 'E');
    if (size == 0 || size > 18 || (*first == '0' && size > 1) || goes_on)
        return nullptr;
    auto const value = negative ? -static_cast<std::int64_t>(digits) : static_cast<std::int64_t>(digits);
    if (!std::in_range<Integer>(value))
        return nullptr;
    to = static_cast<Integer>(value);
    return at;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
