// SPDX-License-Identifier: BSL-1.0
// EXPECT: characters_are_a_string<char
// EXPECT: nothing says where its text ends: use std::string
#include <vouch/read/parse.hpp>

#include <string>

struct widget {
#ifdef BROKEN
    char part[16]{};
#else
    std::string part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
