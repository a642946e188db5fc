// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_has_a_default_constructor<gadget
// EXPECT: give this type a public default constructor
#include <vouch/read/parse.hpp>

struct gadget {
    int size;
#ifdef BROKEN
    explicit gadget(int of) : size(of) {}
#else
    explicit gadget(int of = 0) : size(of) {}
#endif
};
BOOST_DESCRIBE_STRUCT(gadget, (), (size))

auto read(std::string_view text) -> bool
{
    return vouch::parse<gadget>(text).has_value();
}
