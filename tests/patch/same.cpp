// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/same.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::detail::same_value;

struct point {
    int x{};
    int y{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, y))

struct route {
    std::string name{};
    point start{};
    std::optional<point> end{};
    vouch::patch<std::vector<point>> between{};
    std::vector<bool> paved{};
    std::map<std::string, int> signs{};
};
BOOST_DESCRIBE_STRUCT(route, (), (name, start, end, between, paved, signs))

// Its == is coarser than its members.
struct word {
    std::string text{};
    int line{};
    friend constexpr bool operator==(word const& left, word const& right) { return left.text == right.text; }
};
BOOST_DESCRIBE_STRUCT(word, (), (text, line))

struct page {
    std::string title{};
    std::map<std::string, vouch::raw_json> undeclared{};
};
BOOST_DESCRIBE_STRUCT(page, (), (title, undeclared))
constexpr auto vouch_schema(vouch::of<page>)
{
    return vouch::schema(vouch::unknown_members<&page::undeclared>);
}

constexpr bool values_are_compared()
{
    return same_value(7, 7) && !same_value(7, 8) && same_value(point{1, 2}, point{1, 2}) &&
           !same_value(point{1, 2}, point{1, 3}) && same_value(std::optional<point>(), std::optional<point>()) &&
           !same_value(std::optional(point{1, 2}), std::optional<point>()) &&
           same_value(std::optional(point{1, 2}), std::optional(point{1, 2})) &&
           !same_value(std::optional(point{1, 2}), std::optional(point{2, 2})) &&
           !same_value(vouch::patch<int>(vouch::null), vouch::patch<int>()) &&
           !same_value(vouch::patch<int>(vouch::null), vouch::patch<int>(0)) &&
           same_value(vouch::patch<int>(vouch::null), vouch::patch<int>(vouch::null));
}
static_assert(values_are_compared());

} // namespace

TEST_CASE("values are compared by ==, or by the members of a struct that has none")
{
    CHECK(values_are_compared());
    CHECK(same_value(word{"a", 1}, word{"a", 2}));
    CHECK_FALSE(same_value(word{"a", 1}, word{"b", 1}));
}

TEST_CASE("what optionals, nullables and vectors hold is compared alike, whatever it is")
{
    route const one{.name = "a",
                    .start = {1, 2},
                    .end = point{3, 4},
                    .between = std::vector<point>{{5, 6}, {7, 8}},
                    .paved = {true, false},
                    .signs = {{"stop", 1}}};
    CHECK(same_value(one, one));
    auto const differs = [&](auto change) {
        route other = one;
        change(other);
        return !same_value(one, other) && !same_value(other, one) && same_value(other, other);
    };
    CHECK(differs([](route& other) { other.name = "b"; }));
    CHECK(differs([](route& other) { other.start.y = 3; }));
    CHECK(differs([](route& other) { other.end->x = 4; }));
    CHECK(differs([](route& other) { other.end.reset(); }));
    CHECK(differs([](route& other) { (**other.between)[1].y = 9; }));
    CHECK(differs([](route& other) { (**other.between).pop_back(); }));
    CHECK(differs([](route& other) { other.between = vouch::null; }));
    CHECK(differs([](route& other) { other.between.reset(); }));
    CHECK(differs([](route& other) { other.paved[1] = true; }));
    CHECK(differs([](route& other) { other.signs["stop"] = 2; }));
}

TEST_CASE("undeclared members are part of a value")
{
    page const one{.title = "a", .undeclared = {{"b", vouch::raw_json{"1"}}}};
    CHECK(same_value(one, one));
    CHECK_FALSE(same_value(one, page{.title = "a"}));
}
