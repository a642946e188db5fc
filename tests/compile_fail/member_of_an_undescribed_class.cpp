// SPDX-License-Identifier: BSL-1.0
// EXPECT: class_has_a_mapping<gadget, &widget::part
// EXPECT: this class has no JSON mapping
#include <vouch/read/parse.hpp>

struct gadget {
    int size{};
};
#ifdef BROKEN
#else
BOOST_DESCRIBE_STRUCT(gadget, (), (size))
#endif

struct widget {
    gadget part{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
