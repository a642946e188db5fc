// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/result.hpp>

#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <ostream>
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
static_assert(!std::is_convertible_v<int, vouch::result<from_int>>, "an explicit conversion stays explicit");
static_assert(std::is_convertible_v<char const*, vouch::result<std::string>>);
static_assert(!std::is_default_constructible_v<vouch::result<int>>);

// The error of a temporary is returned by value, so that a range-for over it does not dangle; otherwise nothing is copied.
static_assert(std::is_same_v<decltype(failed("").error()), vouch::errors>);
static_assert(std::is_same_v<decltype(std::declval<vouch::result<int> const&>().error()), vouch::errors const&>);
static_assert(std::is_same_v<decltype(std::declval<vouch::result<int>&>().error()), vouch::errors const&>);

// An exception that is thrown or copied must not throw another one.
static_assert(std::is_nothrow_constructible_v<vouch::bad_result, vouch::errors const&>);
static_assert(std::is_nothrow_copy_constructible_v<vouch::bad_result>);

} // namespace

TEST_CASE("result: holds a value or an error")
{
    CHECK(a_result_holds_a_value_or_an_error());
    CHECK(a_result_chains());
    CHECK(a_result_of_errors_is_a_literal_type());
}

TEST_CASE("result: the errors of a temporary live through a range-for")
{
    std::string pointers;
    for (vouch::error const& error : failed("/a/pointer/that/is/too/long/for/a/small/string").error())
        pointers += error.pointer();
    CHECK(pointers == "/a/pointer/that/is/too/long/for/a/small/string");
}

TEST_CASE("result: gives access to its value, and moves it out")
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

TEST_CASE("result: holds and passes on a value that cannot be copied")
{
    auto const make = [](int number) -> vouch::result<std::unique_ptr<int>> { return std::make_unique<int>(number); };
    CHECK(*make(3).transform([](std::unique_ptr<int> owned) { return *owned; }) == 3);
    CHECK(**make(3).and_then([&](std::unique_ptr<int> owned) { return make(*owned + 1); }) == 4);
    CHECK(*make(3).value() == 3);
    CHECK(*make(3).value_or(nullptr) == 3);
}

TEST_CASE("result: the errors pass through a chain unchanged")
{
    auto const size = [](std::string const& text) { return text.size(); };
    auto const again = [](std::string const& text) -> vouch::result<std::string> { return text + text; };
    vouch::result<std::string> const kept = failed("/kept");
    CHECK(kept.transform(size).error()[0].pointer() == "/kept");
    CHECK(kept.and_then(again).error()[0].pointer() == "/kept");
    CHECK(failed("/moved").transform(size).error()[0].pointer() == "/moved");
    CHECK(failed("/moved").and_then(again).error()[0].pointer() == "/moved");
}

TEST_CASE("result: constructs its value in place")
{
    vouch::result<std::string> const made(std::in_place, 3U, 'x');
    CHECK(*made == "xxx");
}

TEST_CASE("result: an error that is assigned replaces a value and an error")
{
    vouch::result<std::string> made(std::in_place, "value");
    made = vouch::errors{{{vouch::errc::wrong_type, "a string"}, "/first"}};
    REQUIRE(!made);
    CHECK(made.error()[0].pointer() == "/first");
    made = vouch::errors{{{vouch::errc::wrong_type, "a string"}, "/second"}};
    CHECK(made.error()[0].pointer() == "/second");
}

TEST_CASE("result: of an optional distinguishes an empty value from an error")
{
    vouch::result<std::optional<int>> const empty = std::optional<int>();
    CHECK(empty.has_value());
    CHECK_FALSE(empty->has_value());
}

// What value() of a failed result says.
template <class Result>
auto thrown_by(Result const& failed) -> std::string
{
    try {
        (void)failed.value();
    } catch (vouch::bad_result const& thrown) {
        vouch::bad_result const copy = thrown;
        CHECK(std::string_view(copy.what()) == thrown.what());
        return thrown.what();
    }
    return "nothing";
}

TEST_CASE("result: value() of a failed result throws, and says the first error and how many more there are")
{
    CHECK_THROWS_AS((void)failed("/name").value(), vouch::bad_result);
    CHECK(thrown_by(failed("/name")) == "vouch: value() of a failed result: /name: expected a string");
    CHECK(thrown_by(failed("")) == "vouch: value() of a failed result: expected a string");

    vouch::errors all{{{vouch::errc::too_short, "{} items", {.least = 1}}, "/tags"}, {{vouch::errc::unset, "a string"}, "/name"}};
    CHECK(thrown_by(vouch::result<int>(all)) ==
          "vouch: value() of a failed result: /tags: expected at least 1 items; 1 more error");
    all.push_back({{vouch::errc::unset, "a string"}, "/city"});
    CHECK(thrown_by(vouch::result<int>(all)) ==
          "vouch: value() of a failed result: /tags: expected at least 1 items; 2 more errors");
    all.set_truncated();
    CHECK(thrown_by(vouch::result<int>(all)) ==
          "vouch: value() of a failed result: /tags: expected at least 1 items; at least 3 more errors");
    CHECK(thrown_by(vouch::result<int>(vouch::errors{})) == "vouch: value() of a failed result");
}

TEST_CASE("result: value() of a failed result with an error of another type throws without saying it")
{
    CHECK(thrown_by(half(7)) == "vouch: value() of a failed result");
}

TEST_CASE("bad_result: a long message is cut between characters, and the number of errors stays")
{
    for (std::size_t size = 400; size < 600; ++size) {
        std::string pointer(size, 'x');
        for (int count = 0; count < 40; ++count)
            pointer += "\u20ac";
        vouch::errors const all{{{vouch::errc::unset, "a string"}, pointer}, {{vouch::errc::unset, "a string"}, ""}};
        std::string const text = thrown_by(vouch::result<int>(all));
        CHECK(text.ends_with("...; 1 more error"));
        CHECK(text.size() < 512);
        CHECK(text.size() > 505);
        CHECK(vouch::detail::is_utf8(text));
    }
}

TEST_CASE("bad_result: names appear without characters that move a terminal")
{
    CHECK(thrown_by(failed("/a\u202e\n")) == "vouch: value() of a failed result: /a\\u202e\\u000a: expected a string");
}

// Code that asks, as test frameworks do, is told that there is no operator; the sentence is in tests/compile_fail.
template <class Type>
concept printable = requires(std::ostream& out, Type const& value) { out << value; };
static_assert(!printable<vouch::result<int>> && !printable<vouch::errors> && !printable<vouch::error>);

TEST_CASE("result: a test framework takes results and errors as conditions, and prints a placeholder for them")
{
    auto const good = vouch::result<int>(7);
    CHECK(good);
    CHECK_FALSE(failed("/name"));
    CHECK(doctest::toString(failed("/name")) == "{?}");
    CHECK(doctest::toString(failed("/name").error()) == "{?}");
    CHECK(doctest::toString(failed("/name").error()[0]) == "{?}");
}
