// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/fixed_string.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

template <vouch::fixed_string Name>
struct named {
    static constexpr auto name() -> std::string_view { return Name.view(); }
};

constexpr auto says(vouch::static_text text) -> std::string_view
{
    return text.view;
}

constexpr bool a_fixed_string_is_its_literal()
{
    return named<"user_id">::name() == "user_id" && named<"">::name().empty() && named<"a\0b">::name().size() == 3;
}
static_assert(a_fixed_string_is_its_literal());

static_assert(std::is_same_v<named<"same">, named<"same">>);
static_assert(!std::is_same_v<named<"same">, named<"some">>);
static_assert(!std::is_same_v<named<"same">, named<"same ">>);

static_assert(says("a day") == "a day");
static_assert(vouch::static_text{}.view.empty());
static_assert(!std::is_constructible_v<vouch::static_text, std::string>, "it could end before the errors that view it");
static_assert(!std::is_constructible_v<vouch::static_text, std::string_view>);
static_assert(!std::is_constructible_v<vouch::static_text, char const*>);

} // namespace

TEST_CASE("fixed_string: a literal as a template argument")
{
    CHECK(a_fixed_string_is_its_literal());
}

TEST_CASE("static_text: the view outlives the object")
{
    std::string_view view;
    {
        vouch::static_text const text = "a day that has passed";
        view = text.view;
    }
    CHECK(view == "a day that has passed");
}
