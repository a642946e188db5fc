// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/authenticate.hpp>

#include <vouch/core/secret.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

template <class Guard>
auto status_of(Guard const& guard, std::vector<header> headers) -> int
{
    auto const refused = guard.check({.headers = std::move(headers)});
    return refused ? refused->status : 0;
}

TEST_CASE("authenticate: a secret accepts one key")
{
    auto const guard = authenticate<"X-API-Key">(vouch::secret("k3y"));
    CHECK(status_of(guard, {{"x-api-key", "k3y"}}) == 0);
    CHECK(status_of(guard, {{"X-Api-Key", "k3y"}}) == 0);
    for (char const* wrong : {"", "k3", "k3yy", "K3Y", "k3y,k3y", " k3y"})
        CHECK(status_of(guard, {{"x-api-key", wrong}}) == 401);
    CHECK(status_of(guard, {}) == 401);
    CHECK(status_of(guard, {{"x-api-keys", "k3y"}}) == 401);
    CHECK(status_of(guard, {{"x-api-key", "k3y"}, {"X-API-KEY", "k3y"}}) == 401);
    CHECK(status_of(authenticate<"x-api-key">(vouch::secret()), {{"x-api-key", ""}}) == 401);
}

TEST_CASE("authenticate: a predicate gets the presented key")
{
    std::string seen;
    auto const guard = authenticate<"x-api-key">([&](std::string_view presented) {
        seen = presented;
        return presented.starts_with("a");
    });
    CHECK(status_of(guard, {{"x-api-key", "abc"}}) == 0);
    CHECK(seen == "abc");
    CHECK(status_of(guard, {{"x-api-key", "bc"}}) == 401);
}

TEST_CASE("authenticate: a refused request is answered with what was expected and nothing that it sent")
{
    auto const refused =
        authenticate<"x-api-key">(vouch::secret("k3y-canary")).check({.headers = {{"x-api-key", "sent-canary"}}});
    REQUIRE(refused);
    CHECK(*find_header(refused->headers, "content-type") == "application/problem+json");
    CHECK(*find_header(refused->headers, "www-authenticate") == "ApiKey");
    CHECK(refused->body == R"({"title":"Unauthorized","status":401,"detail":"expected a valid key in the header x-api-key"})");
}

TEST_CASE("authenticate: on_refusal gives another answer")
{
    auto const guard = authenticate<"x-api-key">(vouch::secret("k3y"), [](request const& request, refusal reason) {
        return response{403, {}, request.target + (reason == refusal::missing ? " missing" : " wrong")};
    });
    CHECK(guard.check({.target = "/a"})->body == "/a missing");
    CHECK(guard.check({.target = "/a", .headers = {{"x-api-key", ""}}})->body == "/a wrong");
    CHECK(guard.check({.headers = {{"x-api-key", "k3y"}, {"x-api-key", "k3y"}}})->body == " wrong");
}

TEST_CASE("authenticate: bearer tokens")
{
    auto const guard = authenticate<bearer>(vouch::secret("t0ken"));
    CHECK(status_of(guard, {{"Authorization", "Bearer t0ken"}}) == 0);
    CHECK(status_of(guard, {{"authorization", "bearer t0ken"}}) == 0);
    for (char const* wrong : {"", "t0ken", "Bearer", "Bearer ", "Bearer t0ke", "Bearert0ken", "Basic t0ken", "Bearer  t0ken"})
        CHECK(status_of(guard, {{"authorization", wrong}}) == 401);
    CHECK(*find_header(guard.check({})->headers, "www-authenticate") == "Bearer");
    CHECK(status_of(authenticate<bearer>([](std::string_view token) { return token == "x"; }), {{"authorization", "Bearer x"}}) ==
          0);
}

} // namespace
