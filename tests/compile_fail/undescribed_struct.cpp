// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_is_described_or_mapped
// EXPECT: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))
#include <vouch/read/parse.hpp>

#include <string>

struct widget {
    std::string handle{};
};
#ifdef BROKEN
#else
BOOST_DESCRIBE_STRUCT(widget, (), (handle))
#endif

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
