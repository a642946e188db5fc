// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/floating.hpp>

#include <support/exact_copy.hpp>

#include <bit>
#include <clocale>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;

auto scan(std::string_view text) -> number_text
{
    return scan_number(text.data(), text.data() + text.size());
}

template <class Float>
auto real(std::string_view text) -> std::optional<Float>
{
    Float value{};
    return to_float(scan(text), value) == conversion::done ? std::optional(value) : std::nullopt;
}

// Equal in every bit, so that -0 is not 0; nothing where the C library overflows.
auto same_as_strtod(std::string const& text) -> bool
{
    double const expected = std::strtod(text.c_str(), nullptr);
    auto const got = real<double>(text);
    return std::isinf(expected) ? !got : got && std::bit_cast<std::uint64_t>(*got) == std::bit_cast<std::uint64_t>(expected);
}

auto same_as_strtof(std::string const& text) -> bool
{
    float const expected = std::strtof(text.c_str(), nullptr);
    auto const got = real<float>(text);
    return std::isinf(expected) ? !got : got && std::bit_cast<std::uint32_t>(*got) == std::bit_cast<std::uint32_t>(expected);
}

template <class Number>
auto printed(char const* format, int precision, Number value) -> std::string
{
    std::vector<char> text(2048);
    int const size = std::snprintf(text.data(), text.size(), format, precision, value);
    return {text.data(), static_cast<std::size_t>(size)};
}

} // namespace

TEST_CASE("floating: doubles at the ends of their range")
{
    CHECK(real<double>("1e308") == 1e308);
    CHECK(real<double>("1.7976931348623157e308") == std::numeric_limits<double>::max());
    CHECK(real<double>("1.7976931348623158e308") == std::numeric_limits<double>::max()); // still nearer to it
    CHECK(!real<double>("1.7976931348623159e308"));
    CHECK(!real<double>("-1.7976931348623159e308"));
    CHECK(!real<double>("1e309"));
    CHECK(!real<double>("-1e309"));
    CHECK(!real<double>("1e999999999999"));
    CHECK(!real<double>("123456e99999999999999999999"));
    CHECK(real<double>("2.2250738585072014e-308") == std::numeric_limits<double>::min());
    CHECK(real<double>("5e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(real<double>("2.5e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(real<double>("2.4e-324") == 0.0);
    CHECK(real<double>("1e-999999999999") == 0.0);
    CHECK(real<double>("0e999999999999") == 0.0);
    CHECK(!std::signbit(*real<double>("0")));
    CHECK(std::signbit(*real<double>("-0")));
    CHECK(std::signbit(*real<double>("-0.0e99999999999")));
    CHECK(std::signbit(*real<double>("-1e-400")));
}

TEST_CASE("floating: floats at the ends of their range")
{
    CHECK(real<float>("3.4028234663852886e38") == std::numeric_limits<float>::max());
    CHECK(real<float>("3.4028235e38") == std::numeric_limits<float>::max());
    CHECK(!real<float>("3.4028236e38"));
    CHECK(!real<float>("1e39"));
    CHECK(!real<float>("-1e308"));
    CHECK(real<float>("1.4e-45") == std::numeric_limits<float>::denorm_min());
    CHECK(real<float>("1e-46") == 0.0F);
    CHECK(std::signbit(*real<float>("-1e-99")));
}

TEST_CASE("floating: doubles and floats are rounded as the C library rounds them")
{
    std::mt19937_64 random(2);
    int wrong = 0;
    for (int round = 0; round < 400; ++round) {
        auto const value = std::bit_cast<double>(round % 4 == 0 ? random() >> 12 : random()); // every fourth is a denormal
        if (!std::isfinite(value))
            continue;
        for (int const precision : {0, 5, 14, 15, 16, 19})
            wrong += !same_as_strtod(printed("%.*e", precision, value)) || !same_as_strtof(printed("%.*e", precision, value));
        // exactly between two neighbours, and a little beside that
        auto const next = std::nextafter(value, std::numeric_limits<double>::max());
        auto const between = (static_cast<long double>(value) + static_cast<long double>(next)) / 2;
        std::string halfway = printed("%.*Le", 780, between);
        wrong += !same_as_strtod(halfway);
        auto const exponent = halfway.find('e');
        wrong += !same_as_strtod(std::string(halfway).insert(exponent, std::string(60, '0') + "1"));
        halfway[exponent - 1] = '1';
        wrong += !same_as_strtod(halfway);
    }
    for (int round = 0; round < 400; ++round) {
        auto const value = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        if (!std::isfinite(value))
            continue;
        auto const next = std::nextafter(value, std::numeric_limits<float>::max());
        double const between = (static_cast<double>(value) + static_cast<double>(next)) / 2;
        wrong +=
            !same_as_strtof(printed("%.*e", 8, static_cast<double>(value))) || !same_as_strtof(printed("%.*e", 200, between));
    }
    CHECK(wrong == 0);
}

TEST_CASE("floating: huge texts")
{
    std::string const zeros(5'000, '0');
    CHECK(real<double>("1" + zeros + "e-5000") == 1.0);
    CHECK(real<double>("0." + zeros + "7e5001") == 7.0);
    CHECK(real<double>("1." + zeros) == 1.0);
    CHECK(!real<double>("1" + zeros));
    CHECK(real<double>("0." + zeros + "1") == 0.0);
    CHECK(same_as_strtod("1." + zeros + "1"));
    CHECK(same_as_strtod(std::string(900, '9') + "e-900"));
}

TEST_CASE("floating: in the middle of two neighbours, with few digits: rounded to the even one, and what is beside that is not")
{
    std::mt19937_64 random(6);
    int wrong = 0;
    for (int round = 0; round < 10'000; ++round) {
        std::uint64_t const odd = (std::uint64_t{1} << 53 | random() >> 11) | 1; // 54 bits: one more than fits
        for (std::uint64_t const value : {odd, odd - 1, odd + 1})
            for (std::string const ending : {"", ".0", "e1", "00e-2", "e3", "e-7", ".1"})
                wrong += !same_as_strtod(std::to_string(value) + ending);
        std::uint64_t const small = (std::uint64_t{1} << 24 | random() >> 40) | 1;
        for (std::string const ending : {"", ".0", "e2", ".000000000001"})
            wrong += !same_as_strtof(std::to_string(small) + ending);
    }
    // binary fractions that end: k / 2^n has n digits behind the point
    for (int numerator = 0; numerator < 512; ++numerator)
        wrong += !same_as_strtod(printed("%.*f", 9, numerator / 512.0));
    wrong += !same_as_strtod("4503599627370496.000000000");
    CHECK(wrong == 0);
}

TEST_CASE("floating: short ones, which are converted without the library, are rounded as well")
{
    std::mt19937_64 random(3);
    int wrong = 0;
    for (int round = 0; round < 10'000; ++round) {
        std::string text = std::to_string(static_cast<std::int64_t>(random() >> (random() % 64)));
        auto const first = text[0] == '-' ? 2u : 1u;
        if (text.size() > first && random() % 2 == 0)
            text.insert(first + random() % (text.size() - first), ".");
        wrong += !same_as_strtod(text) || !same_as_strtof(text);
        text += "e" + std::to_string(static_cast<int>(random() % 60) - 30);
        wrong += !same_as_strtod(text) || !same_as_strtof(text);
    }
    CHECK(wrong == 0);
}

TEST_CASE("floating: a short one ends where the whole way ends, or is left to that")
{
    std::mt19937_64 random(7);
    int wrong = 0;
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = printed("%.*g", static_cast<int>(random() % 18), std::bit_cast<double>((random() >> 6) | 1ull << 61));
        constexpr std::string_view others = "0123456789.eE+-,]";
        for (auto changes = random() % 3; changes != 0; --changes)
            text.insert(random() % (text.size() + 1), 1, others[random() % others.size()]);
        support::exact_copy const exact(text);
        double quick = 0;
        char const* const end = read_short_float(exact.begin(), exact.end(), quick);
        taken += end != nullptr;
        wrong += end != nullptr && (scan_number(exact.begin(), exact.end()).last != end ||
                                    !same_as_strtod({exact.begin(), static_cast<std::size_t>(end - exact.begin())}));
    }
    CHECK(wrong == 0);
    CHECK(taken > 2'000);
}

TEST_CASE("floating: a decimal comma of the process does not matter")
{
    std::string const before = std::setlocale(LC_ALL, nullptr);
    bool found = false;
    for (char const* const name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "de_DE", "German"})
        found = found || std::setlocale(LC_ALL, name) != nullptr;
    auto const plain = real<double>("1.5");
    auto const slow = real<double>("1234567890123456789.5e-18");
    std::setlocale(LC_ALL, before.c_str());
    CHECK(plain == 1.5);
    CHECK(slow == 1.2345678901234567);
    if (!found)
        MESSAGE("no locale with a decimal comma is installed: tried with the one that was set");
}
