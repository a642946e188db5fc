// SPDX-License-Identifier: BSL-1.0
// EXPECT: member_has_one_field<&widget::handle
// EXPECT: two fields of this schema name this member
#include <vouch/read/parse.hpp>

#include <string>
#include <string_view>

struct widget {
    int number{};
    std::string handle{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (number, handle))

constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&widget::handle>(vouch::name("nick")), vouch::field<&widget::handle>(vouch::length(1, 40)));
#else
    return vouch::schema(vouch::field<&widget::handle>(vouch::name("nick"), vouch::length(1, 40)));
#endif
}

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
