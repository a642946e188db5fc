// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/raw_json.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

namespace {

static_assert(!std::is_constructible_v<vouch::raw_json, std::string>, "a text must be checked: raw_json::from");
static_assert(!std::is_constructible_v<vouch::raw_json, std::string_view>);
static_assert(!std::is_constructible_v<vouch::raw_json, char const*>);
static_assert(!std::is_convertible_v<char const (&)[3], vouch::raw_json>);
static_assert(std::is_nothrow_move_constructible_v<vouch::raw_json>);

struct with_initialiser {
    vouch::raw_json value{"{}"};
};

} // namespace

TEST_CASE("raw_json: a literal is checked when it is compiled, and kept byte for byte")
{
    CHECK(vouch::raw_json{R"({ "b" : 1.0, "a":[ ] })"}.text() == R"({ "b" : 1.0, "a":[ ] })");
    CHECK(vouch::raw_json{"null"}.text() == "null");
    CHECK(with_initialiser{}.value.text() == "{}");
}

TEST_CASE("raw_json: an unset value has no text")
{
    CHECK(vouch::raw_json{}.text().empty());
    CHECK(vouch::raw_json{} == vouch::raw_json{});
}

TEST_CASE("raw_json: values are equal where their texts are")
{
    vouch::raw_json const number{"1.0"};
    vouch::raw_json const same = number;
    CHECK(number == same);
    CHECK(number != vouch::raw_json{"1"});
    CHECK(number != vouch::raw_json{});
}
