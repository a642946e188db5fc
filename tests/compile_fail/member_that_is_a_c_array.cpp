// SPDX-License-Identifier: BSL-1.0
// EXPECT: array_is_a_class<int
// EXPECT: a C array has no JSON mapping
#include <vouch/read/parse.hpp>

#include <array>

struct widget {
#ifdef BROKEN
    int part[2]{};
#else
    std::array<int, 2> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
