// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/alternative.hpp>

#include <doctest/doctest.h>

static_assert(vouch::tag("type").text == "type");
static_assert(vouch::alternative<int>("card").values[0] == "card");

TEST_CASE("alternative: keeps the value of its tag")
{
    CHECK(vouch::alternative<int>("card").values[0] == "card");
}
