// SPDX-License-Identifier: BSL-1.0
#include <carbn/operations.hpp>

#include <doctest/doctest.h>

TEST_CASE("operations: the documented methods and paths")
{
    CHECK(carbn::get_user::route.view() == "GET /onboarding/api/v1/users/{user_id}");
    CHECK(carbn::update_user::route.view() == "PUT /onboarding/api/v1/users/{user_id}");
    CHECK(std::string_view(carbn::production) == "https://api.carbnconnect.com");
}
