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
    CHECK(vouch::detail::tag_of<payment> == "type");
    CHECK(vouch::detail::alternatives<payment>::names[0] == "card");
    CHECK(vouch::detail::alternatives<payment>::names[1] == "bank account");
    CHECK(vouch::detail::unknown_tag<payment>().expected == "one of card, bank account");
}
