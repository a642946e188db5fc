// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_is_made_by_schema<widget
// EXPECT: a vouch_schema returns vouch::schema
#include <vouch/read/parse.hpp>

struct widget {
    int number{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (number))
constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::field<&widget::number>(vouch::range(0, 9));
#else
    return vouch::schema(vouch::field<&widget::number>(vouch::range(0, 9)));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
