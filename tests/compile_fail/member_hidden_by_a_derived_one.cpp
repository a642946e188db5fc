// SPDX-License-Identifier: BSL-1.0
// EXPECT: member_is_not_hidden<widget
// EXPECT: hides a described one of its base
#include <vouch/read/parse.hpp>

struct base {
    int number{};
};
BOOST_DESCRIBE_STRUCT(base, (), (number))
struct widget : base {
#ifdef BROKEN
    int number{};
};
BOOST_DESCRIBE_STRUCT(widget, (base), (number))
#else
    int count{};
};
BOOST_DESCRIBE_STRUCT(widget, (base), (count))
#endif

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
