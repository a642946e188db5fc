// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_applies_to_this_member<
// EXPECT: this rule does not apply to a member of this type
#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
using how = std::variant<std::string, card>;

struct payment {
    how by{};
};
auto vouch_represent(payment const& value, vouch::of<payment>) -> how
{
    return value.by;
}
auto vouch_restore(how by, vouch::of<payment>) -> std::optional<payment>
{
    return payment{std::move(by)};
}

struct order {
    payment paid{};
};
BOOST_DESCRIBE_STRUCT(order, (), (paid))

// The representation of a type is the same wherever it stands, so that no member says how its variant is told apart.
#ifdef BROKEN
constexpr auto vouch_schema(vouch::of<order>)
{
    using namespace vouch;
    return schema(field<&order::paid>(tag("type", content("data"))));
}
#else
constexpr auto vouch_schema(vouch::of<how>)
{
    using namespace vouch;
    return schema(tag("type", content("data")), alternative<card>("card"), alternative<std::string>("bank"));
}
#endif

auto read(std::string_view text) -> std::string
{
    auto const read = vouch::parse<order>(text);
    return read ? vouch::serialize(*read).value_or("") : "";
}
