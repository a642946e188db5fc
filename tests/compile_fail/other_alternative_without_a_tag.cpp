// SPDX-License-Identifier: BSL-1.0
// EXPECT: other_alternative_is_told_by_a_tag<
// EXPECT: other_alternative takes what an unknown tag brings
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
    return schema(title("a payment"));
#else
    return schema(title("a payment"), name_is_tag, alternative<card>("card"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
