// SPDX-License-Identifier: BSL-1.0
// EXPECT: predicate_takes_its_struct<
// EXPECT: the predicate of required_if takes the struct
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
    return vouch::schema(vouch::field<&widget::label>(vouch::required_if([](std::string const&) { return true; })));
#else
    return vouch::schema(vouch::field<&widget::label>(vouch::required_if([](widget const&) { return true; })));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
