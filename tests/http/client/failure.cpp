// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/failure.hpp>

#include <vouch/http/client/facts.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

TEST_CASE("failure: in a few words, none of them from a request or a response")
{
    vouch::expectation const what{vouch::errc::format, "canary-what", "canary-what"};
    CHECK(detail::words_for(transport_error{transport_reason::timeout, delivery::maybe_sent, "canary"}) == "timeout, maybe sent");
    CHECK(detail::words_for(transport_error{transport_reason::connect, delivery::not_sent, "canary"}) == "connect, not sent");
    CHECK(detail::words_for(invalid_request{{{location::path, "canary", what}}}) == "invalid request, 1 error");
    CHECK(detail::words_for(invalid_request{}) == "invalid request, 0 errors");
    CHECK(detail::words_for(undecodable_reply{{vouch::error(what, "/canary")}, {200, {}, "canary"}}) ==
          "200 undecodable, 1 error");
    CHECK(detail::words_for(unexpected_status{{418, {}, "canary"}}) == "418 not documented");
}

} // namespace
