// SPDX-License-Identifier: BSL-1.0
// EXPECT: annotation_stands_once<&widget::number
// EXPECT: this annotation stands twice
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
    return vouch::schema(vouch::field<&widget::number>(vouch::name("a"), vouch::name("b")));
#else
    return vouch::schema(vouch::field<&widget::number>(vouch::name("a"), vouch::example("1"), vouch::example("2")));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
