// SPDX-License-Identifier: BSL-1.0
// EXPECT: each_state_has_a_json<
// EXPECT: an optional, pointer or nullable directly in another
#include <vouch/read/parse.hpp>

#include <optional>

struct widget {
#ifdef BROKEN
    std::optional<std::optional<int>> part{};
#else
    vouch::patch<int> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
