// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/nesting.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::detail::nests_deeper;

constexpr bool levels_are_counted()
{
    return !nests_deeper("1", 0) && nests_deeper("[]", 0) && !nests_deeper("[]", 1) && nests_deeper(R"({"a":[1]})", 1) &&
           !nests_deeper(R"({"a":[1]})", 2) && !nests_deeper("[[],[],[]]", 2) && nests_deeper("[[],[[]],[]]", 2);
}
static_assert(levels_are_counted());

} // namespace

TEST_CASE("nesting: levels of arrays and objects are counted")
{
    CHECK(levels_are_counted());
}

TEST_CASE("nesting: brackets in strings do not count")
{
    for (std::string_view const text : {R"(["[[[["])", R"(["\"[[[["])", R"({"{{{{":"}}}}"})", R"(["\\","[[["])"}) {
        CHECK(!nests_deeper(text, 1));
        CHECK(nests_deeper(text, 0));
    }
}

TEST_CASE("nesting: the error names the limit")
{
    vouch::error const error(vouch::detail::nested_too_deep(3), "");
    CHECK(error.kind() == vouch::errc::too_deep);
    CHECK(error.message() == "expected at most 3 levels of nesting");
}
