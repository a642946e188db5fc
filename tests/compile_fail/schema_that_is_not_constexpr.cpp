// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_is_constexpr<widget
// EXPECT: declare it constexpr
#include <vouch/read/parse.hpp>

struct widget {
    int number{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (number))
#ifdef BROKEN
inline auto vouch_schema(vouch::of<widget>)
#else
constexpr auto vouch_schema(vouch::of<widget>)
#endif
{
    return vouch::schema(vouch::strict_members());
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
