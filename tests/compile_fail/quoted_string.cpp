// SPDX-License-Identifier: BSL-1.0
// EXPECT: quoted_value_is_a_number_or_a_boolean<
// EXPECT: only a number or a boolean is spelled in a string
#include <vouch/read/parse.hpp>

#include <cstdint>
#include <string>

struct widget {
#ifdef BROKEN
    vouch::quoted<std::string> part{};
#else
    vouch::quoted<std::int64_t> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
