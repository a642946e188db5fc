// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/to_text.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/date_time.hpp>
#include <vouch/types/decimal_string.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/uuid.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::parse_text;
using vouch::to_text;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
constexpr auto vouch_schema(vouch::of<tier>)
{
    return vouch::schema(vouch::enumerator<tier::pro>(vouch::name("pro-plan")));
}

enum class level : std::int8_t { low = -1, high = 100 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}

enum class flag : bool { off, on };
BOOST_DESCRIBE_ENUM(flag, off, on)
constexpr auto vouch_schema(vouch::of<flag>)
{
    return vouch::schema(vouch::as_number());
}

enum class letter : char { a = 'a', b = 'b' };
BOOST_DESCRIBE_ENUM(letter, a, b)
constexpr auto vouch_schema(vouch::of<letter>)
{
    return vouch::schema(vouch::as_number());
}

enum class size : std::uint64_t { none = 0, all = std::numeric_limits<std::uint64_t>::max() };
BOOST_DESCRIBE_ENUM(size, none, all)
constexpr auto vouch_schema(vouch::of<size>)
{
    return vouch::schema(vouch::as_number());
}

template <class Type>
auto goes_both_ways(Type const& value, std::string const& text) -> bool
{
    return to_text(value) == text && parse_text<Type>(text) == value;
}

} // namespace

TEST_CASE("to_text: text types and enumerations go to their text and back")
{
    CHECK(goes_both_ways(vouch::country{"SVK"}, "SVK"));
    CHECK(goes_both_ways(vouch::email{"a@example.com"}, "a@example.com"));
    CHECK(goes_both_ways(vouch::date("1990-02-28"), "1990-02-28"));
    CHECK(goes_both_ways(std::chrono::sys_seconds(std::chrono::seconds(0)), "1970-01-01T00:00:00Z"));
    CHECK(goes_both_ways(vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
    CHECK(goes_both_ways(vouch::decimal_string{"1.50"}, "1.50"));
    CHECK(goes_both_ways(tier::basic, "basic"));
    CHECK(goes_both_ways(tier::pro, "pro-plan"));
}

TEST_CASE("to_text: an enumeration that is a number has the digits of its number, whatever its underlying type")
{
    CHECK(goes_both_ways(level::low, "-1"));
    CHECK(goes_both_ways(level::high, "100"));
    CHECK(goes_both_ways(flag::on, "1"));
    CHECK(goes_both_ways(letter::a, "97"));
    CHECK(goes_both_ways(size::all, "18446744073709551615"));
    CHECK(!parse_text<level>("high"));
    CHECK(!parse_text<level>("7"));
    CHECK(!parse_text<level>("100 "));
    CHECK(!parse_text<level>(""));
    CHECK(!parse_text<size>("18446744073709551616"));
}

TEST_CASE("to_text: a boolean has the two texts that it has in JSON")
{
    bool value = false;
    CHECK(vouch::detail::assign_boolean(value, "true"));
    CHECK(value);
    CHECK(vouch::detail::assign_boolean(value, "false"));
    CHECK(!value);
    for (std::string_view const text : {"", "True", "true ", "1", "falsey"})
        CHECK(!vouch::detail::assign_boolean(value, text));
}

TEST_CASE("to_text: a value without a text gives nothing")
{
    CHECK(!to_text(vouch::country{}));
    CHECK(!to_text(vouch::email{}));
    CHECK(!to_text(vouch::decimal_string{}));
    CHECK(!to_text(std::chrono::year_month_day{}));
    CHECK(!to_text(static_cast<tier>(7)));
    CHECK(!to_text(static_cast<level>(7)));
    CHECK(!parse_text<tier>("pro"));
    CHECK(!parse_text<tier>(""));
}
