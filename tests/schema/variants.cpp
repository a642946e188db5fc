// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/variants.hpp>

#include <doctest/doctest.h>

namespace {

struct card {};
BOOST_DESCRIBE_STRUCT(card, (), ())
struct bank {};
BOOST_DESCRIBE_STRUCT(bank, (), ())
using payment = std::variant<card, bank>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<bank>("bank account"), vouch::alternative<card>("card"));
}

} // namespace

TEST_CASE("the tag of a variant and its values, in the order of the alternatives")
{
    using facts = vouch::detail::alternatives<payment>;
    CHECK(facts::place == vouch::detail::tag_place::inside);
    CHECK(facts::tag_name == "type");
    CHECK(facts::names[0] == "card");
    CHECK(facts::names[1] == "bank account");
    CHECK(facts::owners[1] == 1);
    CHECK(vouch::detail::unknown_tag<facts>().expected == "one of card, bank account");
}
