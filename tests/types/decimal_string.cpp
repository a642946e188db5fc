// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/decimal_string.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::decimal;
using vouch::decimal_string;
using traits = vouch::text_traits<decimal_string>;

static_assert(vouch::detail::foreign_text_type<decimal_string> && !vouch::detail::own_text_type<decimal_string>);
static_assert(vouch::detail::info_of<decimal_string>().code == "not_a_decimal");
static_assert(vouch::detail::info_of<decimal_string>().expected == "a decimal number of at most 34 digits");
static_assert(vouch::detail::info_of<decimal_string>().format.empty() &&
              vouch::detail::info_of<decimal_string>().exact_size == 0);
static_assert(sizeof(decimal_string) == sizeof(decimal) && std::is_trivially_copyable_v<decimal_string> &&
              traits::max_size == 42);
static_assert(std::regular<decimal_string> && std::totally_ordered<decimal_string>);
static_assert(std::is_convertible_v<decimal, decimal_string> && std::is_convertible_v<decimal_string, decimal>);
static_assert(noexcept(traits::parse(std::string_view())) && noexcept(traits::write(decimal_string{}, nullptr)));

constexpr bool is_written_as(std::string_view text, std::string_view expected)
{
    char to[traits::max_size]{};
    auto const number = vouch::parse_text<decimal_string>(text);
    if (!number)
        return expected.empty();
    char* const end = traits::write(*number, to);
    return std::string_view(to, static_cast<std::size_t>(end - to)) == expected;
}

constexpr bool it_is_a_decimal_in_a_text()
{
    for (std::string_view const same : {"0", "0.00", "1.50", "-12.50", "1e3", "0.000000000000000001"})
        if (!is_written_as(same, same))
            return false;
    for (std::string_view const wrong :
         {"", " 1", "1 ", "+1", ".5", "1.", "01", "1,5", "$1", "NaN", "12345678901234567890123456789012345"})
        if (!is_written_as(wrong, ""))
            return false;
    char to[traits::max_size]{};
    return traits::write(decimal_string{}, to) == nullptr;
}
static_assert(it_is_a_decimal_in_a_text());

constexpr bool it_converts_and_compares()
{
    constexpr decimal_string text{"1.50"};
    constexpr decimal number = text;
    decimal_string const back = number;
    return number == text && text == number && back.scale() == 2 && back == decimal{"1.5"} && text < decimal{"1.6"} &&
           decimal{"1.4"} < text && decimal_string{} == decimal{} && decimal_string{} != decimal_string{"0"} &&
           decimal_string::parse("1.5") == text;
}
static_assert(it_converts_and_compares());

} // namespace

TEST_CASE("decimal_string: reads and writes the text of a decimal")
{
    CHECK(it_is_a_decimal_in_a_text());
}

TEST_CASE("decimal_string: converts to the other forms and compares with them")
{
    CHECK(it_converts_and_compares());
    CHECK(std::hash<decimal_string>{}(decimal_string{"1.5"}) == std::hash<decimal>{}(decimal{"1.50"}));
    CHECK(std::unordered_set<decimal_string>{decimal_string{"1"}, decimal_string{"1.0"}, decimal_string{}}.size() == 2);
}

TEST_CASE("decimal_string: is written to a stream as its text")
{
    std::ostringstream out;
    out << decimal_string{"1.50"} << decimal_string{};
    CHECK(out.str() == "1.50");
}
