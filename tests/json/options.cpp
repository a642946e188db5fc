// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/options.hpp>

#include <doctest/doctest.h>

namespace {

constexpr bool the_default_accepts_what_a_server_receives()
{
    constexpr vouch::parse_options options{};
    return !options.reject_unknown && !options.null_as_absent && !options.absent_as_null &&
           options.open_values == vouch::open_values::enums && options.max_depth == 128 && options.max_errors == 64;
}
static_assert(the_default_accepts_what_a_server_receives());

constexpr bool strict_refuses_unknown_members_and_is_else_the_default()
{
    return vouch::strict.reject_unknown && !vouch::strict.null_as_absent && !vouch::strict.absent_as_null &&
           vouch::strict.open_values == vouch::open_values::enums && vouch::strict.max_depth == 128 &&
           vouch::strict.max_errors == 64;
}
static_assert(strict_refuses_unknown_members_and_is_else_the_default());

constexpr bool tolerant_understands_what_it_can()
{
    return !vouch::tolerant.reject_unknown && vouch::tolerant.null_as_absent && vouch::tolerant.absent_as_null &&
           vouch::tolerant.open_values == vouch::open_values::all && vouch::tolerant.max_depth == 128 &&
           vouch::tolerant.max_errors == 64;
}
static_assert(tolerant_understands_what_it_can());

} // namespace

// What each of them does to a text: tests/read/value.cpp, named.cpp, object.cpp and parse.cpp.
TEST_CASE("parse_options: the default and the two presets")
{
    CHECK(the_default_accepts_what_a_server_receives());
    CHECK(strict_refuses_unknown_members_and_is_else_the_default());
    CHECK(tolerant_understands_what_it_can());
}
