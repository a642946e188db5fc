// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_applies_to_this_member
// EXPECT: this rule does not apply to a member of this type
#include <vouch/read/parse.hpp>

namespace {
struct widget {
    int count{};
    std::string label{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (count, label))
constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&widget::count>(vouch::length(1, 40)));
#else
    return vouch::schema(vouch::field<&widget::label>(vouch::length(1, 40)));
#endif
}
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<widget>(text).has_value(); }
