// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/diff.hpp>

#include <vouch/core/boxed.hpp>
#include <vouch/patch/merge.hpp>
#include <vouch/schema/other_alternative.hpp>
#include <vouch/write/serialize.hpp>

#include <support/told.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace {

struct point {
    int x{};
    int y{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, y))
struct event {
    std::string type{};
};
BOOST_DESCRIBE_STRUCT(event, (), (type))
using choice = std::variant<point, event, vouch::other_alternative>;

struct place {
    choice chosen{};
    vouch::boxed<point> where{};
    std::optional<vouch::boxed<point>> before{};
    std::vector<vouch::boxed<point>> way{};
};
BOOST_DESCRIBE_STRUCT(place, (), (chosen, where, before, way))
constexpr auto vouch_schema(vouch::of<place>)
{
    using namespace vouch;
    return vouch::schema(field<&place::chosen>(tag("type"), alternative<point>("point"), alternative<event>("made", "gone")));
}
struct point_update {
    std::optional<int> x{};
    std::optional<int> y{};
};
BOOST_DESCRIBE_STRUCT(point_update, (), (x, y))
// Boxes stand elsewhere here: a box counts as what it holds.
struct place_update {
    std::optional<vouch::boxed<choice>> chosen{};
    std::optional<point_update> where{};
    vouch::patch<vouch::boxed<point_update>> before{};
    std::optional<std::vector<point>> way{};
};
BOOST_DESCRIBE_STRUCT(place_update, (), (chosen, where, before, way))
constexpr auto vouch_schema(vouch::of<place_update>)
{
    using namespace vouch;
    return vouch::schema(field<&place_update::chosen>(name_is_tag, alternative<point>("point"), alternative<event>("event")),
                         field<&place_update::where>(merge_patch), field<&place_update::before>(merge_patch()));
}

auto change(place const& before, place const& after) -> std::string
{
    auto const update = vouch::diff<place_update>(before, after);
    REQUIRE(update);
    place merged = before;
    vouch::merge(merged, *update);
    CHECK(vouch::detail::same_content(merged, after));
    return vouch::serialize(*update).value();
}

struct deep {
    std::variant<std::vector<int>, std::string> value{};
};
BOOST_DESCRIBE_STRUCT(deep, (), (value))
constexpr auto vouch_schema(vouch::of<deep>)
{
    using namespace vouch;
    return vouch::schema(
        field<&deep::value>(tag("is", content("of")), alternative<std::vector<int>>("list"), alternative<std::string>("text")));
}
struct deep_update {
    std::optional<std::variant<std::vector<int>, std::string>> value{};
};
BOOST_DESCRIBE_STRUCT(deep_update, (), (value))

} // namespace

TEST_CASE("diff and merge of variants, whatever their forms")
{
    place const before;
    place after = before;
    CHECK(change(before, after) == "{}");
    after.chosen = event{.type = "gone"};
    CHECK(change(before, after) == R"({"chosen":{"event":{"type":"gone"}}})");
    after.chosen = vouch::other_alternative{.tag = "new", .value = vouch::raw_json{R"({"type":"new"})"}};
    CHECK(change(before, after) == R"({"chosen":{"new":{"type":"new"}}})");
    CHECK(change(after, after) == "{}");
}

TEST_CASE("diff and merge look into boxes")
{
    place const before;
    place after = before;
    after.where->y = 2;
    CHECK(change(before, after) == R"({"where":{"y":2}})");
    after.before = point{.x = 1, .y = 0};
    CHECK(change(before, after) == R"({"where":{"y":2},"before":{"x":1,"y":0}})");
    place later = after;
    (*later.before)->y = 5;
    CHECK(change(after, later) == R"({"before":{"y":5}})");
    CHECK(change(later, before) == R"({"where":{"y":0},"before":null})");
    after.way = {point{.x = 1, .y = 1}, vouch::boxed<point>()};
    CHECK(change(before, after).ends_with(R"("way":[{"x":1,"y":1},{"x":0,"y":0}]})"));
}

TEST_CASE("diff counts the object around a content as a level")
{
    deep const value{.value = std::vector{1}};
    CHECK(vouch::diff<deep_update>(deep{}, value, {.max_depth = 3}));
    CHECK(tests::told(vouch::diff<deep_update>(deep{}, value, {.max_depth = 2}).error()) == "too_deep /value/of");
    CHECK(tests::told(vouch::diff<deep_update>(deep{}, value, {.max_depth = 1}).error()) == "too_deep /value");
    deep const text{.value = "x"};
    CHECK(vouch::diff<deep_update>(text, deep{}, {.max_depth = 3}));
    CHECK(tests::told(vouch::diff<deep_update>(text, text, {.max_depth = 1}).error()) == "too_deep /value");
}
