// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_applies_to_this_member<
// EXPECT: this rule does not apply to a member of this type
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>

struct order {
    std::string paid_by{};
};
BOOST_DESCRIBE_STRUCT(order, (), (paid_by))
constexpr auto vouch_schema(vouch::of<order>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(field<&order::paid_by>(tag("type")));
#else
    return schema(field<&order::paid_by>(not_empty));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<order>(text).has_value();
}
