// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/fixed_string.hpp>

#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

template <vouch::detail::fixed_string Name>
struct named {
    static constexpr auto name() -> std::string_view { return Name.view(); }
};

static_assert(named<"user_id">::name() == "user_id");
static_assert(named<"">::name().empty());
static_assert(named<"a\0b">::name().size() == 3);

static_assert(std::is_same_v<named<"same">, named<"same">>);
static_assert(!std::is_same_v<named<"same">, named<"some">>);
static_assert(!std::is_same_v<named<"same">, named<"same ">>);

} // namespace

TEST_CASE("fixed_string: gives its literal back, zero bytes included")
{
    CHECK(named<"user_id">::name() == "user_id");
    CHECK(named<"">::name().empty());
    CHECK(named<"a\0b">::name() == std::string_view("a\0b", 3));
}
