// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_applies_to_this_member<&widget::number
// EXPECT: at_least_one is about members that may be absent
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
    return vouch::schema(vouch::at_least_one<&widget::number>);
#else
    return vouch::schema(vouch::at_least_one<&widget::label>);
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
