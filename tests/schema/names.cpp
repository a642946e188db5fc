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
    return vouch::schema(vouch::case_style::pascal);
}

struct kebab {
    int postal_code{};
};
BOOST_DESCRIBE_STRUCT(kebab, (), (postal_code))
constexpr auto vouch_schema(vouch::of<kebab>)
{
    return vouch::schema(vouch::case_style::kebab);
}

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
constexpr auto vouch_schema(vouch::of<tier>)
{
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("basic-plan")));
}

enum class level { low = -1, high = 9 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
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
static_assert(vouch::detail::is_numeric_enum<level> && !vouch::detail::is_numeric_enum<tier>);

} // namespace

TEST_CASE("enumerators have the names of their schema")
{
    CHECK(vouch::detail::enumerators<tier>::names[0] == "basic-plan");
    CHECK(vouch::detail::enumerators<tier>::names[1] == "pro");
    CHECK(vouch::detail::enumerators<tier>::values[1] == tier::pro);
}
