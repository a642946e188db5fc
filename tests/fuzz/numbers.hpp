// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_NUMBERS_HPP
#define VOUCH_TESTS_FUZZ_NUMBERS_HPP
#include <vouch/json.hpp>

#include <fuzz/finding.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>

namespace fuzz {

// The nearest of a type, as the C library has it, bit by bit; none where there is only infinity.
template <class Float>
void nearest(std::string const& text, Float judged)
{
    auto const read = vouch::parse<Float>(text);
    require(read.has_value() == static_cast<bool>(std::isfinite(judged)), "a number: out of range for one alone");
    require(!read || (*read == judged && std::signbit(*read) == std::signbit(judged)), "a number: not the nearest");
    if (read)
        require(vouch::parse<Float>(vouch::serialize(*read).value()).value() == *read, "a number: not read back");
}

inline void both(std::string const& text)
{
    nearest(text, std::strtod(text.c_str(), nullptr));
    nearest(text, std::strtof(text.c_str(), nullptr));
}

// All digits of a value that is a sum of powers of two.
template <class Float>
auto exact(Float value) -> std::string
{
    std::string text(64, ' ');
    auto const print = [&] { return std::snprintf(text.data(), text.size() + 1, "%.*Lg", 800, static_cast<long double>(value)); };
    text.resize(static_cast<std::size_t>(print()));
    print();
    return text;
}

/// Numbers made of bytes: any digits with any exponent, floats and doubles, and what lies in the middle between two.
inline void numbers(std::string_view bytes)
{
    if (bytes.size() < 12)
        return;
    std::uint64_t word = 0;
    std::int16_t exponent = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    std::memcpy(&exponent, bytes.data() + 8, sizeof exponent);
    auto const cut = static_cast<std::size_t>(static_cast<unsigned char>(bytes[10]));
    std::string digits = std::to_string(word >> static_cast<unsigned char>(bytes[11]) % 64);
    std::string const sign = exponent % 2 == 0 ? "" : "-";

    both(sign + digits + "e" + std::to_string(exponent % 40));
    both(sign + digits + "e" + std::to_string(exponent % 400));
    std::string point = digits;
    point.insert(1 + cut % point.size(), ".");
    if (point[0] != '0' && point.back() != '.')
        both(sign + point);
    both(sign + "0." + std::string(cut % 30, '0') + digits);

    auto const real = std::bit_cast<double>(word);
    if (std::isfinite(real))
        nearest(vouch::serialize(real).value(), real);
    auto const single = std::bit_cast<float>(static_cast<std::uint32_t>(word));
    if (!std::isfinite(single))
        return;
    nearest(vouch::serialize(single).value(), single);
    // in the middle, exactly, and a little beside it; of a size that has few digits, so that the short way has them too
    int ignored = 0;
    double const mantissa = std::frexp(static_cast<double>(single), &ignored);
    double const middle = std::ldexp(mantissa + std::copysign(std::ldexp(1.0, -25), mantissa), exponent % 40);
    std::string const text = exact(middle);
    both(text);
    if (text.find('e') == text.npos)
        both(text + (text.find('.') == text.npos ? ".000" : "000") + (cut % 2 == 0 ? "0" : "1"));
    if constexpr (std::numeric_limits<long double>::digits > std::numeric_limits<double>::digits) {
        long double const whole = static_cast<long double>(word >> 11 | std::uint64_t{1} << 52) + 0.5L;
        both(exact(std::ldexp(std::isfinite(real) ? whole : 1.0L, exponent % 60)));
    }
}

} // namespace fuzz
#endif
