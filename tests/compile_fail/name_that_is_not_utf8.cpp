// SPDX-License-Identifier: BSL-1.0
// EXPECT: text_of_a_schema_is_utf8<
// EXPECT: is not UTF-8
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
    return vouch::schema(vouch::field<&widget::number>(vouch::name("Gr\xF6" "sse")));
#else
    return vouch::schema(vouch::field<&widget::number>(vouch::name("Gr\xC3\xB6" "sse")));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
