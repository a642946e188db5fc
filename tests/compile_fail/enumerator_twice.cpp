// SPDX-License-Identifier: BSL-1.0
// EXPECT: enumerator_stands_once<tier::basic
// EXPECT: two items of this schema name one enumerator
#include <vouch/read/parse.hpp>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class other { basic, hidden };
BOOST_DESCRIBE_ENUM(other, basic)
constexpr auto vouch_schema(vouch::of<tier>)
{
#ifdef BROKEN
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("b")), vouch::enumerator<tier::basic>(vouch::title("B")));
#else
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("b")));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<tier>(text).has_value();
}
