// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/skipped.hpp>

#include <vouch/core/boxed.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <support/told.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

struct leaf {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(leaf, (), (text))
struct inner;
using inside = std::variant<leaf, vouch::boxed<inner>>;
struct inner {
    std::string text{};
    std::vector<int> numbers{};
    std::optional<inside> next{};
};
BOOST_DESCRIBE_STRUCT(inner, (), (text, numbers, next))
constexpr auto vouch_schema(vouch::of<inside>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<leaf>("leaf"), vouch::alternative<vouch::boxed<inner>>("inner"));
}

struct level;
using beside = std::variant<leaf, vouch::boxed<level>>;
struct level {
    std::string text{};
    std::vector<int> numbers{};
    std::optional<beside> next{};
};
BOOST_DESCRIBE_STRUCT(level, (), (text, numbers, next))
constexpr auto vouch_schema(vouch::of<beside>)
{
    return vouch::schema(vouch::tag("is", vouch::content("value")), vouch::alternative<leaf>("leaf"),
                         vouch::alternative<vouch::boxed<level>>("inner"));
}

constexpr int levels = 60;
enum class order { first, last };

auto members(int level) -> std::string
{
    std::string text = R"("text":"a text of some length, and then some","numbers":[)";
    for (int number = 0; number != 10; ++number)
        text += (number == 0 ? "" : ",") + std::to_string(number * 1000 + level);
    return text + "]";
}

auto nested(order tags) -> std::string
{
    std::string text = R"({"is":"leaf","text":"x"})";
    for (int level = 0; level != levels; ++level) {
        std::string const all = members(level) + R"(,"next":)" + text;
        text = tags == order::first ? R"({"is":"inner",)" + all + "}" : "{" + all + R"(,"is":"inner"})";
    }
    return text;
}

auto nested_beside(order tags) -> std::string
{
    std::string text = R"({"is":"leaf","value":{"text":"x"}})";
    for (int level = 0; level != levels; ++level) {
        std::string const content = R"("value":{)" + members(level) + R"(,"next":)" + text + "}";
        text = tags == order::first ? R"({"is":"inner",)" + content + "}" : "{" + content + R"(,"is":"inner"})";
    }
    return text;
}

// How often longer the second text takes. The best of many tries of each, in turn, so that other work on the machine weighs
// little.
template <class Type>
auto ratio(std::string const& first, std::string const& second) -> double
{
    using clock = std::chrono::steady_clock;
    vouch::parse_options const options{.max_depth = 1000};
    auto const time = [&](std::string const& text) {
        auto const start = clock::now();
        for (int round = 0; round != 4; ++round)
            CHECK(vouch::parse<Type>(text, options));
        return clock::now() - start;
    };
    auto best_first = clock::duration::max();
    auto best_second = clock::duration::max();
    for (int attempt = 0; attempt != 25; ++attempt) {
        best_first = (std::min)(best_first, time(first));
        best_second = (std::min)(best_second, time(second));
    }
    return static_cast<double>(best_second.count()) / static_cast<double>(best_first.count());
}

} // namespace

TEST_CASE("sixty nested levels whose tags come last take at most three times as long as with tags first")
{
    double const tags_inside = ratio<inside>(nested(order::first), nested(order::last));
    MESSAGE("tags inside: " << tags_inside);
    CHECK(tags_inside < 3);
    double const tags_beside = ratio<beside>(nested_beside(order::first), nested_beside(order::last));
    MESSAGE("tags beside: " << tags_beside);
    CHECK(tags_beside < 3);
}

TEST_CASE("what is nested with tags in any order is read alike")
{
    vouch::parse_options const options{.max_depth = 1000};
    auto const written = [&]<class Type>(std::type_identity<Type>, std::string const& text) {
        return vouch::serialize(vouch::parse<Type>(text, options).value(), {.max_depth = 1000}).value();
    };
    auto const first = nested(order::first);
    CHECK(written(std::type_identity<inside>{}, first) == first);
    CHECK(written(std::type_identity<inside>{}, nested(order::last)) == first);
    auto const first_beside = nested_beside(order::first);
    CHECK(written(std::type_identity<beside>{}, first_beside) == first_beside);
    CHECK(written(std::type_identity<beside>{}, nested_beside(order::last)) == first_beside);
}

TEST_CASE("what was skipped is found by where it begins")
{
    std::string const text = R"({"a":[)" + std::string(100, '1') + R"(,{"b":[2]}],"c":{"d":")" + std::string(100, 'x') + R"("}})";
    vouch::detail::reader in(text, {});
    {
        vouch::detail::skipped_values const outermost(in, "b");
        CHECK(in.skipped() == &outermost);
        {
            vouch::detail::skipped_values const inner(in, "d");
            CHECK(in.skipped() == &outermost);
        }
        char const* const end = in.begin() + text.size();
        CHECK(vouch::detail::skip_for_now(in, in.begin()) == end);
        CHECK(vouch::detail::skip_for_now(in, in.begin()) == end);
        for (std::string_view const part : {"[1", "[2]", R"({"b")", R"({"d")", "2"}) {
            auto const at = text.find(part);
            vouch::detail::reader whole(text, {});
            CHECK(vouch::detail::skip_for_now(in, in.begin() + at) - in.begin() ==
                  whole.skip_value(whole.begin() + at) - whole.begin());
        }
    }
    CHECK(in.skipped() == nullptr);
    CHECK(in.marks().empty());
}

TEST_CASE("a syntax error in what is skipped is reported once, where it is")
{
    CHECK(tests::faults<inside>(R"({"text":"","numbers":[],"next":{"text":[1,{"a":tru}]},"is":"inner"})") == "syntax@47");
    CHECK(tests::faults<beside>(R"({"value":{"text":[1,{"a":tru}]},"is":"inner"})") == "syntax@25 /value");
    CHECK(tests::faults<inside>(R"({"next":[[[[]]]],"is":"leaf"})", {.max_depth = 3}) == "too_deep@10");
    CHECK(tests::faults<inside>(R"({"next":{"next":{"text":"","is":"leaf"}},"is":"inner"})").find("missing_member@39 /next/is") !=
          std::string::npos);
}
