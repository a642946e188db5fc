// SPDX-License-Identifier: BSL-1.0
// EXPECT: item_is_for_an_enumerator<tier::basic
// EXPECT: an enumerator has a name, a title and a description
#include <vouch/read/parse.hpp>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class other { basic, hidden };
BOOST_DESCRIBE_ENUM(other, basic)
constexpr auto vouch_schema(vouch::of<tier>)
{
#ifdef BROKEN
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::length(1, 2)));
#else
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::title("B")));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<tier>(text).has_value();
}
