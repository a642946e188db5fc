// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/prepared.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>

#include <chrono>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include <support/http_api.hpp>
#include <support/ping.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using vouch::testing::scripted;
using step = exchange::step;

TEST_CASE("prepared: a loop of one's own sends, waits and decodes")
{
    scripted net{.script = {support::busy(), response{200, {}, std::string(people::some_person)}}};
    client const api{net, {.origin = "https://a"}, key<"x-api-key">(vouch::secret("k3y"))};
    auto ready = api.call<people::get_person>().with<"id">(people::some_id).prepare();
    static_assert(std::is_same_v<decltype(ready), prepared<people::get_person>>);
    CHECK(ready);
    CHECK(ready.errors().empty());
    CHECK(net.sent.empty());
    exchange& attempts = ready.exchange();
    CHECK(attempts.request().target == "/people/6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    CHECK(attempts.request().route == "GET /people/{id}");
    CHECK(*find_header(attempts.request().headers, "x-api-key") == "k3y");
    int pauses = 0;
    while (attempts.next() != step::finished) {
        if (attempts.next() == step::send) {
            auto result = net.send(attempts.request());
            attempts.attempt_ended(std::move(result), {.now = net.now(), .date = net.date(), .random = 0});
        } else {
            ++pauses;
            net.sleep(attempts.pause());
            attempts.pause_ended(net.now());
        }
    }
    auto const outcome = std::move(ready).outcome();
    CHECK(outcome.ok()->name == "Ada");
    CHECK(outcome.attempts() == 2);
    CHECK(pauses == 1);
}

TEST_CASE("prepared: a request with errors is finished from the start, and its outcome has them")
{
    scripted net;
    client const api{net, {.origin = "https://a"}};
    auto refused = api.call<people::remove_person>().with<"name">("..").prepare();
    CHECK(!refused);
    REQUIRE(refused.errors().size() == 1);
    CHECK(refused.errors()[0].in() == location::path);
    CHECK(refused.exchange().next() == step::finished);
    auto const outcome = std::move(refused).outcome();
    REQUIRE(outcome.get_if<invalid_request>() != nullptr);
    CHECK(outcome.get_if<invalid_request>()->errors.size() == 1);
    CHECK(outcome.attempts() == 0);
    CHECK(net.sent.empty());
}

TEST_CASE("prepared: cancelled before it was sent")
{
    scripted net;
    client const api{net, {.origin = "https://a"}};
    auto ready = api.call<people::remove_person>().with<"name">("a").prepare();
    ready.exchange().cancel();
    CHECK(ready.exchange().next() == step::finished);
    auto const outcome = std::move(ready).outcome();
    REQUIRE(outcome.get_if<transport_error>() != nullptr);
    CHECK(outcome.get_if<transport_error>()->reason == transport_reason::cancelled);
}

TEST_CASE("prepared: asks for a token where the client has a function for it")
{
    scripted net;
    client const api{net, {.origin = "https://a"}, bearer_from([](token_kind) { return vouch::secret("unused"); })};
    auto ready = api.call<people::add_person>().body({.id = people::some_id, .name = "a"}).prepare();
    REQUIRE(ready.exchange().next() == step::authorize);
    CHECK(!ready.exchange().is_token_refused());
    ready.exchange().authorized(vouch::secret("t0ken"), net.now());
    REQUIRE(ready.exchange().next() == step::send);
    CHECK(*find_header(ready.exchange().request().headers, "authorization") == "Bearer t0ken");
    ready.exchange().attempt_ended(response{.status = 401}, {.now = net.now()});
    REQUIRE(ready.exchange().next() == step::authorize);
    CHECK(ready.exchange().is_token_refused());
    ready.exchange().authorized(vouch::secret("n3w"), net.now());
    CHECK(*find_header(ready.exchange().request().headers, "authorization") == "Bearer n3w");
    ready.exchange().attempt_ended(response{201, {}, std::string(people::some_person)}, {.now = net.now()});
    CHECK(std::move(ready).outcome().ok());
}

} // namespace
