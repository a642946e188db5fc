// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/shapes.hpp>

#include <vouch/callback.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>

#include <chrono>
#include <utility>
#include <vector>

#include <support/in_each_shape.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using vouch::testing::scripted;

struct ping : endpoint<"GET /", reply<200, empty>> {};

static_assert(coroutine_backend<decltype(vouch::testing::as_coroutine<support::lazy_task>(std::declval<scripted&>()))>);
static_assert(callback_backend<decltype(vouch::testing::as_callback(std::declval<scripted&>()))>);
static_assert(callback_backend<decltype(vouch::testing::as_deferred_callback(std::declval<scripted&>()))>);

TEST_CASE("shapes: a script gives the same outcome, pauses and times in each shape")
{
    support::in_each_shape([](auto shape) {
        scripted net{.script = {response{.status = 503}, response{.status = 503, .headers = {{"retry-after", "3"}}},
                                response{.status = 200}},
                     .attempt_takes = 1s,
                     .next_random = 0.5};
        auto const before = net.now();
        auto&& backend = shape.over(net);
        client const api{backend, {.origin = "https://a"}};
        auto const outcome = shape.outcome_of(backend, api.template call<ping>());
        CHECK(outcome.ok());
        CHECK(outcome.attempts() == 3);
        CHECK(net.slept == std::vector<std::chrono::milliseconds>{375ms, 3s});
        CHECK(net.now() - before == 6375ms);
    });
}

TEST_CASE("shapes: a callback shape calls its functions at once, a deferred one in run()")
{
    scripted net{.script = {response{.status = 503}, response{.status = 200}}};
    auto const count = [](auto& backend, auto after_send) {
        client const api{backend, {.origin = "https://a"}};
        int calls = 0;
        api.template call<ping>().send([&](outcome<ping>) noexcept { ++calls; });
        after_send(calls);
        CHECK(calls == 1);
    };
    auto inline_backend = vouch::testing::as_callback(net);
    count(inline_backend, [](int calls) { CHECK(calls == 1); });

    net.sent.clear();
    auto deferred = vouch::testing::as_deferred_callback(net);
    count(deferred, [&](int calls) {
        CHECK(calls == 0);
        CHECK(net.sent.empty());
        CHECK(deferred.run_one());
        CHECK(net.sent.size() == 1);
        CHECK(deferred.run() == 2); // the pause and the second attempt
    });
    CHECK(!deferred.run_one());
}

} // namespace
