// SPDX-License-Identifier: BSL-1.0
// EXPECT: value_is_not_const<
// EXPECT: a const value can be written and never read
#include <vouch/read/parse.hpp>

struct widget {
#ifdef BROKEN
    int const part{};
#else
    int part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
