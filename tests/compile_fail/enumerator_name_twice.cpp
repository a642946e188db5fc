// SPDX-License-Identifier: BSL-1.0
// EXPECT: enumerator_name_is_used_once<tier::pro
// EXPECT: two enumerators have this JSON name
#include <vouch/read/parse.hpp>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class other { basic, hidden };
BOOST_DESCRIBE_ENUM(other, basic)
constexpr auto vouch_schema(vouch::of<tier>)
{
#ifdef BROKEN
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("pro")));
#else
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("b")));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<tier>(text).has_value();
}
