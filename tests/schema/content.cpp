// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/content.hpp>

#include <vouch/read/parse.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/decimal_string.hpp>
#include <vouch/types/email.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
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

using vouch::detail::compare_content;
using vouch::detail::content_less;
using vouch::detail::same_content;

struct point {
    int x{};
    int y{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, y))

struct marked : point {
    std::string mark{};
    int not_described{};
};
BOOST_DESCRIBE_STRUCT(marked, (point), (mark))

// Its == is coarser than its members.
struct word {
    std::string text{};
    int line{};
    [[maybe_unused]] friend constexpr bool operator==(word const& left, word const& right) { return left.text == right.text; }
};
BOOST_DESCRIBE_STRUCT(word, (), (text, line))

struct page {
    std::string title{};
    std::unordered_map<std::string, std::vector<point>> others{};
};
BOOST_DESCRIBE_STRUCT(page, (), (title, others))
[[maybe_unused]] constexpr auto vouch_schema(vouch::of<page>)
{
    return vouch::schema(vouch::unknown_members<&page::others>);
}

enum class tier : std::uint8_t { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class level { low = -1, high = 1 };
BOOST_DESCRIBE_ENUM(level, low, high)
[[maybe_unused]] constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}

using shape = std::variant<point, word>;
[[maybe_unused]] constexpr auto vouch_schema(vouch::of<shape>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<point>("point"), vouch::alternative<word>("word"));
}

struct hash {
    template <class Type>
    auto operator()(Type const& value) const -> std::size_t
    {
        if constexpr (std::is_same_v<Type, point>)
            return static_cast<std::size_t>(value.x);
        else
            return std::hash<Type>()(value);
    }
    auto operator()(point left, point right) const -> bool { return left.x == right.x && left.y == right.y; }
};
using points = std::unordered_set<point, hash, hash>;

struct by_length {
    bool descending = false;
    auto operator()(std::string const& left, std::string const& right) const -> bool
    {
        return descending ? right < left : left < right;
    }
};
using directed = std::set<std::string, by_length>;

template <class Type, class... Values>
auto list_of(Values&&... values) -> std::deque<Type>
{
    std::deque<Type> all;
    (all.push_back(Type(std::forward<Values>(values))), ...);
    return all;
}

template <class Type>
auto pointer_to(Type value) -> std::unique_ptr<Type>
{
    return std::make_unique<Type>(std::move(value));
}

// Whether `values`, in rising order and all different, are ordered like that and nothing else, in both directions.
template <class Type>
auto rise(std::deque<Type> const& values) -> bool
{
    bool right = !values.empty();
    for (std::size_t left = 0; left != values.size(); ++left)
        for (std::size_t other = 0; other != values.size(); ++other) {
            right &= compare_content(values[left], values[other]) == (left <=> other);
            right &= same_content(values[left], values[other]) == (left == other);
            right &= content_less()(values[left], values[other]) == (left < other);
        }
    return right;
}

// A shape around an element type, with two values of that: rising lists of what can be made of them. `Depth` shapes within
// another.
template <std::size_t Depth, class Value>
auto rises_in_every_shape(Value const& small, Value const& large) -> bool
{
    auto const go_on = [](auto const& values) {
        bool right = rise(values);
        if constexpr (Depth > 1)
            right &= rises_in_every_shape<Depth - 1>(values.front(), values.back());
        return right;
    };
    return go_on(list_of<std::optional<Value>>(std::nullopt, small, large)) &&
           go_on(list_of<vouch::nullable<Value>>(vouch::null, small, large)) &&
           go_on(list_of<std::shared_ptr<Value>>(nullptr, std::make_shared<Value>(small), std::make_shared<Value>(large))) &&
           go_on(list_of<std::vector<Value>>(std::vector<Value>{}, std::vector<Value>{small}, std::vector<Value>{large},
                                             std::vector<Value>{small, large}, std::vector<Value>{large, small})) &&
           go_on(list_of<std::list<Value>>(std::list<Value>{}, std::list<Value>{large}, std::list<Value>{small, small})) &&
           go_on(list_of<std::deque<Value>>(std::deque<Value>{small}, std::deque<Value>{small, large})) &&
           go_on(list_of<std::array<Value, 2>>(std::array<Value, 2>{small, small}, std::array<Value, 2>{small, large},
                                               std::array<Value, 2>{large, small})) &&
           go_on(list_of<std::pair<Value, int>>(std::pair(small, 1), std::pair(small, 2), std::pair(large, 1))) &&
           go_on(list_of<std::tuple<Value, Value>>(std::tuple(small, large), std::tuple(large, small))) &&
           go_on(list_of<std::map<std::string, Value>>(std::map<std::string, Value>{}, std::map<std::string, Value>{{"a", small}},
                                                       std::map<std::string, Value>{{"a", large}},
                                                       std::map<std::string, Value>{{"b", small}})) &&
           go_on(list_of<std::unordered_map<std::string, Value>>(
               std::unordered_map<std::string, Value>{}, std::unordered_map<std::string, Value>{{"a", small}, {"b", small}},
               std::unordered_map<std::string, Value>{{"b", small}, {"a", large}})) &&
           go_on(list_of<std::set<Value, content_less>>(std::set<Value, content_less>{}, std::set<Value, content_less>{small},
                                                        std::set<Value, content_less>{large},
                                                        std::set<Value, content_less>{large, small}));
}

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

constexpr bool constants_are_compared()
{
    return same_content(7, 7) && !same_content(7, 8) && same_content(point{1, 2}, point{1, 2}) &&
           !same_content(point{1, 2}, point{1, 3}) && same_content(std::optional<point>(), std::optional<point>()) &&
           !same_content(std::optional(point{1, 2}), std::optional<point>()) &&
           !same_content(vouch::patch<int>(vouch::null), vouch::patch<int>()) &&
           !same_content(vouch::patch<int>(vouch::null), vouch::patch<int>(0)) &&
           same_content(vouch::patch<int>(vouch::null), vouch::patch<int>(vouch::null));
}
static_assert(constants_are_compared());

} // namespace

TEST_CASE("content: numbers, with NaN equal to itself and behind all others")
{
    CHECK(constants_are_compared());
    CHECK(rise(list_of<bool>(false, true)));
    CHECK(rise(list_of<std::int8_t>(std::int8_t(-128), std::int8_t(0), std::int8_t(127))));
    CHECK(rise(list_of<std::uint64_t>(0u, std::numeric_limits<std::uint64_t>::max())));
    CHECK(rise(list_of<double>(-infinity, -1.0, 0.0, 5e-324, infinity, not_a_number)));
    CHECK(rise(list_of<float>(-1.0f, 0.0f, std::numeric_limits<float>::quiet_NaN())));
    CHECK(same_content(0.0, -0.0));
    CHECK(rise(list_of<vouch::decimal>(vouch::decimal(), vouch::decimal{"-1"}, vouch::decimal{"1.5"}, vouch::decimal{"2"})));
    CHECK(same_content(vouch::decimal{"1.5"}, vouch::decimal{"1.50"}));
}

TEST_CASE("content: texts are compared by their text, enumerations by their number")
{
    CHECK(rise(list_of<std::string>("", "a", "aa", "b", "\xff")));
    CHECK(rise(list_of<vouch::country>(vouch::country{}, vouch::country{"DEU"}, vouch::country{"SVK"})));
    CHECK(rise(list_of<std::chrono::year_month_day>(std::chrono::year_month_day{}, vouch::date("1990-02-28"),
                                                    vouch::date("1990-03-01"))));
    CHECK_FALSE(same_content(vouch::email{"a@EXAMPLE.com"}, vouch::email{"a@example.com"}));
    CHECK_FALSE(same_content(vouch::decimal_string{"1.5"}, vouch::decimal_string{"1.50"}));
    CHECK(rise(list_of<tier>(tier::basic, tier::pro, static_cast<tier>(9))));
    CHECK(rise(list_of<level>(level::low, static_cast<level>(0), level::high)));
    CHECK(rise(list_of<vouch::secret>("", "a", "b", "aa", "ab", "bb")));
    auto const raw = [](char const* text) { return vouch::raw_json::from(text).value(); };
    CHECK(rise(list_of<vouch::raw_json>(vouch::raw_json(), raw("1"), raw("1.0"), raw("[]"))));
}

TEST_CASE("content: an open value is compared by its text, known or not")
{
    using open = vouch::open<tier>;
    CHECK(rise(list_of<open>(open(), open(static_cast<tier>(8)), open(static_cast<tier>(9)), open::from_unknown(""),
                             open(tier::basic), open::from_unknown("gold"), open(tier::pro))));
    CHECK(same_content(open(tier::pro), open::from_unknown("pro")));
}

TEST_CASE("content: every shape in every shape, two deep, around values without an order of their own")
{
    CHECK(rises_in_every_shape<2>(point{1, 2}, point{1, 3}));
    CHECK(rises_in_every_shape<1>(1, 2));
    CHECK(rises_in_every_shape<1>(shape(point{1, 2}), shape(word{"a", 1})));
    CHECK(rises_in_every_shape<1>(false, true));
    CHECK(rises_in_every_shape<1>(vouch::secret("a"), vouch::secret("b")));
}

TEST_CASE("content: variants by alternative, then by value")
{
    CHECK(rise(list_of<shape>(point{1, 2}, point{2, 1}, word{"a", 1}, word{"a", 2}, word{"b", 1})));
}

TEST_CASE("content: pointers by what they point to")
{
    CHECK(same_content(pointer_to(point{1, 2}), pointer_to(point{1, 2})));
    CHECK_FALSE(same_content(pointer_to(point{1, 2}), pointer_to(point{2, 2})));
    CHECK_FALSE(same_content(pointer_to(point{1, 2}), std::unique_ptr<point>()));
}

TEST_CASE("content: structs by their described members, bases first, whatever == they have")
{
    CHECK_FALSE(same_content(word{"a", 1}, word{"a", 2}));
    auto const with = [](int x, int y, std::string mark, int not_described) {
        marked made;
        made.x = x;
        made.y = y;
        made.mark = std::move(mark);
        made.not_described = not_described;
        return made;
    };
    CHECK(rise(list_of<marked>(with(1, 1, "b", 1), with(1, 2, "a", 1), with(2, 0, "", 1))));
    CHECK(same_content(with(1, 1, "a", 1), with(1, 1, "a", 2)));
}

TEST_CASE("content: a catch-all is part of a struct")
{
    page const first{.title = "a", .others = {{"b", {{1, 2}}}, {"c", {}}}};
    CHECK(same_content(first, page{.title = "a", .others = {{"c", {}}, {"b", {{1, 2}}}}}));
    CHECK_FALSE(same_content(first, page{.title = "a", .others = {{"c", {}}, {"b", {{1, 3}}}}}));
    CHECK_FALSE(same_content(first, page{.title = "a"}));
}

TEST_CASE("content: the order of a container plays no part if it has no meaning")
{
    points forward(1);
    points backward(100);
    for (int number = 0; number != 50; ++number) {
        forward.insert({number, 0});
        backward.insert({49 - number, 0});
    }
    CHECK(same_content(forward, backward));
    backward.erase({7, 0});
    backward.insert({7, 1});
    CHECK_FALSE(same_content(forward, backward));

    std::unordered_map<std::string, std::vector<points>> some{{"a", {forward, {}}}, {"b", {}}};
    std::unordered_map<std::string, std::vector<points>> same{{"b", {}}, {"a", {points(forward.begin(), forward.end()), {}}}};
    CHECK(same_content(some, same));
    same["a"].pop_back();
    CHECK_FALSE(same_content(some, same));

    // two comparators of one type that order differently
    directed rising({"a", "b"}, by_length{});
    directed falling({"a", "b"}, by_length{true});
    CHECK(same_content(rising, falling));
    falling.insert("c");
    CHECK_FALSE(same_content(rising, falling));
}

TEST_CASE("content: the order sorts pointers to items")
{
    std::vector<std::unique_ptr<point>> items;
    for (int number : {3, 1, 2})
        items.push_back(pointer_to(point{number, 0}));
    std::vector<std::unique_ptr<point> const*> sorted;
    for (auto const& item : items)
        sorted.push_back(&item);
    std::sort(sorted.begin(), sorted.end(), [](auto const* left, auto const* right) { return content_less()(*left, *right); });
    CHECK(sorted == std::vector<std::unique_ptr<point> const*>{&items[1], &items[2], &items[0]});
}
