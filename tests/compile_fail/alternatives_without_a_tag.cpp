// SPDX-License-Identifier: BSL-1.0
// EXPECT: alternatives_are_told_by_a_tag<
// EXPECT: alternative<T>("value") gives the value of a tag
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
    return schema(alternative<card>("card"), alternative<int>("number"));
#else
    return schema(name_is_tag, alternative<card>("card"), alternative<int>("number"));
#endif
}

auto read(std::string_view text) -> bool
{
    return vouch::parse<payment>(text).has_value();
}
