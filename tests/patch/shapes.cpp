// SPDX-License-Identifier: BSL-1.0
// diff and merge over members of every shape, whose values have no == of their own.
#include <vouch/patch/diff.hpp>
#include <vouch/patch/merge.hpp>

#include <vouch/schema/content.hpp>

#include <support/told.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::detail::content_less;
using vouch::detail::same_content;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct point {
    int x{};
    int y{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, y))
struct spot {
    int z{};
};
BOOST_DESCRIBE_STRUCT(spot, (), (z))
using choice = std::variant<point, spot>;
[[maybe_unused]] constexpr auto vouch_schema(vouch::of<choice>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<point>("point"), vouch::alternative<spot>("spot"));
}

// Never equal by its own ==.
struct strange {
    int x{};
    [[maybe_unused]] friend bool operator==(strange const&, strange const&) { return false; }
};
BOOST_DESCRIBE_STRUCT(strange, (), (x))

struct hash {
    auto operator()(point value) const -> std::size_t { return static_cast<std::size_t>(value.x); }
    auto operator()(point left, point right) const -> bool { return left.x == right.x && left.y == right.y; }
};

template <class Value>
struct holder {
    Value value{};
    int other{};
    BOOST_DESCRIBE_CLASS(holder, (), (value, other), (), ())
};
template <class Value>
struct change {
    std::optional<Value> value{};
    std::optional<int> other{};
    BOOST_DESCRIBE_CLASS(change, (), (value, other), (), ())
};

// Whether diff sees that `before` becomes `after`, and merge makes it so; and no difference where there is none.
template <class Value, class Changed = Value>
auto goes(Value const& before, Value const& after) -> bool
{
    holder<Value> const old{before, 1};
    holder<Value> const now{after, 1};
    auto const update = vouch::diff<change<Changed>>(old, now);
    auto const nothing = vouch::diff<change<Changed>>(now, now);
    if (!update || !nothing || nothing->value || nothing->other || !update->value || update->other)
        return false;
    holder<Value> target = old;
    vouch::merge(target, *update);
    return same_content(target, now) && !same_content(target, old);
}

template <template <class...> class Map>
using map_of = Map<std::string, point>;

// Members that cannot be copied as they are.
struct owner {
    std::unique_ptr<point> held{};
    std::shared_ptr<point> shared{};
    std::vector<std::unique_ptr<point>> list{};
};
BOOST_DESCRIBE_STRUCT(owner, (), (held, shared, list))
struct owner_change {
    std::unique_ptr<point> held{};
    std::shared_ptr<point> shared{};
    std::optional<std::vector<std::unique_ptr<point>>> list{};
};
BOOST_DESCRIBE_STRUCT(owner_change, (), (held, shared, list))
struct owner_patch {
    vouch::patch<point> held{};
    vouch::patch<point> shared{};
    std::optional<std::vector<point>> list{};
};
BOOST_DESCRIBE_STRUCT(owner_patch, (), (held, shared, list))

auto own(int held, int shared, int item) -> owner
{
    owner made;
    made.held = std::make_unique<point>(point{held, 0});
    made.shared = std::make_shared<point>(point{shared, 0});
    made.list.push_back(std::make_unique<point>(point{item, 0}));
    return made;
}

} // namespace

TEST_CASE("shapes: a change in a member of any shape is found, said and merged")
{
    CHECK(goes(point{1, 2}, point{1, 3}));
    CHECK(goes(strange{1}, strange{2}));
    CHECK(goes(std::vector<point>{{1, 2}}, std::vector<point>{{1, 2}, {1, 3}}));
    CHECK(goes(std::list<point>{{1, 2}}, std::list<point>{{1, 3}}));
    CHECK(goes(std::deque<point>{{1, 2}}, std::deque<point>{}));
    CHECK(goes(std::vector<bool>{true, false}, std::vector<bool>{true, true}));
    CHECK(goes(std::set<point, content_less>{{1, 2}}, std::set<point, content_less>{{1, 3}}));
    CHECK(goes(std::unordered_set<point, hash, hash>{{1, 2}}, std::unordered_set<point, hash, hash>{{1, 3}}));
    CHECK(goes(map_of<std::map>{{"a", {1, 2}}}, map_of<std::map>{{"a", {1, 3}}}));
    CHECK(goes(map_of<std::map>{{"a", {1, 2}}}, map_of<std::map>{{"b", {1, 2}}}));
    CHECK(goes(map_of<std::unordered_map>{{"a", {1, 2}}}, map_of<std::unordered_map>{{"a", {1, 3}}}));
    CHECK(goes(std::map<tier, point>{{tier::pro, {1, 2}}}, std::map<tier, point>{{tier::basic, {1, 2}}}));
    CHECK(goes(std::array<point, 2>{{{1, 2}, {3, 4}}}, std::array<point, 2>{{{1, 2}, {3, 5}}}));
    CHECK(goes(std::pair(1, point{1, 2}), std::pair(1, point{1, 3})));
    CHECK(goes(std::tuple(point{1, 2}, std::string("a")), std::tuple(point{1, 2}, std::string("b"))));
    CHECK(goes(choice(point{1, 2}), choice(point{1, 3})));
    CHECK(goes(choice(point{1, 2}), choice(spot{1})));
    CHECK(goes(std::vector<std::vector<choice>>{{point{1, 2}}}, std::vector<std::vector<choice>>{{spot{}}}));
    CHECK(goes(vouch::open<tier>(tier::pro), vouch::open<tier>::from_unknown("gold")));
    CHECK(goes(vouch::secret("a"), vouch::secret("b")));
    CHECK(goes(1.0, std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("shapes: arrays of other types are converted item by item")
{
    CHECK(goes<std::vector<point>, std::list<point>>({{1, 2}}, {{1, 3}}));
    holder<std::list<tier>> const before;
    holder<std::list<tier>> const after{{tier::pro, tier::basic}, 0};
    auto const update = vouch::diff<change<std::vector<vouch::open<tier>>>>(before, after);
    REQUIRE((update && update->value));
    CHECK(update->value->size() == 2);
    CHECK(update->value->front() == tier::pro);
}

TEST_CASE("shapes: the order in an unordered container is no change, however deep it is")
{
    using points = std::unordered_set<point, hash, hash>;
    using deep = std::map<std::string, std::vector<points>>;
    points forward(1);
    points backward(100);
    for (int number = 0; number != 50; ++number) {
        forward.insert({number, 0});
        backward.insert({49 - number, 0});
    }
    holder<deep> const before{{{"a", {forward}}}, 1};
    holder<deep> const after{{{"a", {backward}}}, 2};
    auto const update = vouch::diff<change<deep>>(before, after);
    REQUIRE(update);
    CHECK(!update->value);
    CHECK(update->other == 2);
}

TEST_CASE("shapes: values behind pointers are compared and copied")
{
    owner before = own(1, 2, 3);
    owner const after = own(1, 5, 6);
    auto const update = vouch::diff<owner_change>(before, after);
    REQUIRE(update);
    CHECK(!update->held);
    REQUIRE(update->shared);
    CHECK(update->shared->x == 5);
    CHECK(update->shared != after.shared);
    REQUIRE(update->list);
    CHECK(update->list->front()->x == 6);

    auto const others = before.shared;
    vouch::merge(before, *update);
    CHECK(same_content(before, after));
    CHECK(others->x == 2); // whoever shares the old value keeps it
    CHECK(before.shared != update->shared);
}

TEST_CASE("shapes: a pointer that becomes empty is said by null, or is an error")
{
    owner before = own(1, 2, 3);
    owner const after;
    CHECK(tests::told(vouch::diff<owner_change>(before, after).error()) == "not_expressible /held; not_expressible /shared");
    auto const update = vouch::diff<owner_patch>(before, after);
    REQUIRE(update);
    CHECK(update->held == vouch::null);
    vouch::merge(before, *update);
    CHECK(same_content(before, after));
}
