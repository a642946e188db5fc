// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/enumerators.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
constexpr auto vouch_schema(vouch::of<tier>)
{
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::description("for one person"), vouch::name("basic-plan")),
                         vouch::enumerator<tier::pro>(vouch::title("Pro")), vouch::title("Plan"),
                         vouch::description("what a customer pays for"));
}

enum class state { in_review, Done, _old };
BOOST_DESCRIBE_ENUM(state, in_review, Done, _old)
constexpr auto vouch_schema(vouch::of<state>)
{
    return vouch::schema(vouch::case_style::kebab(), vouch::enumerator<state::_old>(vouch::name("OLD")));
}

enum class level { low = -1, high = 9 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number, vouch::enumerator<level::low>(vouch::description("hardly any")));
}

enum class bare_enum { first };
BOOST_DESCRIBE_ENUM(bare_enum, first)

using vouch::detail::enumerators;

static_assert(vouch::detail::is_numeric_enum<level> && !vouch::detail::is_numeric_enum<tier>);
static_assert(vouch::detail::has_well_formed_enumerators<bare_enum>);

} // namespace

TEST_CASE("enumerators: have the names of their schema, else their own")
{
    CHECK(enumerators<tier>::names[0] == "basic-plan");
    CHECK(enumerators<tier>::names[1] == "pro");
    CHECK(enumerators<tier>::values[1] == tier::pro);
    CHECK(enumerators<bare_enum>::names[0] == "first");
}

TEST_CASE("enumerators: take a case_style, and a name before that")
{
    CHECK(enumerators<state>::names[0] == "in-review");
    CHECK(enumerators<state>::names[1] == "done");
    CHECK(enumerators<state>::names[2] == "OLD");
}
