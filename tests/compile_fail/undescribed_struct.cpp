// SPDX-License-Identifier: BSL-1.0
// EXPECT: class_has_a_mapping<widget
// EXPECT: this class has no JSON mapping: describe it with BOOST_DESCRIBE_STRUCT
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
