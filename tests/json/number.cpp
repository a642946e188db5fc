// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/number.hpp>

#include <support/exact_copy.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>

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
auto integer_of(std::string_view text) -> std::optional<Integer>
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
        if (integer_of<Integer>(text) != value)
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

        auto const as_signed = integer_of<std::int64_t>(text);
        if (expected.fraction || !fits(negative ? "9223372036854775808" : "9223372036854775807"))
            wrong += as_signed.has_value();
        else
            wrong += !as_signed || std::to_string(*as_signed) != (negative && value != "0" ? "-" : "") + value;

        auto const as_unsigned = integer_of<std::uint64_t>(text);
        if (expected.fraction || !fits("18446744073709551615") || (negative && value != "0"))
            wrong += as_unsigned.has_value();
        else
            wrong += !as_unsigned || std::to_string(*as_unsigned) != value;
        wrong += expected.fraction != (refusal<std::int16_t>(text) == conversion::not_an_integer);
    }
    CHECK(wrong == 0);
}

TEST_CASE("number: digits by the word, however many there are and whatever follows them")
{
    std::mt19937_64 random(4);
    int wrong = 0;
    for (std::size_t size = 0; size < 20; ++size)
        for (int next = 0; next < 257; ++next) {
            std::string text;
            std::uint64_t expected = 0;
            for (std::size_t at = 0; at < size; ++at) {
                text += static_cast<char>('0' + random() % 10);
                expected = expected * 10 + static_cast<std::uint64_t>(text.back() - '0');
            }
            bool const digit = next >= '0' && next <= '9';
            if (next < 256 && !digit)
                text += static_cast<char>(next);
            for (std::size_t const behind : {0u, 3u, 12u}) { // digits that are not looked at
                std::string const more = text + (next < 256 && !digit ? std::string(behind, '7') : "");
                support::exact_copy const exact(more);
                std::uint64_t value = 0;
                char const* const end = scan_digits(exact.begin(), exact.end(), value);
                wrong += end != exact.begin() + size || value != expected;
            }
        }
    CHECK(wrong == 0);
}

TEST_CASE("number: a short integer is what the whole way makes of it, or is left to that")
{
    std::mt19937_64 random(5);
    int wrong = 0;
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = std::to_string(static_cast<std::int64_t>(random()) >> (random() % 64));
        constexpr std::string_view others = "0123456789.eE+-,]";
        for (auto changes = random() % 3; changes != 0; --changes)
            text.insert(random() % (text.size() + 1), 1, others[random() % others.size()]);
        support::exact_copy const exact(text);
        std::int32_t quick = 0;
        char const* const end = read_short_integer(exact.begin(), exact.end(), quick);
        if (end == nullptr)
            continue;
        ++taken;
        number_text const number = scan_number(exact.begin(), exact.end());
        std::int32_t whole = 0;
        wrong += number.last != end || to_integer(number, whole) != conversion::done || whole != quick;
    }
    CHECK(wrong == 0);
    CHECK(taken > 2'000);
}

TEST_CASE("number: huge texts")
{
    std::string const zeros(5'000, '0');
    CHECK(integer_of<int>("1" + zeros + "e-5000") == 1);
    CHECK(integer_of<int>("0." + zeros + "7e5001") == 7);
    CHECK(refusal<int>("1" + zeros) == conversion::out_of_range);
    CHECK(refusal<int>("0." + zeros + "1") == conversion::not_an_integer);
    CHECK(refusal<int>("1." + zeros + "1") == conversion::not_an_integer);
}
