// SPDX-License-Identifier: BSL-1.0
// EXPECT: alternative_is_a_struct<
// EXPECT: this alternative is no described struct, so that its tag cannot be one of its members
#include <vouch/read/parse.hpp>

#include <string>
#include <variant>

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
using payment = std::variant<card, int>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    using namespace vouch;
#ifdef BROKEN
    return schema(tag("type"), alternative<card>("card"), alternative<int>("number"));
#else
    return schema(tag("type", content("data")), alternative<card>("card"), alternative<int>("number"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
