// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_applies_to_this_member
// EXPECT: this rule does not apply to a member of this type
#include <vouch/read/parse.hpp>

namespace {
struct widget {
    bool boxed{};
#ifdef BROKEN
    std::string box{};
#else
    std::optional<std::string> box{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (boxed, box))
constexpr auto vouch_schema(vouch::of<widget>)
{
    return vouch::schema(vouch::field<&widget::box>(vouch::required_if([](widget const& one) { return one.boxed; })));
}
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<widget>(text).has_value(); }
