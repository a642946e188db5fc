// SPDX-License-Identifier: BSL-1.0
// EXPECT: box_holds_a_value<
// EXPECT: a box always holds a value
#include <vouch/read/parse.hpp>

#include <optional>
#include <string_view>

struct order {
#ifdef BROKEN
    vouch::boxed<std::optional<int>> paid_by{};
#else
    std::optional<vouch::boxed<int>> paid_by{};
#endif
};
BOOST_DESCRIBE_STRUCT(order, (), (paid_by))

auto read(std::string_view text) -> bool
{
    return vouch::parse<order>(text).has_value();
}
