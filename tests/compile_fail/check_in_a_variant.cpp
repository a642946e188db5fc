// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_item_is_for_a_variant<
// EXPECT: the schema of a variant is made of tag
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
struct cash {};
BOOST_DESCRIBE_STRUCT(cash, (), ())
using payment = std::variant<card, bank>;
constexpr auto vouch_schema(vouch::of<payment>)
{
#ifdef BROKEN
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"), vouch::check("a", "b", [](payment const&) { return false; }));
#else
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"), vouch::title("Payment"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
