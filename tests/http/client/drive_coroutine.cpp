// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/drive_coroutine.hpp>

#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>
#include <vouch/testing/shapes.hpp>

#include <chrono>
#include <coroutine>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include <support/lazy_task.hpp>
#include <support/ping.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using support::lazy_task;
using support::ping;
using vouch::testing::scripted;

client_options const options{.origin = "https://a"};

// A coroutine waits at each of these until the test resumes it.
struct gate {
    std::coroutine_handle<> waiting{};

    struct awaiter {
        gate* opened;
        auto await_ready() const noexcept -> bool { return false; }
        void await_suspend(std::coroutine_handle<> handle) const noexcept { opened->waiting = handle; }
        void await_resume() const noexcept {}
    };
    auto passed() -> awaiter { return {this}; }
    // Lets the coroutine go on. Returns false if none waits.
    auto open() -> bool
    {
        auto const handle = std::exchange(waiting, {});
        if (handle)
            handle.resume();
        return bool(handle);
    }
};

// One whose coroutines somebody else may cancel.
struct interruptible_backend {
    template <class Result>
    using task = lazy_task<Result>;

    int sent = 0;
    bool is_interrupted = false;

    auto send(request) -> task<transport_result>
    {
        ++sent;
        co_return transport_error{transport_reason::reset, delivery::maybe_sent};
    }
    auto sleep(std::chrono::milliseconds) -> task<bool> { co_return !is_interrupted; }
};
static_assert(coroutine_backend<interruptible_backend> && coroutine_backend<interruptible_backend&>);

struct gated_backend {
    template <class Result>
    using task = lazy_task<Result>;

    gate attempts{};
    gate pauses{};
    std::optional<transport_result> next{};
    int sent = 0;
    std::vector<std::chrono::milliseconds> slept{};

    auto send(request) -> task<transport_result>
    {
        ++sent;
        auto passing = attempts.passed();
        co_await passing;
        co_return *next;
    }
    auto sleep(std::chrono::milliseconds pause) -> task<void>
    {
        slept.push_back(pause);
        auto passing = pauses.passed();
        co_await passing;
    }
    void reply(transport_result result)
    {
        next = std::move(result);
        REQUIRE(attempts.open());
    }
};

struct flag {
    bool const* is_set;
    [[nodiscard]] auto stop_requested() const noexcept -> bool { return *is_set; }
};

template <class Endpoint>
auto is_cancelled(outcome<Endpoint> const& outcome) -> bool
{
    auto const* const failed = outcome.template get_if<transport_error>();
    return failed != nullptr && failed->reason == transport_reason::cancelled;
}

TEST_CASE("drive_coroutine: sends, sleeps and sends again where it is resumed")
{
    gated_backend net;
    client const api{net, options};
    auto task = api.call<ping>().send();
    CHECK(net.sent == 0); // a lazy task starts when it is awaited
    task.start();
    CHECK(net.sent == 1);
    net.reply(support::busy());
    CHECK(net.sent == 1);
    CHECK(net.slept.size() == 1); // whole: nobody can cancel
    REQUIRE(net.pauses.open());
    CHECK(net.sent == 2);
    CHECK(!task.is_done());
    net.reply(support::pong());
    REQUIRE(task.is_done());
    auto const outcome = task.take();
    CHECK(outcome.status() == 204);
    CHECK(outcome.attempts() == 2);
}

TEST_CASE("drive_coroutine: a request with an error ends without an attempt")
{
    gated_backend net;
    client const api{net, {.origin = "nowhere"}};
    CHECK(api.call<ping>().send().run().ending() == call_ending::invalid_request);
    CHECK(net.sent == 0);
}

TEST_CASE("drive_coroutine: cancelled before the first attempt, after an attempt, and in a pause")
{
    bool is_set = true;
    gated_backend net;
    client const api{net, options};
    CHECK(is_cancelled(api.call<ping>().send(flag{&is_set}).run()));
    CHECK(net.sent == 0);

    is_set = false;
    auto after_attempt = api.call<ping>().send(flag{&is_set});
    after_attempt.start();
    is_set = true;
    net.reply(support::lost());
    REQUIRE(after_attempt.is_done());
    auto const lost = after_attempt.take();
    CHECK(is_cancelled(lost));
    CHECK(lost.get_if<transport_error>()->delivery == delivery::maybe_sent);
    CHECK(net.slept.empty());

    is_set = false;
    auto in_pause = api.call<ping>().send(flag{&is_set});
    in_pause.start();
    net.reply(support::refused());
    REQUIRE(net.pauses.open());
    CHECK(net.slept == std::vector<std::chrono::milliseconds>{20ms, 20ms});
    is_set = true;
    REQUIRE(net.pauses.open());
    REQUIRE(in_pause.is_done());
    auto const unsent = in_pause.take();
    CHECK(is_cancelled(unsent));
    CHECK(unsent.get_if<transport_error>()->delivery == delivery::not_sent);
    CHECK(net.slept.size() == 2);
}

// Cancels in flight: its send takes the stop request.
struct cancelling_backend : gated_backend {
    static constexpr bool cancels_in_flight = true;

    using gated_backend::send;
    template <stop_request Stop>
    auto send(request, Stop stop) -> task<transport_result>
    {
        ++sent;
        while (!stop.stop_requested()) {
            auto passing = attempts.passed();
            co_await passing;
        }
        co_return transport_error{transport_reason::cancelled, delivery::maybe_sent};
    }
};
static_assert(coroutine_backend<cancelling_backend>);

TEST_CASE("drive_coroutine: a pause that was cancelled from outside is the last thing that is awaited")
{
    interruptible_backend net;
    client const api{net, options};
    CHECK(api.call<ping>().send().run().attempts() == 3);
    CHECK(net.sent == 3);
    net.is_interrupted = true;
    auto const outcome = api.call<ping>().send().run();
    auto const* const error = outcome.get_if<transport_error>();
    REQUIRE(error != nullptr);
    CHECK(error->reason == transport_reason::cancelled);
    CHECK(error->delivery == delivery::maybe_sent);
    CHECK(net.sent == 4);
}

TEST_CASE("drive_coroutine: a backend that cancels in flight gets the stop request")
{
    bool is_set = false;
    cancelling_backend net;
    client const api{net, options};
    auto task = api.call<ping>().send(flag{&is_set});
    task.start();
    REQUIRE(net.attempts.open());
    CHECK(!task.is_done());
    is_set = true;
    REQUIRE(net.attempts.open());
    REQUIRE(task.is_done());
    auto const outcome = task.take();
    CHECK(is_cancelled(outcome));
    CHECK(outcome.get_if<transport_error>()->delivery == delivery::maybe_sent);
    CHECK(outcome.attempts() == 1);
    CHECK(net.slept.empty());
}

TEST_CASE("drive_coroutine: a task that is dropped before its end, or never started, leaves nothing behind")
{
    gated_backend net;
    client const api{net, options};
    {
        auto never_started = api.call<ping>().send();
        auto dropped = api.call<ping>().send();
        dropped.start();
    }
    CHECK(net.sent == 1);
}

struct throwing_backend {
    template <class Result>
    using task = lazy_task<Result>;
    auto send(request) -> task<transport_result>
    {
        throw std::runtime_error("thrown");
        co_return transport_error{};
    }
    auto sleep(std::chrono::milliseconds) -> task<void> { co_return; }
};

TEST_CASE("drive_coroutine: what a backend throws passes through")
{
    client const api{throwing_backend{}, options};
    CHECK_THROWS_AS((void)api.call<ping>().send().run(), std::runtime_error);
}

auto two_calls(client<vouch::testing::coroutine_shape<lazy_task, scripted>&> const& api) -> lazy_task<int>
{
    auto first = api.call<ping>().send();
    auto const one = co_await std::move(first);
    auto second = api.call<ping>().send();
    auto const two = co_await std::move(second);
    co_return one.attempts() * 10 + two.attempts();
}

TEST_CASE("drive_coroutine: is awaited in a coroutine of the caller")
{
    scripted net{.script = {support::busy(), support::pong()}};
    auto backend = vouch::testing::as_coroutine<lazy_task>(net);
    client<vouch::testing::coroutine_shape<lazy_task, scripted>&> const api{backend, options};
    CHECK(two_calls(api).run() == 21);
}

TEST_CASE("drive_coroutine: drives an exchange of one's own")
{
    scripted net{.script = {support::busy(), support::pong()}};
    auto backend = vouch::testing::as_coroutine<lazy_task>(net);
    exchange attempts({.method = "GET", .target = "/"}, exchange_limits{}, net.now());
    drive_coroutine(attempts, backend, never_stop{}, detail::nobody).run();
    CHECK(attempts.next() == exchange::step::finished);
    CHECK(std::get<response>(std::move(attempts).take()).status == 204);
}

} // namespace
