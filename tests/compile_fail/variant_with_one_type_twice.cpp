// SPDX-License-Identifier: BSL-1.0
// EXPECT: variant_alternatives_differ<
// EXPECT: a variant that has one type twice
#include <vouch/read/parse.hpp>

#include <variant>

struct widget {
#ifdef BROKEN
    std::variant<int, int> part{};
#else
    int part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
