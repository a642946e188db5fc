// SPDX-License-Identifier: BSL-1.0
// EXPECT: member_is_read_only_or_write_only<&widget::number
// EXPECT: a member cannot be read_only and write_only
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
    return vouch::schema(vouch::field<&widget::number>(vouch::read_only, vouch::write_only));
#else
    return vouch::schema(vouch::field<&widget::number>(vouch::read_only));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
