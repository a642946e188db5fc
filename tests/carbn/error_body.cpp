// SPDX-License-Identifier: BSL-1.0
#include <carbn/error_body.hpp>

#include <doctest/doctest.h>

TEST_CASE("error_body: has the documented names, and each may be absent")
{
    std::string const text = R"({"code":"4300","httpMethod":"PATCH","message":"Insufficient permissions to access resource",)"
                             R"("path":"/onboarding/api/v1/users/all","requestId":"46a7ad4b-c315-441c-ad2c-473f4075e1b5",)"
                             R"("resourcePath":"/onboarding/api/v1/{proxy+}"})";
    auto const read = vouch::parse<carbn::error_body>(text);
    REQUIRE(read);
    CHECK(read->code == "4300");
    CHECK(vouch_request_id(*read) == "46a7ad4b-c315-441c-ad2c-473f4075e1b5");
    CHECK(vouch::serialize(*read).value() == text);
    CHECK(vouch::parse<carbn::error_body>("{}"));
    CHECK(vouch_request_id(carbn::error_body{}).empty());
}
