// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/boxed.hpp>

#include <doctest/doctest.h>

#include <compare>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace {

using box = vouch::boxed<std::string>;

static_assert(std::is_nothrow_default_constructible_v<box> && std::is_nothrow_move_constructible_v<box>);
static_assert(std::is_nothrow_move_assignable_v<box> && std::is_nothrow_swappable_v<box>);
static_assert(std::is_convertible_v<std::string, box> && std::is_constructible_v<box, char const*>);
static_assert(!std::is_constructible_v<box, std::vector<int>> && !std::is_convertible_v<int, vouch::boxed<std::vector<int>>>);
static_assert(std::three_way_comparable<box, std::strong_ordering> && sizeof(box) == sizeof(void*));

struct only_less {
    int value{};
    friend auto operator<(only_less left, only_less right) -> bool { return left.value < right.value; }
};
static_assert(std::three_way_comparable<vouch::boxed<only_less>, std::weak_ordering>);
struct no_order {};
static_assert(!std::three_way_comparable<vouch::boxed<no_order>>);

struct node {
    int value{};
    std::variant<std::string, vouch::boxed<std::vector<node>>> content{};
    vouch::boxed<node> next{};
    friend bool operator==(node const&, node const&) = default;
};
// A type that has an order, and a box of its own type.
struct ordered {
    int value{};
    vouch::boxed<ordered> next{};
    friend bool operator==(ordered const&, ordered const&) = default;
    friend auto operator<(ordered const& left, ordered const& right) -> bool
    {
        return left.value != right.value ? left.value < right.value : left.next < right.next;
    }
};
// An aggregate of nothing but a choice of itself: what it can be made of must not be asked of itself.
struct link {
    std::variant<int, vouch::boxed<link>, vouch::boxed<std::vector<link>>> content{};
};
static_assert(std::is_copy_constructible_v<link> && std::is_nothrow_move_constructible_v<link>);
static_assert(!std::is_constructible_v<link, std::string> && std::is_constructible_v<decltype(link::content), link>);

} // namespace

TEST_CASE("boxed: copies the value, not the pointer")
{
    box first("a");
    box second = first;
    *second += "b";
    CHECK(*first == "a");
    CHECK(second->size() == 2);
    first = second;
    *second += "c";
    CHECK(*first == "ab");
    box const& same = first;
    first = same;
    CHECK(*first == "ab");
    CHECK(*box(std::in_place, 3u, 'x') == "xxx");
    CHECK(*vouch::boxed(7) == 7);
    CHECK(*std::move(second) == "abc");
}

TEST_CASE("boxed: is never empty, a new one and one that was moved from hold the initial value")
{
    box const unset;
    CHECK(unset->empty());
    box from("text");
    std::string const* const address = &*from;
    box to = std::move(from);
    CHECK(&*to == address);
    CHECK(std::as_const(from)->empty());
    CHECK(from == unset);
    CHECK(from->empty());
    *from = "again";
    CHECK(*from == "again");
    CHECK(unset->empty());
    from = std::move(to);
    CHECK(*from == "text");
    CHECK(to->empty());
    swap(from, to);
    CHECK(*to == "text");
}

TEST_CASE("boxed: is compared as its value")
{
    CHECK(box("a") == box("a"));
    CHECK(box("a") != box("b"));
    CHECK(box() == box(""));
    CHECK(box("a") < box("b"));
    CHECK((box("b") <=> box("a")) > 0);
    CHECK(vouch::boxed(only_less{1}) < vouch::boxed(only_less{2}));
    CHECK((vouch::boxed(only_less{1}) <=> vouch::boxed(only_less{1})) == 0);
    CHECK((vouch::boxed(only_less{2}) <=> vouch::boxed(only_less{1})) > 0);
}

TEST_CASE("boxed: a type with a box of its own type has an order, and NaN is not equal to itself")
{
    CHECK(ordered() == ordered());
    CHECK_FALSE(ordered() < ordered());
    CHECK((vouch::boxed<ordered>() <=> vouch::boxed<ordered>()) == 0);
    ordered second;
    second.next->value = 1;
    CHECK(ordered() < second);
    CHECK_FALSE(second < ordered());
    vouch::boxed<double> const nan(std::numeric_limits<double>::quiet_NaN());
    CHECK_FALSE(nan == nan);
    CHECK((nan <=> nan) == std::partial_ordering::unordered);
}

TEST_CASE("boxed: lets a type hold values of its own type")
{
    node root;
    root.content = std::vector<node>{node{.value = 1}, node{.value = 2}};
    root.next->next->value = 3;
    node copy = root;
    CHECK(copy == root);
    (*std::get<1>(copy.content))[1].value = 5;
    CHECK(copy != root);
    CHECK((*std::get<1>(root.content))[1].value == 2);
    root.next = root.next->next; // a part of the value that is assigned to
    CHECK(root.next->value == 3);
    root.next = std::move(copy.next->next);
    CHECK(root.next->value == 3);
    CHECK(node() == node());
    CHECK(std::as_const(root).next->next->next->value == 0);
}
