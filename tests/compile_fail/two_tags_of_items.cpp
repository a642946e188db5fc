// SPDX-License-Identifier: BSL-1.0
// EXPECT: annotation_stands_once<
// EXPECT: this annotation stands twice for one member
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>
#include <vector>

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
struct bank {
    std::string iban{};
};
BOOST_DESCRIBE_STRUCT(bank, (), (iban))
struct order {
    std::vector<std::variant<card, bank>> paid_by{};
};
BOOST_DESCRIBE_STRUCT(order, (), (paid_by))
constexpr auto vouch_schema(vouch::of<order>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(field<&order::paid_by>(each(tag("type"), alternative<card>("card"), alternative<bank>("bank")), each(name_is_tag, alternative<card>("card"), alternative<bank>("bank"))));
#else
    return schema(field<&order::paid_by>(each(tag("type"), alternative<card>("card"), alternative<bank>("bank"))));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<order>(text).has_value();
}
