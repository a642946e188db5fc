// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_FLOATING_HPP
#define VOUCH_JSON_FLOATING_HPP
#include <vouch/json/number.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <system_error>
#if !defined(__cpp_lib_to_chars)
#include <cstdlib>
#include <locale.h>
#include <string>
#include <type_traits>
#endif

// Converts decimal digits to floating point, correctly rounded.
namespace vouch::inline VOUCH_ABI::detail {

#if !defined(__cpp_lib_to_chars)
// For standard libraries without from_chars for floating point: calls the C library in the C locale, on a copy with a terminator.
template <std::floating_point Float>
VOUCH_COLD auto to_float_in_c_locale(number_text const& number) -> Float
{
    static locale_t const c_locale = newlocale(LC_ALL_MASK, "C", static_cast<locale_t>(nullptr));
    // No halfway point between two doubles has more digits than this: of the digits behind, it only matters whether all are zero.
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

#if defined(__SIZEOF_INT128__)
__extension__ using wide = unsigned __int128;

// 5^n and the 64 highest bits of its inverse.
struct powers_of_five {
    std::array<std::uint64_t, 28> of{1}; // the most that a word holds
    std::array<std::uint64_t, 28> inverse_of{std::uint64_t{1} << 63};

    constexpr powers_of_five()
    {
        for (std::size_t power = 1; power != of.size(); ++power) {
            of[power] = of[power - 1] * 5;
            inverse_of[power] =
                static_cast<std::uint64_t>((static_cast<wide>(1) << (127 - std::countl_zero(of[power]))) / of[power]);
        }
    }
};
inline constexpr powers_of_five five{};

// Whether `digits_to_float` can make a number of this many digits, with this power of ten.
constexpr auto is_short(std::size_t digits, std::int64_t power) noexcept -> bool
{
    auto const most = static_cast<std::int64_t>(five.of.size());
    return digits <= 19 && -most < power && power < most;
}

// Returns the nearest `Float` to digits * 10^power. The power of two goes to the exponent, the power of five is a factor or a
// divisor.
template <std::floating_point Float>
auto digits_to_float(bool negative, std::uint64_t digits, int power) noexcept -> Float
{
    auto const size = static_cast<std::size_t>(power < 0 ? -power : power);
    auto const two_to = [](int exponent) { return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52); };
    double value = 0;
    if (power >= 0) {
        wide const product = static_cast<wide>(digits) * five.of[size];
        value = static_cast<double>(static_cast<Float>(product)) * two_to(power);
    } else if (digits != 0) {
        // The inverse is too small by less than one in its last place, so the quotient lies from `high` to `high` + 2. If that
        // does not settle how to round, once in some hundred numbers, the division is done in full.
        int const shift = std::countl_zero(digits);
        auto const high = static_cast<std::uint64_t>((static_cast<wide>(digits << shift) * five.inverse_of[size]) >> 64);
        int const spare = 64 - std::countl_zero(high) - std::numeric_limits<Float>::digits;
        std::uint64_t const half = std::uint64_t{1} << (spare - 1);
        std::uint64_t const rest = high & (2 * half - 1);
        if (rest + 2 < half || rest > half) [[likely]] {
            int const exponent = power - shift - (63 - std::countl_zero(five.of[size])) + spare;
            value = static_cast<double>((high >> spare) + (rest > half ? 1 : 0)) * two_to(exponent);
        } else {
            wide const dividend = static_cast<wide>(digits) << (64 + shift);
            wide quotient = dividend / five.of[size];
            if (quotient * five.of[size] != dividend)
                quotient |= 1; // far below the last bit that counts: says "not exactly in the middle"
            value = static_cast<double>(static_cast<Float>(quotient)) * two_to(power - shift - 64);
        }
    }
    return static_cast<Float>(negative ? -value : value);
}
#endif

// Reads a number of at most nineteen digits without exponent. Returns its end, or nullptr for every other text, which
// `scan_number` and `to_float` judge.
template <std::floating_point Float>
auto read_short_float([[maybe_unused]] char const* at, [[maybe_unused]] char const* end, [[maybe_unused]] Float& to) noexcept
    -> char const*
{
#if defined(__SIZEOF_INT128__)
    bool const negative = *at == '-';
    char const* const first = at + negative;
    std::uint64_t digits = 0;
    at = scan_digits(first, end, digits);
    auto const whole = static_cast<std::size_t>(at - first);
    std::size_t fraction = 0;
    if (at != end && *at == '.') {
        char const* const point = at;
        at = scan_digits(point + 1, end, digits);
        fraction = static_cast<std::size_t>(at - point) - 1;
        if (fraction == 0)
            return nullptr;
    }
    bool const has_exponent = at != end && (*at == 'e' || *at == 'E');
    if (whole == 0 || (*first == '0' && whole > 1) || has_exponent ||
        !is_short(whole + fraction, -static_cast<std::int64_t>(fraction)))
        return nullptr;
    to = digits_to_float<Float>(negative, digits, -static_cast<int>(fraction));
    return at;
#else
    return nullptr;
#endif
}

// Converts to the nearest `Float`. A number that is too large is out of range; one that is too small becomes zero.
template <std::floating_point Float>
auto to_float(number_text const& number, Float& to) -> conversion
{
#if defined(__SIZEOF_INT128__)
    std::int64_t const power = number.exponent - static_cast<std::int64_t>(number.fraction.size());
    if (is_short(number.whole.size() + number.fraction.size(), power)) [[likely]] {
        to = digits_to_float<Float>(number.negative, number.significand, static_cast<int>(power));
        return std::isinf(to) ? conversion::out_of_range : conversion::done;
    }
#endif
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
    Float const value = to_float_in_c_locale<Float>(number);
    if (std::isinf(value))
        return conversion::out_of_range;
    to = value;
    return conversion::done;
#endif
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
