// SPDX-License-Identifier: BSL-1.0
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

static_assert(has_rule<vouch::name, account, member<account, 0>>());
static_assert(!has_rule<vouch::length, account, member<account, 0>>());
static_assert(has_rule<vouch::length, account, member<account, 1>>());
static_assert(has_rule<vouch::description, account, member<account, 1>>());
static_assert(rule_of<vouch::length, account, member<account, 2>>().least() == 2);
static_assert(!has_rule<vouch::length, account, member<account, 3>>());
static_assert(!has_rule<vouch::name, base, member<base, 0>>()); // a base has a schema of its own, or none
static_assert(has_checks<std::remove_cv_t<decltype(schema_of<account>)>>);
static_assert(!has_checks<std::remove_cv_t<decltype(schema_of<base>)>>);

// The codes of the checks that `one` breaks, each with its place.
auto broken(account const& one, int up_to = 100) -> std::string
{
    std::string all;
    bool const finished = for_each_check<account>(schema_of<account>, [&](auto const& check, check_place const& place) {
        if (!check.holds(one))
            all += std::string(check.code) + (place.known ? "@" + std::string(place.name) : "") + " ";
        return --up_to != 0;
    });
    return all + (finished ? "." : "stopped");
}

} // namespace

TEST_CASE("schema: JSON names, those of inherited members too")
{
    CHECK(names_are_found());
}

TEST_CASE("schema: checks in their order, at the JSON name of their first member")
{
    CHECK(broken({}) == "no_city@city inactive id_zero@account_id .");
    CHECK(broken({{1}, "", "Wien", true}) == ".");
    CHECK(broken({{0}, "", "Wien", true}) == "id_zero@account_id .");
    CHECK(broken({}, 2) == "no_city@city inactive stopped");
}
