// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_applies_to_this_member<&widget::parts
// EXPECT: this rule does not apply to a member of this type
#include <vouch/read/parse.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct widget {
    int number{};
    std::optional<std::string> label{};
    std::vector<int> parts{};
    std::map<std::string, int> extra{};
    std::map<std::string, int> more{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (number, label, parts, extra, more))
constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&widget::parts>(vouch::each()));
#else
    return vouch::schema(vouch::field<&widget::parts>(vouch::each(vouch::range(0, 9))));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
