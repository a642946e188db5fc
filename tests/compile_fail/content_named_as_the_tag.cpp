// SPDX-License-Identifier: BSL-1.0
// EXPECT: content_is_not_named_as_the_tag<
// EXPECT: the tag and the content beside it are two members
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
struct bank {
    std::string iban{};
};
BOOST_DESCRIBE_STRUCT(bank, (), (iban))
using payment = std::variant<card, bank>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(tag("type", content("type")), alternative<card>("card"), alternative<bank>("bank"));
#else
    return schema(tag("type", content("data")), alternative<card>("card"), alternative<bank>("bank"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
