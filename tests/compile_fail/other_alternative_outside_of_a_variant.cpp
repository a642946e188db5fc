// SPDX-License-Identifier: BSL-1.0
// EXPECT: other_alternative_stands_in_a_variant<
// EXPECT: other_alternative is an alternative of a std::variant
#include <vouch/read/parse.hpp>

#include <string_view>

struct order {
#ifdef BROKEN
    vouch::other_alternative paid_by{};
#else
    vouch::raw_json paid_by{};
#endif
};
BOOST_DESCRIBE_STRUCT(order, (), (paid_by))

auto read(std::string_view text) -> bool
{
    return vouch::parse<order>(text).has_value();
}
