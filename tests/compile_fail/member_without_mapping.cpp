// SPDX-License-Identifier: BSL-1.0
// EXPECT: &widget::handle
// EXPECT: this type owns no value that could be read
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
