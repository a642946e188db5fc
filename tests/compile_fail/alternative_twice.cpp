// SPDX-License-Identifier: BSL-1.0
// EXPECT: alternative_stands_once<
// EXPECT: this alternative stands twice
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>

struct event {
    std::string type{};
};
BOOST_DESCRIBE_STRUCT(event, (), (type))
using payment = std::variant<event>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(tag("type"), alternative<event>("made"), alternative<event>("gone", "lost"));
#else
    return schema(tag("type"), alternative<event>("made", "gone", "lost"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
