// SPDX-License-Identifier: BSL-1.0
#include <carbn/carbn.hpp>

#include <doctest/doctest.h>

TEST_CASE("carbn: the umbrella has the types, the operations and the client")
{
    CHECK(carbn::get_user::route.method() == "GET");
    CHECK(!carbn::api_key::parse(""));
    CHECK(vouch::validate(carbn::user_update{}).empty());
    auto const not_found = [](vouch::http::request const&) {
        return vouch::http::response{.status = 404, .headers = {}, .body = "{}"};
    };
    CHECK(carbn::client(not_found, carbn::api_key(vouch::secret("k"))).get_user({}).status() == 404);
}
