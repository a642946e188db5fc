// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/static_text.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

using vouch::detail::static_text;

constexpr auto view_of(static_text text) -> std::string_view
{
    return text.view;
}

static_assert(view_of("a day") == "a day");
static_assert(static_text{}.view.empty());
static_assert(!std::is_constructible_v<static_text, std::string>, "it could end before the errors that view it");
static_assert(!std::is_constructible_v<static_text, std::string_view>);
static_assert(!std::is_constructible_v<static_text, char const*>);

} // namespace

TEST_CASE("static_text: the view outlives the object")
{
    std::string_view view;
    {
        static_text const text = "a day that has passed";
        view = text.view;
    }
    CHECK(view == "a day that has passed");
}
