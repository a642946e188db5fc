// SPDX-License-Identifier: BSL-1.0
// EXPECT: variant_has_one_tag<
// EXPECT: a variant has one tag
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
struct order {
    std::variant<card, bank> paid_by{};
};
BOOST_DESCRIBE_STRUCT(order, (), (paid_by))
constexpr auto vouch_schema(vouch::of<order>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(field<&order::paid_by>(tag("type"), tag("kind"), alternative<card>("card"), alternative<bank>("bank")));
#else
    return schema(field<&order::paid_by>(tag("type"), alternative<card>("card"), alternative<bank>("bank")));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<order>(text).has_value();
}
