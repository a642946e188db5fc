// SPDX-License-Identifier: BSL-1.0
// EXPECT: map_key_has_a_text<
// EXPECT: the names of a JSON object are texts
#include <vouch/read/parse.hpp>

#include <map>
#include <vector>

#ifdef BROKEN
using document = std::map<std::vector<int>, int>;
#else
using document = std::map<std::string, int>;
#endif

auto read(std::string_view text) -> bool
{
    return vouch::parse<document>(text).has_value();
}
