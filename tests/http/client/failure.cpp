// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/failure.hpp>

#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

TEST_CASE("failure: holds the errors, and the response as it was received")
{
    vouch::expectation const expected{vouch::errc::format, "not_a_uuid", "a UUID"};
    invalid_request const invalid{{{location::path, "id", expected}}};
    CHECK(invalid.errors[0].in() == location::path);
    undecodable_reply const undecodable{{vouch::error(expected, "/id")}, {200, {{"a", "b"}}, "body"}};
    CHECK(undecodable.errors[0].pointer() == "/id");
    CHECK(undecodable.response.headers.size() == 1);
    CHECK(unexpected_status{{418, {}, "body"}}.response.status == 418);
}

} // namespace
