// SPDX-License-Identifier: BSL-1.0
// EXPECT: each_state_has_a_json<
// EXPECT: only a member of a described struct can be absent
#include <vouch/read/parse.hpp>

#include <vector>

struct widget {
#ifdef BROKEN
    std::vector<vouch::patch<int>> part{};
#else
    std::vector<vouch::nullable<int>> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
