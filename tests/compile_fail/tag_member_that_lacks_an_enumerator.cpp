// SPDX-License-Identifier: BSL-1.0
// EXPECT: tag_value_is_an_enumerator<
// EXPECT: this alternative describes the tag as an enumeration that lacks a value of the tag
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
enum class kind { made, gone };
BOOST_DESCRIBE_ENUM(kind, made, gone)
struct event {
    kind type{};
};
BOOST_DESCRIBE_STRUCT(event, (), (type))
using payment = std::variant<card, event>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(tag("type"), alternative<card>("card"), alternative<event>("made", "lost"));
#else
    return schema(tag("type"), alternative<card>("card"), alternative<event>("made", "gone"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
