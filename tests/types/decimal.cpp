// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/decimal.hpp>

#include <support/property.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::decimal;

static_assert(!vouch::text_type<decimal>, "it is a JSON number");
static_assert(decimal::info.code == "not_a_decimal" && decimal::info.expected == "a number of at most 34 digits");
static_assert(sizeof(decimal) <= 24 && std::is_trivially_copyable_v<decimal> && decimal::max_size == 42);
static_assert(std::regular<decimal> && std::totally_ordered<decimal>);
static_assert(std::is_same_v<std::compare_three_way_result_t<decimal>, std::weak_ordering>, "equal ones may differ in scale");
static_assert(noexcept(decimal::parse(std::string_view())) && noexcept(decimal::valid(std::string_view())) &&
              noexcept(decimal{}.write(nullptr)));
static_assert(!std::is_constructible_v<decimal, double> && !std::is_constructible_v<decimal, int>, "never through a double");
static_assert(!std::is_constructible_v<decimal, std::string_view> && !std::is_constructible_v<decimal, char const*>);
static_assert(!std::is_convertible_v<decimal, double> && !std::is_convertible_v<decimal, int>);

// Written anew, "" where it is none.
constexpr bool is_written_as(std::string_view text, std::string_view expected)
{
    char to[decimal::max_size]{};
    auto const number = decimal::parse(text);
    if (!number)
        return expected.empty() && !decimal::valid(text);
    char* const end = number->write(to);
    return std::string_view(to, static_cast<std::size_t>(end - to)) == expected && decimal::valid(text) &&
           decimal::parse(expected) == number && decimal::parse(expected)->scale() == number->scale();
}

constexpr bool a_literal_is_a_number()
{
    constexpr decimal price{"-12.50"};
    return price.is_set() && price.is_negative() && price.digits() == 4 && price.scale() == 2 && decimal{"0"}.is_set() &&
           !decimal{"0"}.is_negative() && decimal{"0"}.digits() == 1 && decimal{"1e3"}.scale() == -3 &&
           decimal{"1e3"}.digits() == 1 && decimal{"0.05"}.digits() == 1 && decimal{"10000000000000000001"}.digits() == 20;
}
static_assert(a_literal_is_a_number());

constexpr bool coefficient_and_scale_survive()
{
    for (std::string_view const same : {"0",
                                        "0.0",
                                        "0.00",
                                        "1",
                                        "-1",
                                        "1.5",
                                        "1.50",
                                        "1.500",
                                        "10",
                                        "100",
                                        "0.1",
                                        "0.01",
                                        "0.05",
                                        "-0.05",
                                        "12.34",
                                        "0.00000001",
                                        "0.000000000000000001",
                                        "123456789012345678",
                                        "12345678901234567",
                                        "1234567890123456.7",
                                        "0.12345678901234567",
                                        "1234567890123456789012345678901234",
                                        "-1234567890123456789012345678901234",
                                        "0.1234567890123456789012345678901234",
                                        "-0.1234567890123456789012345678901234",
                                        "12345678901234567.89012345678901234",
                                        "1.00000000000000000000000000000000",
                                        "0.0000000000000000000000000000000001",
                                        "10000000000000000.0",
                                        "100000000000000000.00",
                                        "9999999999999999999999999999999999",
                                        "1e1",
                                        "1e3",
                                        "1.5e3",
                                        "-1.50e9",
                                        "1e6144",
                                        "1e-35",
                                        "1e-6143",
                                        "9.999999999999999999999999999999999e6144",
                                        "-1.234567890123456789012345678901234e-6143",
                                        "0e3",
                                        "0e6144",
                                        "0e-6143",
                                        "1.0e-34",
                                        "1.0e99",
                                        "1e100",
                                        "1e1000"})
        if (!is_written_as(same, same))
            return false;
    return true;
}
static_assert(coefficient_and_scale_survive());

constexpr bool one_number_has_one_text()
{
    return is_written_as("1E3", "1e3") && is_written_as("1e+3", "1e3") && is_written_as("1e0003", "1e3") &&
           is_written_as("15e2", "1.5e3") && is_written_as("0.15e4", "1.5e3") && is_written_as("150e1", "1.50e3") &&
           is_written_as("1e0", "1") && is_written_as("1e-0", "1") && is_written_as("1.5e0", "1.5") &&
           is_written_as("1e-2", "0.01") && is_written_as("105e-2", "1.05") && is_written_as("10.0e1", "100") &&
           is_written_as("0.001e3", "1") && is_written_as("0.0010e3", "1.0") && is_written_as("0e0", "0") &&
           is_written_as("-0", "0") && is_written_as("-0.00", "0.00") && is_written_as("-0e3", "0e3") &&
           is_written_as("1e-34", "0.0000000000000000000000000000000001") && is_written_as("10e-36", "1.0e-35") &&
           is_written_as("0.00000000000000000000000000000000000001e40", "1e2");
}
static_assert(one_number_has_one_text());

constexpr bool these_are_none()
{
    for (std::string_view const wrong :
         {// not of the grammar of JSON
          "", "-", "+1", "--1", "00", "01", "-01", ".5", "-.5", "1.", "1.e3", ".", "e3", "1e", "1e+", "1e-", "1e3.5", "1e3e3",
          "1.5.5", " 1", "1 ", "1 000", "1,5", "1_000", "0x10", "1f", "NaN", "nan", "Infinity", "inf", "-inf", "null", "\"1\"",
          "1\n", "\xD9\xA1", "1:", "1/", "1e:", "\xEF\xBC\x91",
          // 35 digits
          "12345678901234567890123456789012345", "1.2345678901234567890123456789012345", "10000000000000000000000000000000000",
          "1.0000000000000000000000000000000000", "99999999999999999999999999999999999", "12345678901234567.890123456789012345",
          // too large, too small
          "1e6145", "10e6144", "1e-6144", "0.1e-6143", "0e6145", "0e-6144", "1e99999999999999999999", "1e-99999999999999999999",
          "0e99999999999999999999", "1e18446744073709551617", "1e-18446744073709551617", "1e9223372036854775808"})
        if (!is_written_as(wrong, ""))
            return false;
    return !decimal::parse(std::string_view("1\0", 2)) && !decimal::parse(std::string_view("1\0002", 3)) &&
           !decimal::parse(std::string_view());
}
static_assert(these_are_none());

constexpr bool it_is_compared_by_value()
{
    return decimal{"1.5"} == decimal{"1.50"} && decimal{"1e3"} == decimal{"1000"} && decimal{"1e3"} == decimal{"1000.000"} &&
           decimal{"0"} == decimal{"0.00"} && decimal{"0"} == decimal{"-0"} && decimal{"0e6144"} == decimal{"0e-6143"} &&
           decimal{"1.5"} != decimal{"-1.5"} && decimal{"1.5"} != decimal{"1.51"} && decimal{"1.5"} < decimal{"1.51"} &&
           decimal{"-1.51"} < decimal{"-1.5"} && decimal{"-1"} < decimal{"0"} && decimal{"0"} < decimal{"1e-6143"} &&
           decimal{"9.99"} < decimal{"10"} && decimal{"-10"} < decimal{"-9.99"} && decimal{"1e6144"} > decimal{"9e6143"} &&
           decimal{"1234567890123456789012345678901234"} > decimal{"1234567890123456789012345678901233"} &&
           decimal{"0.3"} > decimal{"0.2999999999999999999999999999999999"} && decimal{"100000000000000000"} == decimal{"1e17"} &&
           decimal{"100000000000000001"} > decimal{"1e17"} && (decimal{"2"} <=> decimal{"2.0"}) == std::weak_ordering::equivalent;
}
static_assert(it_is_compared_by_value());

constexpr bool unset_is_not_zero()
{
    char to[decimal::max_size]{};
    return !decimal{}.is_set() && decimal{} != decimal{"0"} && decimal{} == decimal{} && decimal{} < decimal{"-1e6144"} &&
           decimal{} < decimal{"0"} && decimal{}.write(to) == nullptr && decimal{}.digits() == 0 && decimal{}.scale() == 0 &&
           !decimal{}.is_negative();
}
static_assert(unset_is_not_zero());

// A number in other words: sign, digits without zeros in front, scale.
struct number {
    bool negative = false;
    std::string digits{};
    int scale = 0;

    [[nodiscard]] auto text() const -> std::string { return (negative ? "-" : "") + digits + 'e' + std::to_string(-scale); }
    // So long that the order of two is that of their texts.
    [[nodiscard]] auto expanded() const -> std::string
    {
        std::string whole = digits + std::string(scale < 0 ? static_cast<std::size_t>(-scale) : 0, '0');
        whole.insert(0, 200 - whole.size() + (scale > 0 ? static_cast<std::size_t>(scale) : 0), '0');
        whole.append(200, '0');
        whole.resize(300);
        return whole;
    }
};

auto some_number(std::mt19937& random, int most_scale) -> number
{
    number made{.negative = random() % 2 == 0, .digits = {}, .scale = 0};
    std::size_t const size = 1 + random() % 34;
    for (std::size_t at = 0; at < size; ++at)
        made.digits += random() % 3 == 0 ? '0' : static_cast<char>('0' + random() % 10);
    made.digits.erase(0, made.digits.find_first_not_of('0'));
    if (made.digits.empty())
        made = {.negative = false, .digits = "0", .scale = 0};
    int const lowest = static_cast<int>(made.digits.size()) - 1 - most_scale;
    made.scale = lowest + static_cast<int>(random() % static_cast<unsigned>(2 * most_scale));
    return made;
}

} // namespace

TEST_CASE("decimal: a checked literal is its value")
{
    CHECK(a_literal_is_a_number());
    CHECK(decimal{"-12.50"}.text() == "-12.50");
    CHECK(decimal{"-12.50"}.coefficient() == "1250");
    CHECK(decimal{"0.00"}.coefficient() == "0");
    CHECK(decimal{"0.05"}.coefficient() == "5");
    CHECK(decimal{"10000000000000000001"}.coefficient() == "10000000000000000001");
}

TEST_CASE("decimal: coefficient and scale survive, and one number has one text")
{
    CHECK(coefficient_and_scale_survive());
    CHECK(one_number_has_one_text());
}

TEST_CASE("decimal: refuses what is not a JSON number or has more than 34 digits")
{
    CHECK(these_are_none());
    CHECK(decimal::valid("0." + std::string(6'000, '0') + "1"));
    CHECK(decimal::valid("0." + std::string(100'000, '0') + "1e100000"));
    CHECK_FALSE(decimal::valid('1' + std::string(100'000, '0') + "e-100000"));
    CHECK_FALSE(decimal::valid("0." + std::string(7'000, '0') + "1"));
    CHECK_FALSE(decimal::valid("1e" + std::string(100'000, '9')));
    CHECK(decimal::valid("1e" + std::string(100'000, '0') + '9'));
}

TEST_CASE("decimal: compares by value, whatever the scale")
{
    CHECK(it_is_compared_by_value());
}

TEST_CASE("decimal: a default-constructed value is unset")
{
    CHECK(unset_is_not_zero());
    CHECK(decimal{}.text() == "");
    CHECK(decimal{}.coefficient() == "");
}

TEST_CASE("decimal: random numbers keep sign, coefficient and scale")
{
    std::mt19937 random(128);
    std::string differs;
    std::string longest;
    for (std::size_t round = 0; round < support::rounds(5'000); ++round) {
        number const one = some_number(random, round % 2 == 0 ? 6'143 : 40);
        auto const read = decimal::parse(one.text());
        if (!read || read->is_negative() != one.negative || read->coefficient() != one.digits || read->scale() != one.scale ||
            read->digits() != static_cast<int>(one.digits.size())) {
            differs = one.text();
            continue;
        }
        auto const again = decimal::parse(read->text());
        if (again != read || again->scale() != one.scale || again->coefficient() != one.digits || again->text() != read->text())
            differs = one.text();
        if (read->text().size() > longest.size())
            longest = read->text();
    }
    CHECK(differs == "");
    CHECK(longest.size() == decimal::max_size);
}

TEST_CASE("decimal: order, equality and hash are those of the values")
{
    std::mt19937 random(754);
    std::string differs;
    for (std::size_t round = 0; round < support::rounds(2'000); ++round) {
        number const left = some_number(random, 40);
        number right = some_number(random, 40);
        if (round % 2 == 0) { // the same value, or nearly
            right = left;
            while (right.digits.size() < 34 && right.scale < 60 && random() % 8 != 0) {
                right.digits += '0';
                ++right.scale;
            }
            if (left.digits == "0")
                right.digits = "0";
            else if (random() % 3 == 0)
                right.digits.back() = static_cast<char>('0' + random() % 10);
            if (right.digits == "0")
                right.negative = false;
        }
        decimal const first = decimal::parse(left.text()).value();
        decimal const second = decimal::parse(right.text()).value();
        auto const value_of = [](number const& one) {
            bool const zero = one.digits.find_first_not_of('0') == std::string::npos;
            return std::pair(zero ? 0 : one.negative ? -1 : 1, one.expanded());
        };
        auto const [sign, digits] = value_of(left);
        auto const [other_sign, other_digits] = value_of(right);
        std::weak_ordering expected = sign <=> other_sign;
        if (sign == other_sign && sign != 0)
            expected = sign < 0 ? other_digits <=> digits : digits <=> other_digits;
        bool const same = (first <=> second) == expected && (second <=> first) == (0 <=> expected) &&
                          (first == second) == (expected == 0) &&
                          (expected != 0 || std::hash<decimal>{}(first) == std::hash<decimal>{}(second));
        if (!same)
            differs = left.text() + " and " + right.text();
    }
    CHECK(differs == "");
}

TEST_CASE("decimal: different numbers nearly always have different hashes")
{
    std::set<std::size_t> hashes;
    for (int cents = -5'000; cents < 5'000; ++cents)
        hashes.insert(std::hash<decimal>{}(decimal::parse(std::to_string(cents) + "e-2").value()));
    CHECK(hashes.size() > 9'990);
    CHECK(std::unordered_set<decimal>{decimal{"1"}, decimal{"1.0"}, decimal{"2"}, decimal{}, decimal{"0"}}.size() == 4);
}

TEST_CASE("decimal: is written to a stream as its text")
{
    std::ostringstream out;
    out << decimal{"-1.50"} << ' ' << decimal{} << decimal{"1E3"};
    CHECK(out.str() == "-1.50 1e3");
}
