// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/held.hpp>

#include <doctest/doctest.h>

namespace {

struct small_item {
    int value;
};
using row = vouch::detail::held_items<small_item, int, small_item>;

constexpr auto sum(row const& items, int as_far_as) -> int
{
    int total = 0;
    items.all([&]<class Item>(Item const& item) {
        if constexpr (requires { item.value; })
            total += item.value;
        else
            total += 100 * item;
        return total < as_far_as;
    });
    return total;
}

static_assert(sum(row({1}, 2, {3}), 1000) == 204, "one type may stand twice");
static_assert(sum(row({1}, 2, {3}), 1) == 1, "false ends the walk");
static_assert(vouch::detail::item_in<int>(row({1}, 2, {3})) == 2);

} // namespace

TEST_CASE("held: items of one type are told apart by their place")
{
    CHECK(sum(row({1}, 2, {3}), 1000) == 204);
}
