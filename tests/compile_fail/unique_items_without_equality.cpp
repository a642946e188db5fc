// SPDX-License-Identifier: BSL-1.0
// EXPECT: items_have_an_equality<&widget::points
// EXPECT: unique_items compares the items of this member by ==
#include <vouch/read/parse.hpp>

#include <vector>

struct point {
    int x{};
#ifdef BROKEN
#else
    friend bool operator==(point const&, point const&) = default;
#endif
};
BOOST_DESCRIBE_STRUCT(point, (), (x))
struct widget {
    std::vector<point> points{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (points))
constexpr auto vouch_schema(vouch::of<widget>)
{
    return vouch::schema(vouch::field<&widget::points>(vouch::unique_items));
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
