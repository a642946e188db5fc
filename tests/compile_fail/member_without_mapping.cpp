// SPDX-License-Identifier: BSL-1.0
// EXPECT: field_has_a_mapping<&widget::handle
// EXPECT: this member's type has no JSON mapping
#include <vouch/read/parse.hpp>

#include <string>
#include <string_view>

struct widget {
    int number{};
#ifdef BROKEN
    std::string_view handle{};
#else
    std::string handle{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (number, handle))

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
