// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_names_a_described_enumerator<other::basic, tier
// EXPECT: this schema names an enumerator
#include <vouch/read/parse.hpp>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class other { basic, hidden };
BOOST_DESCRIBE_ENUM(other, basic)
constexpr auto vouch_schema(vouch::of<tier>)
{
#ifdef BROKEN
    return vouch::schema(vouch::enumerator<other::basic>(vouch::name("b")));
#else
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("b")));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<tier>(text).has_value();
}
