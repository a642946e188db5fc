// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/result.hpp>

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

namespace {

enum class why { odd, large };

constexpr auto half(int number) -> vouch::result<int, why>
{
    if (number % 2 != 0)
        return why::odd;
    return number / 2;
}

constexpr bool a_result_holds_a_value_or_an_error()
{
    auto const good = half(8);
    auto const bad = half(7);
    return good && good.has_value() && *good == 4 && good.value() == 4 && good.value_or(1) == 4 && !bad && !bad.has_value() &&
           bad.error() == why::odd && bad.value_or(1) == 1 && half(7).error() == why::odd && *half(6) == 3;
}
static_assert(a_result_holds_a_value_or_an_error());

constexpr bool a_result_chains()
{
    auto const plus_one = [](int number) { return number + 1; };
    auto const good = half(8);
    return *half(8).and_then(half) == 2 && half(6).and_then(half).error() == why::odd &&
           half(7).and_then(half).error() == why::odd && *good.and_then(half) == 2 && *good.transform(plus_one) == 5 &&
           *half(8).transform(plus_one) == 5 && half(7).transform(plus_one).error() == why::odd;
}
static_assert(a_result_chains());

constexpr bool a_result_of_errors_is_a_literal_type()
{
    vouch::result<int> const seven = 7;
    return seven && *seven == 7;
}
static_assert(a_result_of_errors_is_a_literal_type());

auto failed(std::string pointer) -> vouch::result<std::string>
{
    return vouch::errors{{{vouch::errc::wrong_type, "a string"}, std::move(pointer)}};
}

struct from_int {
    int number;
    explicit from_int(int of) : number(of) {}
};
static_assert(std::is_constructible_v<vouch::result<from_int>, int>);
static_assert(!std::is_convertible_v<int, vouch::result<from_int>>, "what is explicit stays explicit");
static_assert(std::is_convertible_v<char const*, vouch::result<std::string>>);
static_assert(!std::is_default_constructible_v<vouch::result<int>>);

// the error of a temporary is a value, so that a range-for over it does not dangle; else it is no copy
static_assert(std::is_same_v<decltype(failed("").error()), vouch::errors>);
static_assert(std::is_same_v<decltype(std::declval<vouch::result<int> const&>().error()), vouch::errors const&>);
static_assert(std::is_same_v<decltype(std::declval<vouch::result<int>&>().error()), vouch::errors const&>);

} // namespace

TEST_CASE("result: a value, or why there is none")
{
    CHECK(a_result_holds_a_value_or_an_error());
    CHECK(a_result_chains());
    CHECK(a_result_of_errors_is_a_literal_type());
}

TEST_CASE("result: the errors of a temporary live through a range-for")
{
    std::string pointers;
    for (vouch::error const& one : failed("/a/pointer/that/is/too/long/for/a/small/string").error())
        pointers += one.pointer();
    CHECK(pointers == "/a/pointer/that/is/too/long/for/a/small/string");
}

TEST_CASE("result: reaches into its value, and moves it out")
{
    vouch::result<std::string> name = std::string(40, 'x');
    CHECK(name->size() == 40);
    name->push_back('y');
    name.value().push_back('z');
    CHECK(std::as_const(name)->size() == 42);
    std::string const moved = *std::move(name);
    CHECK(moved.ends_with("yz"));
    CHECK(failed("/a").value_or("none") == "none");
}

TEST_CASE("result: holds and passes on what cannot be copied")
{
    auto const make = [](int number) -> vouch::result<std::unique_ptr<int>> { return std::make_unique<int>(number); };
    CHECK(*make(3).transform([](std::unique_ptr<int> owned) { return *owned; }) == 3);
    CHECK(**make(3).and_then([&](std::unique_ptr<int> owned) { return make(*owned + 1); }) == 4);
    CHECK(*make(3).value() == 3);
    CHECK(*make(3).value_or(nullptr) == 3);
}

TEST_CASE("result: the errors pass through a chain whole")
{
    auto const size = [](std::string const& text) { return text.size(); };
    auto const again = [](std::string const& text) -> vouch::result<std::string> { return text + text; };
    vouch::result<std::string> const kept = failed("/kept");
    CHECK(kept.transform(size).error()[0].pointer() == "/kept");
    CHECK(kept.and_then(again).error()[0].pointer() == "/kept");
    CHECK(failed("/moved").transform(size).error()[0].pointer() == "/moved");
    CHECK(failed("/moved").and_then(again).error()[0].pointer() == "/moved");
}

TEST_CASE("result: made in place")
{
    vouch::result<std::string> const made(std::in_place, 3U, 'x');
    CHECK(*made == "xxx");
}

TEST_CASE("result: an error takes the place of a value, and of an error")
{
    vouch::result<std::string> made(std::in_place, "value");
    made = vouch::errors{{{vouch::errc::wrong_type, "a string"}, "/first"}};
    REQUIRE(!made);
    CHECK(made.error()[0].pointer() == "/first");
    made = vouch::errors{{{vouch::errc::wrong_type, "a string"}, "/second"}};
    CHECK(made.error()[0].pointer() == "/second");
}

TEST_CASE("result: of an optional tells an empty value from an error")
{
    vouch::result<std::optional<int>> const empty = std::optional<int>();
    CHECK(empty.has_value());
    CHECK_FALSE(empty->has_value());
}

TEST_CASE("result: value() of a failed one throws, and says nothing of the errors")
{
    vouch::result<std::string> const kept = failed("/canary");
    CHECK_THROWS_AS((void)kept.value(), vouch::bad_result);
    CHECK_THROWS_AS((void)failed("/canary").value(), vouch::bad_result);
    try {
        (void)kept.value();
    } catch (std::exception const& thrown) {
        CHECK(std::string_view(thrown.what()).find("canary") == std::string_view::npos);
        CHECK(std::string_view(thrown.what()).starts_with("vouch: "));
    }
}
