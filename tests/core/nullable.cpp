// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/nullable.hpp>

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

namespace {

constexpr bool a_nullable_holds_null_or_a_value()
{
    vouch::nullable<int> made;
    vouch::nullable<int> const null = vouch::null;
    vouch::nullable<int> const seven = 7;
    bool const at_first = made.is_null() && !made.has_value() && !made && made == null && made == vouch::null;
    made = 7;
    bool const then = !made.is_null() && made.has_value() && made && *made == 7 && made == seven && made != null;
    made.reset();
    bool const after_reset = made.is_null();
    made.emplace(8);
    bool const emplaced = *made == 8 && made.value_or(1) == 8;
    made = vouch::null;
    return at_first && then && after_reset && emplaced && made.is_null() && made.value_or(1) == 1;
}
static_assert(a_nullable_holds_null_or_a_value());

constexpr bool a_nullable_compares_with_values_and_null()
{
    vouch::nullable<long> const seven = 7;
    vouch::nullable<long> const null;
    return seven == 7 && 7 == seven && seven == 7L && seven != 8 && seven != vouch::null && vouch::null != seven && null != 7 &&
           null != 0 && null == vouch::null && vouch::null == null && vouch::null == vouch::null;
}
static_assert(a_nullable_compares_with_values_and_null());

constexpr bool a_patch_has_three_states()
{
    vouch::patch<int> const absent;
    vouch::patch<int> const null = vouch::null;
    vouch::patch<int> const value = 7;
    return !absent && null && null->is_null() && value && **value == 7 && absent != null && null != value && value == 7 &&
           null == vouch::null && value != vouch::null && absent != vouch::null && value == vouch::nullable<int>(7);
}
static_assert(a_patch_has_three_states());

struct from_int {
    int number;
    explicit from_int(int of) : number(of) {}
};
static_assert(std::is_convertible_v<char const*, vouch::nullable<std::string>>);
static_assert(std::is_constructible_v<vouch::nullable<from_int>, int>);
static_assert(!std::is_convertible_v<int, vouch::nullable<from_int>>, "what is explicit stays explicit");
static_assert(!std::is_constructible_v<vouch::nullable<int>, std::string>);
static_assert(std::is_nothrow_move_constructible_v<vouch::nullable<std::string>>);
static_assert(std::is_trivially_copyable_v<vouch::nullable<int>>);
static_assert(sizeof(vouch::nullable<int>) == sizeof(std::optional<int>));

// may hold itself behind a pointer
struct node {
    vouch::nullable<std::unique_ptr<node>> next;
};

} // namespace

TEST_CASE("nullable: holds null or a value")
{
    CHECK(a_nullable_holds_null_or_a_value());
    CHECK(a_nullable_compares_with_values_and_null());
}

TEST_CASE("patch: is absent, null or a value")
{
    CHECK(a_patch_has_three_states());
}

TEST_CASE("nullable: strings are compared with literals")
{
    vouch::nullable<std::string> region = "Bavaria";
    CHECK(region == "Bavaria");
    CHECK("Bavaria" == region);
    CHECK(region == std::string("Bavaria"));
    CHECK(region != "Hesse");
    region = vouch::null;
    CHECK(region != "");
    CHECK(vouch::patch<std::string>("Bavaria") == "Bavaria");
}

TEST_CASE("nullable: reaches into its value, and moves it out")
{
    vouch::nullable<std::string> region = std::string(40, 'x');
    CHECK(region->size() == 40);
    region->push_back('y');
    CHECK(std::as_const(region)->size() == 41);
    std::string const moved = *std::move(region);
    CHECK(moved.back() == 'y');
    CHECK(vouch::nullable<std::string>().value_or("none") == "none");
}

TEST_CASE("nullable: holds types that cannot be copied and types that hold themselves")
{
    node first;
    first.next = std::make_unique<node>();
    CHECK((*first.next)->next.is_null());
    node const moved = std::move(first);
    CHECK(moved.next.has_value());
}

TEST_CASE("nullable: of an optional distinguishes null from empty")
{
    vouch::nullable<std::optional<int>> const empty = std::optional<int>();
    CHECK(empty.has_value());
    CHECK(empty != vouch::null);
    CHECK(vouch::nullable<std::optional<int>>(3) == 3);
}
