// SPDX-License-Identifier: BSL-1.0
// EXPECT: bounds_can_be_met<&widget::number
// EXPECT: no value of this member can keep the bounds
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
    return vouch::schema(vouch::field<&widget::number>(vouch::range(5, 1)));
#else
    return vouch::schema(vouch::field<&widget::number>(vouch::range(1, 5)));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
