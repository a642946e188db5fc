// SPDX-License-Identifier: BSL-1.0
// EXPECT: example_is_json<
// EXPECT: an example is JSON: a text stands in quotes of its own
#include <vouch/json_schema.hpp>

#include <string>

struct place {
    std::string country{};
};
BOOST_DESCRIBE_STRUCT(place, (), (country))
constexpr auto vouch_schema(vouch::of<place>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&place::country>(vouch::example("DEU")));
#else
    return vouch::schema(vouch::field<&place::country>(vouch::example("\"DEU\"")));
#endif
}

auto publish() -> std::string
{
    return vouch::json_schema<place>();
}
