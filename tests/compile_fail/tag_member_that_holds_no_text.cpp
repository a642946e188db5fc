// SPDX-License-Identifier: BSL-1.0
// EXPECT: tag_member_holds_a_text<
// EXPECT: this alternative describes the tag as a member whose type holds no text
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
struct event {
    int type{};
};
BOOST_DESCRIBE_STRUCT(event, (), (type))
using payment = std::variant<card, event>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(tag("type"), alternative<card>("card"), alternative<event>("event"));
#else
    return schema(tag("kind"), alternative<card>("card"), alternative<event>("event"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
