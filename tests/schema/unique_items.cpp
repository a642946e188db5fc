// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/unique_items.hpp>

#include <vouch/types/email.hpp>

#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using strings = std::vector<std::string>;

struct point {
    int x{};
    friend bool operator==(point const&, point const&) = default; // no order
};
BOOST_DESCRIBE_STRUCT(point, (), (x))

} // namespace

TEST_CASE("unique_items: items with an order, and described ones without")
{
    CHECK(vouch::unique_items().holds(strings{}));
    CHECK(vouch::unique_items().holds(strings{"b", "a"}));
    CHECK(!vouch::unique_items().holds(strings{"b", "a", "b"}));
    CHECK(point{1} == point{1});
    CHECK(vouch::unique_items().holds(std::vector<point>{{1}, {2}}));
    CHECK(!vouch::unique_items().holds(std::vector<point>{{1}, {2}, {1}}));
    CHECK(vouch::unique_items().fault(strings{}).kind == vouch::errc::not_unique);
}

TEST_CASE("unique_items: items that are no objects in memory, as in std::vector<bool>")
{
    CHECK(vouch::unique_items.holds(std::vector<bool>{true, false}));
    CHECK(!vouch::unique_items.holds(std::vector<bool>{true, true}));
    CHECK(!vouch::unique_items.holds(std::vector<bool>{true, false, true}));
}

TEST_CASE("unique_items: an order of the type's own decides")
{
    CHECK(!vouch::unique_items.holds(std::vector<vouch::email>{{"a@example.com"}, {"a@EXAMPLE.com"}}));
    CHECK(vouch::unique_items.holds(std::vector<vouch::email>{{"a@example.com"}, {"A@example.com"}}));
}

TEST_CASE("unique_items: 200 000 items without an order cost no square of that")
{
    std::vector<point> many(200'000);
    for (std::size_t index = 0; index != many.size(); ++index)
        many[index].x = static_cast<int>(index * 7919 % many.size());
    auto const begin = std::chrono::steady_clock::now();
    CHECK(vouch::unique_items.holds(many));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10)); // 2 * 10^10 comparisons take longer
}
