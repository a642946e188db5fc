// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/expectations.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class single { only };
BOOST_DESCRIBE_ENUM(single, only)
enum class nothing {};
BOOST_DESCRIBE_ENUM(nothing)

struct thing {};
BOOST_DESCRIBE_STRUCT(thing, (), ())

auto message(vouch::expectation const& what) -> std::string
{
    return vouch::error(what, "").message();
}

} // namespace

TEST_CASE("expected: an enumeration names its enumerators")
{
    CHECK(refused_text<tier>.kind == vouch::errc::not_in_enum);
    CHECK(refused_text<tier>.code == "not_in_enum");
    CHECK(message(refused_text<tier>) == "expected one of basic, pro");
    CHECK(message(refused_text<single>) == "expected one of only");
    CHECK(message(refused_text<nothing>) == "expected one of");
}

TEST_CASE("expected: a text type brings its code and its words")
{
    CHECK(refused_text<vouch::country>.kind == vouch::errc::format);
    CHECK(refused_text<vouch::country>.code == "not_a_country");
    CHECK(message(refused_text<vouch::country>) == "expected an ISO 3166-1 alpha-3 country code");
    CHECK(refused_text<std::chrono::year_month_day>.code == "not_a_date");
}

TEST_CASE("expected: an unset value has the code of its kind, and the words of its type")
{
    CHECK(unset_value<vouch::country>.kind == vouch::errc::unset);
    CHECK(unset_value<vouch::country>.code == "unset");
    CHECK(message(unset_value<vouch::country>) == "expected an ISO 3166-1 alpha-3 country code");
    CHECK(message(unset_value<vouch::secret>) == "expected a string");
    CHECK(message(unset_value<vouch::raw_json>) == "expected a JSON value");
    CHECK(message(unset_value<tier>) == "expected a string");
}

TEST_CASE("expected: an integer type says its limits")
{
    CHECK(message(integer_out_of_range<std::int8_t>) == "expected an integer, -128 to 127");
    CHECK(message(integer_out_of_range<std::uint16_t>) == "expected an integer, 0 to 65535");
    CHECK(message(integer_out_of_range<std::uint64_t>) == "expected an integer, 0 to 18446744073709551615");
    CHECK(message(integer_out_of_range<std::int64_t>) == "expected an integer, -9223372036854775808 to 9223372036854775807");
    CHECK(integer_out_of_range<std::int8_t>.limits == vouch::limits{.least = -128, .most = 127});
}

TEST_CASE("expected: the words of the other mistakes")
{
    CHECK(message(null_refused) == "expected a value, not null");
    CHECK(message(member_missing) == "expected this member to be present");
    CHECK(message(member_unknown) == "expected declared members only");
    CHECK(message(member_duplicate) == "expected this member only once");
    CHECK(message(text_not_utf8) == "expected UTF-8");
    CHECK(message(number_not_finite) == "expected a finite number");
    CHECK(message(number_out_of_range) == "expected a number that its type can hold");
    CHECK(member_missing.code == "missing_member");
    CHECK(null_refused.code == "null_not_allowed");
}
