// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/schema.hpp>

#include <vouch/schema/names.hpp>
#include <vouch/schema/text_rules.hpp>

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

// Rules of a base are those of what derives from it; of an annotation the last one counts.
struct place {
    std::string zip{};
};
BOOST_DESCRIBE_STRUCT(place, (), (zip))
constexpr auto vouch_schema(vouch::of<place>)
{
    return vouch::schema(vouch::field<&place::zip>(vouch::length(3, 5), vouch::name("code"), vouch::title("place")));
}
struct town : place {};
BOOST_DESCRIBE_STRUCT(town, (place), ())
struct city : town {};
BOOST_DESCRIBE_STRUCT(city, (town), ())
constexpr auto vouch_schema(vouch::of<city>)
{
    return vouch::schema(vouch::field<&city::zip>(vouch::max_length(4), vouch::title("city")));
}
static_assert(json_name<town, member<town, 0>> == "code" && json_name<city, member<city, 0>> == "code");
static_assert(rule_of<vouch::title, city, member<city, 0>>().text == "city");
static_assert(rule_of<vouch::title, town, member<town, 0>>().text == "place");

template <class Type>
constexpr auto count_rules() -> int
{
    int count = 0;
    field_of<Type, member<Type, 0>>::all([&](auto const&) { return ++count != 0; });
    return count;
}
static_assert(count_rules<place>() == 3 && count_rules<town>() == 3 && count_rules<city>() == 5);

static_assert(vouch::has_schema<account> && !vouch::has_schema<base> && !vouch::has_schema<int>);
} // namespace

TEST_CASE("schema: JSON names, those of inherited members too")
{
    CHECK(names_are_found());
}
