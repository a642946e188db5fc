// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_applies_to_this_member<&widget::handle
// EXPECT: this rule does not apply to a member of this type
#include <vouch/read/parse.hpp>

#include <string>
#include <string_view>

struct widget {
    std::string handle{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (handle))

struct shine {};

constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&widget::handle>(shine{}));
#else
    return vouch::schema(vouch::field<&widget::handle>(vouch::description("a handle")));
#endif
}

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
