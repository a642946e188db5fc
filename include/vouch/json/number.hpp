// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_NUMBER_HPP
#define VOUCH_JSON_NUMBER_HPP
#include <vouch/core/config.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#if !defined(__cpp_lib_to_chars)
#include <locale.h>
#endif

namespace vouch::inline VOUCH_ABI::detail {

constexpr bool is_digit(char byte) noexcept
{
    return byte >= '0' && byte <= '9';
}

// A number of the JSON grammar (RFC 8259 section 6), in parts.
struct number_text {
    char const* first = nullptr;
    char const* last = nullptr;
    bool negative = false;
    std::string_view whole{};
    std::string_view fraction{};
    std::int64_t exponent = 0; // bounded: a longer one is as good as infinite
};

// The number at `from`; `last` is nullptr where there is none.
inline auto scan_number(char const* from, char const* end) noexcept -> number_text
{
    number_text number;
    number.first = from;
    if (from != end && *from == '-') {
        number.negative = true;
        ++from;
    }
    auto const digits = [&] {
        char const* const first = from;
        while (from != end && is_digit(*from))
            ++from;
        return std::string_view(first, static_cast<std::size_t>(from - first));
    };
    number.whole = digits();
    if (number.whole.empty() || (number.whole.size() > 1 && number.whole[0] == '0'))
        return number;
    if (from != end && *from == '.') {
        ++from;
        number.fraction = digits();
        if (number.fraction.empty())
            return number;
    }
    if (from != end && (*from == 'e' || *from == 'E')) {
        ++from;
        bool const negative = from != end && *from == '-';
        if (negative || (from != end && *from == '+'))
            ++from;
        auto const exponent = digits();
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

// Where the first digit that is not 0 stands: the value is 0.ddd * 10^point; `zero` where there is no such digit.
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

// The exact value. 1.0 and 1e2 are integers.
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
        if (value > (std::numeric_limits<std::uint64_t>::max() - next) / 10)
            return conversion::out_of_range;
        value = value * 10 + next;
    }
    using unsigned_type = std::make_unsigned_t<Integer>;
    auto const most = static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
    if (value > most + (number.negative && std::is_signed_v<Integer> ? 1u : 0u) ||
        (number.negative && std::is_unsigned_v<Integer>))
        return conversion::out_of_range;
    auto const bits = static_cast<unsigned_type>(value);
    to = static_cast<Integer>(number.negative ? static_cast<unsigned_type>(0u - bits) : bits);
    return conversion::done;
}

#if !defined(__cpp_lib_to_chars)
// For a standard library without from_chars for floating point: the C library's, in the C locale, on a copy that ends.
template <std::floating_point Float>
VOUCH_COLD auto to_float_in_c_locale(number_text const& number) -> Float
{
    static locale_t const c_locale = newlocale(LC_ALL_MASK, "C", static_cast<locale_t>(nullptr));
    // More digits than any halfway point between two doubles has: what follows only matters by not being zero.
    constexpr std::size_t enough = 800;
    std::string copy = number.negative ? "-0." : "0.";
    auto const [zero, point] = magnitude_of(number);
    std::size_t kept = 0;
    bool rest = false;
    for (auto const part : {number.whole, number.fraction})
        for (char const digit : part)
            if (kept == enough)
                rest |= digit != '0';
            else if (kept != 0 || digit != '0')
                copy += digit, ++kept;
    if (rest)
        copy += '1';
    copy += 'e';
    copy += std::to_string(zero ? 0 : point);
    if constexpr (std::is_same_v<Float, float>)
        return strtof_l(copy.c_str(), nullptr, c_locale);
    else
        return static_cast<Float>(strtod_l(copy.c_str(), nullptr, c_locale));
}
#endif

// The nearest `Float`. Too large is out of range; too small is zero.
template <std::floating_point Float>
auto to_float(number_text const& number, Float& to) -> conversion
{
#if defined(__cpp_lib_to_chars)
    Float value{};
    if (std::from_chars(number.first, number.last, value).ec == std::errc{}) {
        to = value;
        return conversion::done;
    }
    auto const [zero, point] = magnitude_of(number); // from_chars says out of range for both ends
    if (!zero && point > 0)
        return conversion::out_of_range;
    to = number.negative ? -Float{} : Float{};
    return conversion::done;
#else
    // Exact: significand and power of ten are both without rounding (Clinger's fast path).
    static constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    std::int64_t const power = number.exponent - static_cast<std::int64_t>(number.fraction.size());
    if (std::is_same_v<Float, double> && number.whole.size() + number.fraction.size() <= 15 && power >= -22 && power <= 22) {
        std::int64_t significand = 0;
        for (auto const part : {number.whole, number.fraction})
            for (char const digit : part)
                significand = significand * 10 + (digit - '0');
        auto const exact = static_cast<double>(significand);
        double const value = power < 0 ? exact / powers[-power] : exact * powers[power];
        to = static_cast<Float>(number.negative ? -value : value);
        return conversion::done;
    }
    Float const value = to_float_in_c_locale<Float>(number);
    if (value > std::numeric_limits<Float>::max() || value < std::numeric_limits<Float>::lowest())
        return conversion::out_of_range;
    to = value;
    return conversion::done;
#endif
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
