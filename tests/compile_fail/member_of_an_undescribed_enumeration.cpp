// SPDX-License-Identifier: BSL-1.0
// EXPECT: enumeration_is_described<tier, &widget::part
// EXPECT: this enumeration has no JSON mapping
#include <vouch/read/parse.hpp>

enum class tier { basic };
enum class plan { basic };
BOOST_DESCRIBE_ENUM(plan, basic)

struct widget {
#ifdef BROKEN
    tier part{};
#else
    plan part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
