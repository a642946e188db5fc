// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/ascii.hpp>

#include <support/check.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

namespace {

using namespace vouch::detail;
using support::check;

constexpr bool digits_and_letters_are_those_of_ascii()
{
    for (int value = 0; value < 256; ++value) {
        char const byte = static_cast<char>(value);
        bool const digit = value >= 48 && value <= 57;
        bool const capital = value >= 65 && value <= 90;
        bool const small = value >= 97 && value <= 122;
        check(is_digit(byte) == digit);
        check(is_letter(byte) == (capital || small));
        check(is_alphanumeric(byte) == (digit || capital || small));
        check(is_capital(byte) == capital);
        check(is_capital_or_digit(byte) == (capital || digit));
        check(to_lower(byte) == (capital ? static_cast<char>(value + 32) : byte));
        check(to_upper(byte) == (small ? static_cast<char>(value - 32) : byte));
    }
    check(are_capitals_or_digits("") && are_capitals_or_digits("A1Z") && !are_capitals_or_digits("A1z"));
    return true;
}

constexpr bool hexadecimal_digits_have_a_value()
{
    check(hex_value('0') == 0);
    check(hex_value('9') == 9);
    check(hex_value('a') == 10);
    check(hex_value('F') == 15);
    for (char const other : {'/', ':', '@', 'G', '`', 'g', ' ', '\xE1'})
        check(hex_value(other) == -1);
    check(hex_byte('f', 'F') == 255);
    check(hex_byte('2', 'f') == 47);
    check(hex_byte('g', '0') == -1);
    check(hex_byte('0', 'g') == -1);
    return true;
}

constexpr bool only_the_case_of_letters_is_ignored()
{
    check(equals_ignoring_case("X-Api-Key", "x-aPI-kEY"));
    check(equals_ignoring_case("", ""));
    check(!equals_ignoring_case("x-api-key", "x-api-ke"));
    check(!equals_ignoring_case("x-api-key", "x_api_key"));
    check(!equals_ignoring_case("[", "{"));
    check(!equals_ignoring_case("@", "`"));
    check(!equals_ignoring_case("\xC4", "\xE4"));
    return true;
}

constexpr bool control_characters_are_found()
{
    check(!has_control(""));
    check(!has_control("plain text\twith a tab, and \xC3\xA4 \x80\xFF"));
    check(has_control("\n"));
    check(has_control("plain text\x7f"));
    return true;
}

static_assert(digits_and_letters_are_those_of_ascii());
static_assert(control_characters_are_found());
static_assert(hexadecimal_digits_have_a_value());
static_assert(only_the_case_of_letters_is_ignored());

TEST_CASE("ascii: letters, digits and hexadecimal digits")
{
    CHECK(digits_and_letters_are_those_of_ascii());
    CHECK(hexadecimal_digits_have_a_value());
    CHECK(only_the_case_of_letters_is_ignored());
}

} // namespace

TEST_CASE("ascii: a control character is found at each place of a long text")
{
    for (int value = 0; value < 256; ++value)
        for (std::size_t size : {7u, 8u, 9u, 16u, 31u})
            for (std::size_t place = 0; place < size; ++place) {
                for (char const around : {'a', '\t', '\x80', '\xFF', ' ', '~'}) {
                    std::string text(size, around);
                    text[place] = static_cast<char>(value);
                    CHECK(has_control(text) == ((value < 32 && value != 9) || value == 127));
                }
            }
}

TEST_CASE("ascii: a byte that is not visible is found at each place of a long text")
{
    static_assert(vouch::detail::is_visible("") && vouch::detail::is_visible(" a~"));
    static_assert(!vouch::detail::is_visible("a\t") && !vouch::detail::is_visible("\x7f") && !vouch::detail::is_visible("\x80"));
    for (int value = 0; value < 256; ++value)
        for (std::size_t size : {7u, 8u, 9u, 16u, 31u})
            for (std::size_t place = 0; place < size; ++place)
                for (char const around : {' ', 'a', '~'}) {
                    std::string text(size, around);
                    text[place] = static_cast<char>(value);
                    CHECK(vouch::detail::is_visible(text) == (value >= 32 && value < 127));
                }
}
