// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/raw_json.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

namespace {

static_assert(!std::is_constructible_v<vouch::raw_json, std::string>, "only the reader makes one: it has checked the text");
static_assert(!std::is_constructible_v<vouch::raw_json, std::string_view>);
static_assert(!std::is_convertible_v<vouch::raw_json::checked, vouch::raw_json>);
static_assert(std::is_nothrow_move_constructible_v<vouch::raw_json>);

} // namespace

TEST_CASE("raw_json: keeps the text byte for byte")
{
    std::string text = R"( { "b" : 1.0, "a":[ ] } )";
    vouch::raw_json const value{vouch::raw_json::checked{text}};
    text.clear();
    CHECK(value.text() == R"( { "b" : 1.0, "a":[ ] } )");
}

TEST_CASE("raw_json: empty where nothing was read")
{
    CHECK(vouch::raw_json{}.text().empty());
    CHECK(vouch::raw_json{} == vouch::raw_json{});
}

TEST_CASE("raw_json: equal where the texts are")
{
    vouch::raw_json const one{vouch::raw_json::checked{"1.0"}};
    vouch::raw_json const same = one;
    CHECK(one == same);
    CHECK(one != vouch::raw_json{vouch::raw_json::checked{"1"}});
    CHECK(one != vouch::raw_json{});
}
