// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/other_alternative.hpp>

#include <vouch/schema/content.hpp>

#include <doctest/doctest.h>

TEST_CASE("other_alternative: is compared by its tag, then by the text of its value")
{
    using vouch::other_alternative;
    using vouch::detail::compare_content;
    other_alternative const value{.tag = "a", .value = vouch::raw_json{"1"}};
    CHECK(value == other_alternative{.tag = "a", .value = vouch::raw_json{"1"}});
    CHECK(value != other_alternative{.tag = "a"});
    CHECK(compare_content(value, value) == 0);
    CHECK(compare_content(value, other_alternative{.tag = "b"}) < 0);
    CHECK(compare_content(value, other_alternative{.tag = "a"}) > 0);
}
