// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/names.hpp>
#include <vouch/schema/schema.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;

struct base {
    int id{};
};
BOOST_DESCRIBE_STRUCT(base, (), (id))

struct account : base {
    std::string nickname{};
    std::string city{};
    bool active{};
};
BOOST_DESCRIBE_STRUCT(account, (base), (nickname, city, active))

constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(
        vouch::field<&account::nickname>(vouch::name("nick"), vouch::length(1, 40), vouch::description("what friends say")),
        vouch::field<&account::id>(vouch::name("account_id")),
        vouch::check(
            "no_city", "a city", [](account const& one) { return !one.city.empty(); }, vouch::at<&account::city>),
        vouch::field<&account::city>(vouch::length(2, 3)),
        vouch::check("inactive", "an active account", [](account const& one) { return one.active; }),
        vouch::check(
            "id_zero", "an id", [](account const& one) { return one.id != 0; }, vouch::at<&account::id>,
            vouch::at<&account::city>));
}

template <class Type, std::size_t Index>
using member = boost::mp11::mp_at_c<members_of<Type>, Index>;

constexpr bool names_are_found()
{
    return json_name<account, member<account, 0>> == "account_id" && json_name<account, member<account, 1>> == "nick" &&
           json_name<account, member<account, 2>> == "city" && json_name<base, member<base, 0>> == "id";
}
static_assert(names_are_found());

static_assert(has_rule<vouch::name, account, member<account, 0>>);
static_assert(!has_rule<vouch::length, account, member<account, 0>>);
static_assert(has_rule<vouch::length, account, member<account, 1>>);
static_assert(has_rule<vouch::description, account, member<account, 1>>);
static_assert(rule_of<vouch::length, account, member<account, 2>>().least() == 2);
static_assert(!has_rule<vouch::length, account, member<account, 3>>);
static_assert(!has_rule<vouch::name, base, member<base, 0>>); // rules of a derived struct are not its base's
} // namespace

TEST_CASE("schema: JSON names, those of inherited members too")
{
    CHECK(names_are_found());
}
