// SPDX-License-Identifier: BSL-1.0
// EXPECT: variant_has_a_tag
// EXPECT: a variant needs a vouch_schema with tag("member")
#include <vouch/read/parse.hpp>

namespace {
struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
struct bank {
    std::string iban{};
};
BOOST_DESCRIBE_STRUCT(bank, (), (iban))
using payment = std::variant<card, bank>;
#ifdef BROKEN
#else
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"));
}
#endif
struct order {
    payment paid_by{};
};
BOOST_DESCRIBE_STRUCT(order, (), (paid_by))
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<order>(text).has_value(); }
