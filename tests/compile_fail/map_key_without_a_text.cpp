// SPDX-License-Identifier: BSL-1.0
// EXPECT: map_key_has_a_text<
// EXPECT: the names of a JSON object are texts
#include <vouch/read/parse.hpp>

#include <map>
#include <string>
#include <vector>

struct widget {
#ifdef BROKEN
    std::map<std::vector<int>, int> part{};
#else
    std::map<std::string, int> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
