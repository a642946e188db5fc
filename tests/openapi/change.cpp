// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/change.hpp>

#include <vouch/write/serialize.hpp>

#include <doctest/doctest.h>

using vouch::openapi_model::change_class;
using vouch::openapi_model::change_effect;

TEST_CASE("change: there are twelve classes, and a change is written as an object")
{
    CHECK(static_cast<int>(change_class::deprecation) == 11);
    vouch::openapi_change const change{"/paths/~1a/get", change_class::media_type, change_effect::breaks_both, "words"};
    CHECK(vouch::serialize(change).value() ==
          R"({"pointer":"/paths/~1a/get","kind":"media_type","effect":"breaks_both","message":"words"})");
    CHECK(change == change);
    CHECK(vouch::openapi_change{} != change);
}
