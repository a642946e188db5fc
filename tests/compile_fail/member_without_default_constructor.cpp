// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_has_a_default_constructor<gadget, &widget::part
// EXPECT: give this type a public default constructor
#include <vouch/read/parse.hpp>

#include <vector>

struct gadget {
    int size;
    explicit gadget(int of) : size(of) {}
};
BOOST_DESCRIBE_STRUCT(gadget, (), (size))

struct widget {
#ifdef BROKEN
    std::vector<gadget> part{};
#else
    std::vector<int> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
