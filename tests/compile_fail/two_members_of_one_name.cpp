// SPDX-License-Identifier: BSL-1.0
// EXPECT: json_name_belongs_to_one_member<&widget::handle
// EXPECT: another member of this struct has the same name in JSON
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
    return vouch::schema(vouch::field<&widget::handle>(vouch::name("number")));
#else
    return vouch::schema(vouch::field<&widget::handle>(vouch::name("nick")));
#endif
}

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
