// SPDX-License-Identifier: BSL-1.0
// EXPECT: several_values_have_a_tag_member<
// EXPECT: which of several values was read would be lost
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
    return schema(tag("type"), alternative<card>("credit", "debit"), alternative<bank>("bank"));
#else
    return schema(tag("type"), alternative<card>("card"), alternative<bank>("bank"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
