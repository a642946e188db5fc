// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/summary.hpp>

#include <string>
#include <utility>

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
    CHECK(describe(unexpected_status{{418, {}, "canary"}}, "") == "418 not documented");
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

TEST_CASE("summary: a media type is named only if it is known")
{
    auto const with = [](std::string type) {
        return describe(unexpected_status{{200, {{"content-type", std::move(type)}}, "canary"}}, "JSON");
    };
    CHECK(with("text/html; charset=canary") == "200 with text/html instead of JSON");
    CHECK(with("TEXT/Plain") == "200 with text/plain instead of JSON");
    CHECK(with("application/canary") == "200 with another media type instead of JSON");
    CHECK(with("text/html canary") == "200 with another media type instead of JSON");
}

TEST_CASE("summary: a redirect is said not to be followed")
{
    detail::call_facts facts{.route = "GET /", .status = 302, .attempts = 1};
    CHECK(detail::summarize(facts, "302 not documented") == "GET /: 302 not documented, redirects are not followed, 1 attempt");
    facts.status = 304;
    CHECK(detail::summarize(facts, "") == "GET /: 304, 1 attempt");
}

} // namespace
