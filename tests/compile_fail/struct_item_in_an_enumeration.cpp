// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_item_is_for_an_enumeration<
// EXPECT: the schema of an enumeration is made of enumerator
#include <vouch/read/parse.hpp>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class other { basic, hidden };
BOOST_DESCRIBE_ENUM(other, basic)
constexpr auto vouch_schema(vouch::of<tier>)
{
#ifdef BROKEN
    return vouch::schema(vouch::strict_members());
#else
    return vouch::schema(vouch::case_style::camel);
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<tier>(text).has_value();
}
