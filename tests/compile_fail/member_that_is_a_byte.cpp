// SPDX-License-Identifier: BSL-1.0
// EXPECT: bytes_have_an_encoding<std::byte, &widget::part
// EXPECT: JSON has no bytes: use vouch::base64
#include <vouch/read/parse.hpp>
#include <vouch/types/base64.hpp>

#include <cstddef>
#include <vector>

struct widget {
#ifdef BROKEN
    std::vector<std::byte> part{};
#else
    vouch::base64 part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
