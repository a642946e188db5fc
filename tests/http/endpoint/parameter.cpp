// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/parameter.hpp>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <support/http_api.hpp>
#include <vouch/types/base64.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/duration.hpp>
#include <vouch/types/epoch.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using namespace vouch::http::detail;
using people::tier;

static_assert(parameter_value<std::string> && parameter_value<bool> && parameter_value<std::int8_t> &&
              parameter_value<std::uint64_t>);
static_assert(parameter_value<vouch::country> && parameter_value<boost::uuids::uuid> && parameter_value<tier>);
static_assert(parameter_value<double> && parameter_value<float> && parameter_value<vouch::decimal> &&
              parameter_value<vouch::quoted<double>> && parameter_value<std::chrono::duration<double>>);
static_assert(!parameter_value<long double> && !parameter_value<char> && !parameter_value<char const*> &&
              !parameter_value<people::person>);
static_assert(!parameter_value<std::optional<int>> && optional_parameter<std::optional<int>> && !optional_parameter<int>);
static_assert(list_parameter<std::vector<tier>> && list_parameter<std::vector<double>> &&
              !list_parameter<std::vector<std::vector<int>>>);

template <class Type>
auto text_of(Type const& value) -> std::string
{
    std::string text;
    return with_parameter_text(value, [&](std::string_view written) { text = written; }) ? "refused" : text;
}

template <class Type>
auto code_of(std::string_view text) -> std::string_view
{
    Type value{};
    auto const expected = read_parameter(text, value);
    return expected ? expected->code : "";
}

template <class Type>
auto value_of(std::string_view text) -> Type
{
    Type value{};
    CHECK(!read_parameter(text, value));
    return value;
}

TEST_CASE("parameter: every kind of value is written and read")
{
    CHECK(text_of(std::string("a b/\xC3\xA4")) == "a b/\xC3\xA4");
    CHECK(text_of(true) == "true");
    CHECK(text_of(false) == "false");
    CHECK(text_of(std::int8_t{-5}) == "-5");
    CHECK(text_of(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(text_of(tier::pro) == "pro");
    CHECK(text_of(vouch::country("DEU")) == "DEU");
    CHECK(text_of(people::some_id) == "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    CHECK(text_of(vouch::date("1990-02-28")) == "1990-02-28");

    CHECK(value_of<std::string>("a%b") == "a%b");
    CHECK(value_of<std::string>("").empty());
    CHECK(value_of<bool>("true"));
    CHECK(!value_of<bool>("false"));
    CHECK(value_of<std::int64_t>("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    CHECK(value_of<std::uint8_t>("255") == 255);
    CHECK(value_of<tier>("basic") == tier::basic);
    CHECK(value_of<vouch::country>("DEU") == vouch::country("DEU"));
    CHECK(value_of<boost::uuids::uuid>("6BA7B810-9DAD-11D1-80B4-00C04FD430C8") == people::some_id);
}

TEST_CASE("parameter: integers of every width keep their first and their last value")
{
    auto const round_trips = []<class Integer>(Integer) {
        for (Integer const value :
             {std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max(), Integer{0}, Integer{7}})
            CHECK(value_of<Integer>(text_of(value)) == value);
    };
    round_trips(std::int8_t{});
    round_trips(std::uint8_t{});
    round_trips(std::int16_t{});
    round_trips(std::uint16_t{});
    round_trips(std::int32_t{});
    round_trips(std::uint32_t{});
    round_trips(std::int64_t{});
    round_trips(std::uint64_t{});
    CHECK(code_of<std::uint64_t>("18446744073709551616") == "out_of_range");
    CHECK(code_of<std::int64_t>("-9223372036854775809") == "out_of_range");
}

TEST_CASE("parameter: floating numbers are written with the fewest digits, and read to the nearest")
{
    CHECK(text_of(0.1) == "0.1");
    CHECK(text_of(0.1f) == "0.1");
    CHECK(text_of(1e22) == "1e+22");
    CHECK(text_of(-0.0) == "-0");
    CHECK(std::signbit(value_of<double>("-0")));
    CHECK(value_of<double>("0.30000000000000004") == 0.1 + 0.2);
    CHECK(value_of<double>("1E3") == 1000);
    CHECK(value_of<float>("16777217") == 16777216.0f);
    CHECK(value_of<double>("1e-400") == 0);
    for (double const value : {5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 123456789.125, -1.0 / 3})
        CHECK(value_of<double>(text_of(value)) == value);
    CHECK(text_of(std::numeric_limits<double>::infinity()) == "refused");
    CHECK(text_of(std::numeric_limits<float>::quiet_NaN()) == "refused");
    for (std::string_view const wrong :
         {"", "nan", "NaN", "inf", "Infinity", "+1", "1.", ".5", "1,5", " 1", "1 ", "0x1", "01", "1e"})
        CHECK_MESSAGE(code_of<double>(wrong) == "wrong_type", std::string(wrong));
    CHECK(code_of<double>("1e309") == "out_of_range");
    CHECK(code_of<float>("1e39") == "out_of_range");
    CHECK(value_of<vouch::quoted<double>>("2.5") == 2.5);
}

TEST_CASE("parameter: decimals keep their digits")
{
    CHECK(text_of(*vouch::decimal::parse("10.50")) == "10.50");
    CHECK(value_of<vouch::decimal>("10.50") == *vouch::decimal::parse("10.50"));
    for (std::string_view const wrong : {"", "1.", "x", "+1", "01", " 1"})
        CHECK_MESSAGE(!code_of<vouch::decimal>(wrong).empty(), std::string(wrong));
}

TEST_CASE("parameter: a represented type is read and written as its representation, a quoted value without quotes")
{
    static_assert(parameter_value<vouch::epoch_seconds> && parameter_value<std::chrono::minutes> &&
                  parameter_value<vouch::base64url> && parameter_value<vouch::quoted<int>> &&
                  parameter_value<vouch::maybe_quoted<bool>>);
    static_assert(optional_parameter<std::optional<vouch::epoch_seconds>> && list_parameter<std::vector<vouch::epoch_seconds>>);
    CHECK(text_of(vouch::epoch_seconds(std::chrono::sys_seconds(std::chrono::seconds(-5)))) == "-5");
    CHECK(text_of(vouch::base64url::copy_of("\xff\xef")) == "_-8");
    CHECK(text_of(vouch::quoted<int>(7)) == "7");
    CHECK(text_of(std::chrono::minutes(25)) == "25");
    CHECK(value_of<vouch::epoch_seconds>("1700000000").time().time_since_epoch().count() == 1'700'000'000);
    CHECK(value_of<vouch::base64url>("_-8").characters() == "\xff\xef");
    CHECK(value_of<vouch::quoted<std::int64_t>>("-7") == -7);
    CHECK(value_of<vouch::maybe_quoted<bool>>("true") == true);
    CHECK(code_of<vouch::base64url>("_-9") == "not_base64url");
    CHECK(code_of<vouch::base64url>("\xff") == "invalid_utf8");
    CHECK(code_of<vouch::epoch_seconds>("1.5") == "wrong_type");
    CHECK(code_of<vouch::quoted<int>>("\"7\"") == "wrong_type");
    CHECK(code_of<std::chrono::duration<std::uint8_t>>("256") == "out_of_range");
}

TEST_CASE("parameter: a value without a text is not written")
{
    CHECK(text_of(vouch::country{}) == "refused");
    CHECK(text_of(tier(7)) == "refused");
    CHECK(text_of(std::string("\xFF")) == "refused");
    CHECK(text_of(std::chrono::year_month_day{}) == "refused");
}

TEST_CASE("parameter: reading refuses other texts and says what was expected")
{
    for (std::string_view const wrong : {"", "x", "1x", " 1", "1 ", "+1", "1.0", "0x1", "1e3", "-"})
        CHECK(code_of<int>(wrong) == "wrong_type");
    CHECK(code_of<std::uint8_t>("256") == "out_of_range");
    CHECK(code_of<std::int8_t>("-129") == "out_of_range");
    CHECK(code_of<unsigned>("-1") == "wrong_type");
    for (std::string_view const wrong : {"", "1", "0", "TRUE", "True", "yes", "true "})
        CHECK(code_of<bool>(wrong) == "wrong_type");
    CHECK(code_of<tier>("BASIC") == "not_in_enum");
    CHECK(code_of<tier>("") == "not_in_enum");
    CHECK(code_of<vouch::country>("DEX") == "not_a_country");
    CHECK(code_of<vouch::country>("") == "not_a_country");
    CHECK(code_of<boost::uuids::uuid>("all") == "not_a_uuid");
    CHECK(code_of<std::string>("\xC3") == "invalid_utf8");
}

} // namespace
