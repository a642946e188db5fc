// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/form_text.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <vouch/core/secret.hpp>
#include <vouch/schema/open.hpp>
#include <vouch/schema/quoted.hpp>
#include <vouch/types/base64.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/decimal.hpp>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

enum class level { low = 1, high = 5 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number);
}

template <class Type>
auto text_of(Type const& value) -> std::string
{
    std::string text;
    auto const expected = vouch::http::detail::with_form_text(value, [&](std::string_view found) { text = found; });
    return expected ? "? " + std::string(expected->expected) : text;
}

TEST_CASE("form_text: what JSON says, without quotes")
{
    CHECK(text_of(std::string("a \"b\"\n")) == "a \"b\"\n");
    CHECK(text_of(std::string()).empty());
    CHECK(text_of(vouch::secret("key")) == "key");
    CHECK(text_of(vouch::country("SVK")) == "SVK");
    CHECK(text_of(tier::pro) == "pro");
    CHECK(text_of(level::high) == "5");
    CHECK(text_of(vouch::open<tier>(tier::basic)) == "basic");
    CHECK(text_of(vouch::open<tier>::from_unknown("gold")) == "gold");
    CHECK(text_of(true) == "true");
    CHECK(text_of(false) == "false");
    CHECK(text_of(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(text_of(0.1) == "0.1");
    CHECK(text_of(vouch::decimal("12.50")) == "12.50");
    CHECK(text_of(vouch::quoted<int>(7)) == "7");
    CHECK(text_of(vouch::base64::copy_of("abc")) == "YWJj");
}

TEST_CASE("form_text: a value without a text")
{
    CHECK(text_of(std::string("\xFF")) == "? UTF-8");
    CHECK(text_of(vouch::secret()) == "? a string");
    CHECK(text_of(static_cast<tier>(7)) == "? one of basic, pro");
    CHECK(text_of(vouch::open<tier>()).starts_with("? "));
    CHECK(text_of(std::numeric_limits<double>::infinity()) == "? a finite number");
}

} // namespace
