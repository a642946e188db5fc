// SPDX-License-Identifier: BSL-1.0
// EXPECT: other_alternative_has_no_value<
// EXPECT: other_alternative stands for every value of the tag that is left
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
using payment = std::variant<card, vouch::other_alternative>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(tag("type"), alternative<card>("card"), alternative<other_alternative>("other"));
#else
    return schema(tag("type"), alternative<card>("card"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
