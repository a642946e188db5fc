// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/of.hpp>

#include <optional>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

struct base {};
struct derived : base {};
struct foreign {};

// The same names as in vouch are found by `of<T>` alone, and by no conversion of it.
constexpr auto named(vouch::of<base>) -> int
{
    return 1;
}
template <class Type>
concept has_name = requires { named(vouch::of<Type>{}); };
static_assert(has_name<base> && !has_name<derived> && !has_name<foreign>);
static_assert(std::is_empty_v<vouch::of<base>> && std::is_trivial_v<vouch::of<base>>);

template <class Type>
concept is_specialised = requires { sizeof(vouch::representation<Type>); };
static_assert(!is_specialised<foreign> && !is_specialised<int>);

} // namespace

TEST_CASE("of: a type is named, and its base is not")
{
    CHECK(named(vouch::of<base>{}) == 1);
}
