// SPDX-License-Identifier: BSL-1.0
// EXPECT: fundamental_type_has_a_mapping<char, &widget::part
// EXPECT: JSON has no value for this type
#include <vouch/read/parse.hpp>

#include <string>

struct widget {
#ifdef BROKEN
    char part{};
#else
    std::string part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
