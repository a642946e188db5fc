// SPDX-License-Identifier: BSL-1.0
// EXPECT: struct_is_strict_or_keeps_unknown_members<widget
// EXPECT: strict_members refuses what unknown_members keeps
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
    return vouch::schema(vouch::strict_members(), vouch::unknown_members<&widget::extra>);
#else
    return vouch::schema(vouch::unknown_members<&widget::extra>());
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
