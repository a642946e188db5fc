// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_names_a_described_member<&widget::handle
// EXPECT: vouch_schema speaks of a member that is not described
#include <vouch/read/parse.hpp>

#include <string>
#include <string_view>

struct widget {
    int number{};
    std::string handle{};
};
#ifdef BROKEN
BOOST_DESCRIBE_STRUCT(widget, (), (number))
#else
BOOST_DESCRIBE_STRUCT(widget, (), (number, handle))
#endif

constexpr auto vouch_schema(vouch::of<widget>)
{
    return vouch::schema(vouch::field<&widget::handle>(vouch::length(1, 40)));
}

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
