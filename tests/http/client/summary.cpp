// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/summary.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using detail::describe;

TEST_CASE("summary: one line from the facts of a call")
{
    detail::call_facts facts{.route = "GET /users/{user_id}", .status = 404, .attempts = 1};
    CHECK(detail::summarize(facts, "") == "GET /users/{user_id}: 404, 1 attempt");
    facts.attempts = 3;
    facts.request_id = "46a7";
    CHECK(detail::summarize(facts, "") == "GET /users/{user_id}: 404, 3 attempts, request id 46a7");
    CHECK(detail::summarize(facts, "timeout, maybe sent") ==
          "GET /users/{user_id}: timeout, maybe sent, 3 attempts, request id 46a7");
}

TEST_CASE("summary: a failure without errors")
{
    CHECK(describe(transport_error{transport_reason::timeout, delivery::maybe_sent, "canary"}) == "timeout, maybe sent");
    CHECK(describe(transport_error{transport_reason::connect, delivery::not_sent, "canary"}) == "connect, not sent");
    CHECK(describe(unexpected_status{{418, {}, "canary"}}) == "418 not documented");
    CHECK(describe(invalid_request{}) == "invalid request, 0 errors");
}

TEST_CASE("summary: the first error, with its place and what was expected")
{
    vouch::expectation const uuid{vouch::errc::format, "not_a_uuid", "a UUID"};
    vouch::expectation const length{vouch::errc::too_long, "{} characters", {.least = 1, .most = 40}};
    CHECK(describe(invalid_request{{{location::path, "id", uuid}}}) == "invalid request, 1 error, path/id: expected a UUID");
    CHECK(describe(invalid_request{{{location::body, vouch::error(length, "/name")}, {location::path, "id", uuid}}}) ==
          "invalid request, 2 errors, first body/name: expected 1 to 40 characters");
    CHECK(describe(invalid_request{{{location::origin, vouch::error(uuid, "")}}}) ==
          "invalid request, 1 error, origin: expected a UUID");
    CHECK(describe(undecodable_reply{{vouch::error(length, "/name", 9), vouch::error(uuid, "/id", 20)}, {200, {}, "canary"}}) ==
          "200 undecodable, 2 errors, first body/name: expected 1 to 40 characters");
}

} // namespace
