// SPDX-License-Identifier: BSL-1.0
// EXPECT: numbers_have_no_names<tier
// EXPECT: an enumeration with as_number() has numbers in JSON
#include <vouch/read/parse.hpp>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class other { basic, hidden };
BOOST_DESCRIBE_ENUM(other, basic)
constexpr auto vouch_schema(vouch::of<tier>)
{
#ifdef BROKEN
    return vouch::schema(vouch::as_number(), vouch::enumerator<tier::basic>(vouch::name("b")));
#else
    return vouch::schema(vouch::as_number);
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<tier>(text).has_value();
}
