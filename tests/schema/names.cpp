// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/names.hpp>

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace {

struct plain {
    int postal_code{};
    int id{};
    std::map<std::string, int> extra{};
};
BOOST_DESCRIBE_STRUCT(plain, (), (postal_code, id, extra))

struct camel : plain {};
BOOST_DESCRIBE_STRUCT(camel, (plain), ())
constexpr auto vouch_schema(vouch::of<camel>)
{
    return vouch::schema(vouch::case_style::camel, vouch::field<&camel::id>(vouch::name("ID")),
                         vouch::unknown_members<&camel::extra>);
}

struct pascal {
    int postal_code{};
    int a_b_2c{};
};
BOOST_DESCRIBE_STRUCT(pascal, (), (postal_code, a_b_2c))
constexpr auto vouch_schema(vouch::of<pascal>)
{
    return vouch::schema(vouch::case_style::upper_camel);
}

struct kebab {
    int postal_code{};
};
BOOST_DESCRIBE_STRUCT(kebab, (), (postal_code))
constexpr auto vouch_schema(vouch::of<kebab>)
{
    return vouch::schema(vouch::case_style::kebab);
}

struct styled_base {
    int first_name{};
};
BOOST_DESCRIBE_STRUCT(styled_base, (), (first_name))
constexpr auto vouch_schema(vouch::of<styled_base>)
{
    return vouch::schema(vouch::case_style::kebab());
}
struct styled_middle : styled_base {
    int last_name{};
};
BOOST_DESCRIBE_STRUCT(styled_middle, (styled_base), (last_name))
struct styled_derived : styled_middle {
    int birth_day{};
};
BOOST_DESCRIBE_STRUCT(styled_derived, (styled_middle), (birth_day))
constexpr auto vouch_schema(vouch::of<styled_derived>)
{
    return vouch::schema(vouch::case_style::camel);
}

using vouch::detail::json_name_of;

static_assert(json_name_of<plain, &plain::postal_code> == "postal_code");
static_assert(json_name_of<camel, &camel::postal_code> == "postalCode");
static_assert(json_name_of<camel, &camel::id> == "ID");
static_assert(json_name_of<pascal, &pascal::postal_code> == "PostalCode");
static_assert(json_name_of<pascal, &pascal::a_b_2c> == "AB2c");
static_assert(json_name_of<kebab, &kebab::postal_code> == "postal-code");
static_assert(vouch::detail::list_size<vouch::detail::json_members<plain>> == 3);
static_assert(vouch::detail::list_size<vouch::detail::json_members<camel>> == 2);
static_assert(vouch::detail::has_catch_all<camel> && !vouch::detail::has_catch_all<plain>);

// The style of a base covers its members; where it has none, that of the nearest struct that derives from it does.
static_assert(json_name_of<styled_derived, &styled_derived::first_name> == "first-name");
static_assert(json_name_of<styled_derived, &styled_derived::last_name> == "lastName");
static_assert(json_name_of<styled_derived, &styled_derived::birth_day> == "birthDay");
static_assert(json_name_of<styled_middle, &styled_middle::last_name> == "last_name");

} // namespace

TEST_CASE("names: a style makes them, and a name of its own replaces that")
{
    CHECK(json_name_of<camel, &camel::postal_code> == "postalCode");
    CHECK(json_name_of<camel, &camel::id> == "ID");
}
