// SPDX-License-Identifier: BSL-1.0
// EXPECT: json_name_is_used_once
// EXPECT: two members have this JSON name
#include <vouch/read/parse.hpp>

namespace {
struct card {
    int number{};
    int code{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number, code))
constexpr auto vouch_schema(vouch::of<card>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&card::code>(vouch::name("number")));
#else
    return vouch::schema(vouch::field<&card::code>(vouch::name("cvc")));
#endif
}
using payment = std::variant<card>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"));
}
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<payment>(text).has_value(); }
