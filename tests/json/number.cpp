// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/number.hpp>

#include <bit>
#include <clocale>
#include <cmath>
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

// How many bytes of `text` are a number; 0 where it does not begin with one.
auto scanned(std::string_view text) -> std::size_t
{
    number_text const number = scan(text);
    return number.last == nullptr ? 0 : static_cast<std::size_t>(number.last - text.data());
}

template <class Integer>
auto integer(std::string_view text) -> std::optional<Integer>
{
    Integer value{};
    return to_integer(scan(text), value) == conversion::done ? std::optional(value) : std::nullopt;
}

template <class Integer>
auto refusal(std::string_view text) -> conversion
{
    Integer value{};
    return to_integer(scan(text), value);
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

// What a number is when it is written out: digits without leading zeros, and whether some of its value is after the point.
struct written_out {
    std::string digits;
    bool fraction;
};
auto write_out(std::string const& whole, std::string const& fraction, int exponent) -> written_out
{
    std::string const padding(60, '0');
    std::string const all = padding + whole + fraction + padding;
    auto const point = static_cast<std::size_t>(static_cast<int>(padding.size() + whole.size()) + exponent);
    std::string digits = all.substr(0, point);
    digits.erase(0, digits.find_first_not_of('0'));
    return {digits, all.find_first_not_of('0', point) != all.npos};
}

template <class Integer>
auto decimal(Integer value) -> std::string
{
    return value < 0 ? std::to_string(value).substr(1) : std::to_string(value);
}

// The texts that `Integer` reads wrongly, each with a space after it.
template <class Integer>
auto misread_near_the_limits() -> std::string
{
    constexpr Integer least = std::numeric_limits<Integer>::min();
    constexpr Integer most = std::numeric_limits<Integer>::max();
    auto const one_more = [](std::string digits) { // the last digit of no limit is 9
        ++digits.back();
        return digits;
    };
    std::string misread;
    auto const gives = [&](std::string const& text, Integer value) {
        if (integer<Integer>(text) != value)
            misread += text + " ";
    };
    auto const refuses = [&](std::string const& text, conversion why) {
        if (Integer value{}; to_integer(scan(text), value) != why)
            misread += text + " ";
    };
    gives((least < 0 ? "-" : "") + decimal(least), least);
    gives(decimal(most), most);
    gives(decimal(most) + ".000", most);
    gives(decimal(most) + "000e-3", most);
    refuses(one_more(decimal(most)), conversion::out_of_range);
    refuses(decimal(most) + "0", conversion::out_of_range);
    refuses("-" + one_more(decimal(least)), conversion::out_of_range);
    for (char const* const huge : {"1e30", "-1e30", "1e999999999999", "-1e99999999999999999999", "18446744073709551616"})
        refuses(huge, conversion::out_of_range);
    for (char const* const broken : {"1.5", "0.1", "1201e-2", "1e-999999999999", "-1e-1", "0.0000001e5"})
        refuses(broken, conversion::not_an_integer);
    for (char const* const zero : {"0", "-0", "0e999999999999", "-0.000e-99999999999999999999", "0.0"})
        gives(zero, 0);
    for (char const* const twelve : {"12", "12.0", "1200e-2", "0.12e2", "0.012E+3", "1.2e1", "12e-0", "12e000000000000000000000"})
        gives(twelve, 12);
    gives("1e2", 100);
    return misread;
}

} // namespace

TEST_CASE("number: the grammar of RFC 8259 section 6")
{
    for (std::string_view const whole : {"0", "-0", "1", "-1", "10", "1234567890", "0.0", "-0.10", "1.5", "1e1", "1E1", "1e+1",
                                         "1e-1", "1.5e00", "0e0", "-12.340E-0056"}) {
        CAPTURE(whole);
        CHECK(scanned(whole) == whole.size());
        CHECK(scanned(std::string(whole) + ",") == whole.size());
        CHECK(scanned(std::string(whole) + "x") == whole.size());
    }
    for (std::string_view const broken :
         {"",   "-",  "+1",  "01",  "-01", "00",       ".5",        "-.5",          "1.",   "1.e1", "1e",  "1e+", "1e-",
          "1E", "e1", "-e1", "--1", "NaN", "Infinity", "-Infinity", "\xef\xbc\x91", "1.5e", "0.",   "- 1", "x"}) {
        CAPTURE(broken);
        CHECK(scanned(broken) == 0);
    }
    CHECK(scanned("0x10") == 1); // what follows is for the next token to refuse
    CHECK(scanned("1.2.3") == 3);
    CHECK(scanned("1e5.5") == 3);
    CHECK(scanned("1-2") == 1);
}

TEST_CASE("number: its parts")
{
    number_text const number = scan("-12.340E-0056 ");
    CHECK(number.negative);
    CHECK(number.whole == "12");
    CHECK(number.fraction == "340");
    CHECK(number.exponent == -56);
    CHECK(scan("1e99999999999999999999999").exponent >= 1'000'000'000'000'000);
    CHECK(scan("1e-99999999999999999999999").exponent <= -1'000'000'000'000'000);
}

TEST_CASE("number: limits of every integer type")
{
    CHECK(misread_near_the_limits<std::int8_t>() == "");
    CHECK(misread_near_the_limits<std::uint8_t>() == "");
    CHECK(misread_near_the_limits<std::int16_t>() == "");
    CHECK(misread_near_the_limits<std::uint16_t>() == "");
    CHECK(misread_near_the_limits<std::int32_t>() == "");
    CHECK(misread_near_the_limits<std::uint32_t>() == "");
    CHECK(misread_near_the_limits<std::int64_t>() == "");
    CHECK(misread_near_the_limits<std::uint64_t>() == "");
    CHECK(misread_near_the_limits<long long>() == "");
    CHECK(misread_near_the_limits<unsigned long long>() == "");
}

TEST_CASE("number: random numbers are integers where they are when written out, and fit where they do")
{
    std::mt19937_64 random(1);
    auto const upto = [&](std::uint64_t most) { return random() % (most + 1); };
    auto const digits = [&](std::uint64_t count) {
        std::string text;
        for (; count != 0; --count)
            text += upto(2) == 0 ? '0' : static_cast<char>('0' + upto(9));
        return text;
    };
    int wrong = 0;
    for (int round = 0; round < 10'000; ++round) {
        std::string whole = digits(1 + upto(21));
        if (whole.size() > 1 && whole[0] == '0')
            whole[0] = '1';
        std::string const fraction = digits(upto(6));
        int const exponent = static_cast<int>(upto(40)) - 20;
        bool const negative = upto(1) == 0;
        std::string text = (negative ? "-" : "") + whole;
        if (!fraction.empty())
            text += "." + fraction;
        if (exponent != 0 || upto(1) == 0)
            text += "e" + std::to_string(exponent);

        auto const expected = write_out(whole, fraction, exponent);
        auto const fits = [&](std::string const& most) {
            return expected.digits.size() < most.size() || (expected.digits.size() == most.size() && expected.digits <= most);
        };
        std::string const value = expected.digits.empty() ? "0" : expected.digits;

        auto const as_signed = integer<std::int64_t>(text);
        if (expected.fraction || !fits(negative ? "9223372036854775808" : "9223372036854775807"))
            wrong += as_signed.has_value();
        else
            wrong += !as_signed || std::to_string(*as_signed) != (negative && value != "0" ? "-" : "") + value;

        auto const as_unsigned = integer<std::uint64_t>(text);
        if (expected.fraction || !fits("18446744073709551615") || (negative && value != "0"))
            wrong += as_unsigned.has_value();
        else
            wrong += !as_unsigned || std::to_string(*as_unsigned) != value;
        wrong += expected.fraction != (refusal<std::int16_t>(text) == conversion::not_an_integer);
    }
    CHECK(wrong == 0);
}

TEST_CASE("number: huge texts")
{
    std::string const zeros(5'000, '0');
    CHECK(integer<int>("1" + zeros + "e-5000") == 1);
    CHECK(integer<int>("0." + zeros + "7e5001") == 7);
    CHECK(refusal<int>("1" + zeros) == conversion::out_of_range);
    CHECK(refusal<int>("0." + zeros + "1") == conversion::not_an_integer);
    CHECK(refusal<int>("1." + zeros + "1") == conversion::not_an_integer);
    CHECK(real<double>("1" + zeros + "e-5000") == 1.0);
    CHECK(real<double>("0." + zeros + "7e5001") == 7.0);
    CHECK(real<double>("1." + zeros) == 1.0);
    CHECK(!real<double>("1" + zeros));
    CHECK(real<double>("0." + zeros + "1") == 0.0);
    CHECK(same_as_strtod("1." + zeros + "1"));
    CHECK(same_as_strtod(std::string(900, '9') + "e-900"));
}

TEST_CASE("number: doubles at the ends of their range")
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

TEST_CASE("number: floats at the ends of their range")
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

TEST_CASE("number: doubles and floats are rounded as the C library rounds them")
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

TEST_CASE("number: short ones, which may be converted without the library, are rounded as well")
{
    std::mt19937_64 random(3);
    int wrong = 0;
    for (int round = 0; round < 10'000; ++round) {
        std::string text = std::to_string(static_cast<std::int64_t>(random() >> (random() % 64)));
        auto const first = text[0] == '-' ? 2u : 1u;
        if (text.size() > first && random() % 2 == 0)
            text.insert(first + random() % (text.size() - first), ".");
        text += "e" + std::to_string(static_cast<int>(random() % 60) - 30);
        wrong += !same_as_strtod(text);
    }
    CHECK(wrong == 0);
}

TEST_CASE("number: a decimal comma of the process does not matter")
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
