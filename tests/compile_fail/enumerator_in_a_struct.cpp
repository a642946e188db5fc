// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_item_is_for_a_struct<
// EXPECT: the schema of a struct is made of field, check
#include <vouch/read/parse.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

enum class tier { basic };
BOOST_DESCRIBE_ENUM(tier, basic)
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
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("b")));
#else
    return vouch::schema(vouch::title("b"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
