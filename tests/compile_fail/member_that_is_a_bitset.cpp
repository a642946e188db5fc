// SPDX-License-Identifier: BSL-1.0
// EXPECT: bitset_is_an_array<
// EXPECT: a bitset has no JSON mapping
#include <vouch/read/parse.hpp>

#include <array>
#include <bitset>

struct widget {
#ifdef BROKEN
    std::bitset<8> part{};
#else
    std::array<bool, 8> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
