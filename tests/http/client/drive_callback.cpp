// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/drive_callback.hpp>

#include <vouch/callback.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>
#include <vouch/testing/shapes.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <support/ping.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using support::ping;
using vouch::testing::scripted;

// How a call ended, told by its function.
struct ended {
    int calls = 0;
    int status = 0;
    int attempts = 0;
    std::optional<transport_error> failed{};

    auto function()
    {
        return [this](outcome<ping> outcome) noexcept {
            ++calls;
            status = outcome.status();
            attempts = outcome.attempts();
            if (auto const* const failure = outcome.get_if<transport_error>())
                failed = *failure;
        };
    }
    [[nodiscard]] auto is_cancelled() const -> bool
    {
        return calls == 1 && failed && failed->reason == transport_reason::cancelled;
    }
};

// Keeps the function of an attempt or a pause until the test calls it. Its handle cancels in flight.
class held_backend {
public:
    static constexpr bool cancels_in_flight = true;

    class handle {
    public:
        explicit handle(held_backend& backend) : backend_(&backend) {}
        void cancel()
        {
            ++backend_->cancels;
            backend_->reply(transport_error{transport_reason::cancelled, delivery::maybe_sent});
        }

    private:
        held_backend* backend_;
    };

    template <class Function>
    auto start(request, Function function) -> handle
    {
        ++sent;
        on_result_ = std::make_unique<holder<Function, transport_result>>(std::move(function));
        return handle(*this);
    }
    template <class Function>
    void after(std::chrono::milliseconds time, Function function)
    {
        pauses.push_back(time);
        on_pause_ = std::make_unique<holder<Function>>(std::move(function));
    }

    // Calls the function of the attempt that runs, if one does.
    void reply(transport_result result)
    {
        if (auto const function = std::exchange(on_result_, nullptr))
            function->call(std::move(result));
    }
    // Ends the pause that runs. Returns false if none does.
    auto wake() -> bool
    {
        auto const function = std::exchange(on_pause_, nullptr);
        if (function)
            function->call();
        return function != nullptr;
    }

    int sent = 0;
    int cancels = 0;
    std::vector<std::chrono::milliseconds> pauses{};

private:
    template <class... Arguments>
    struct any_holder {
        any_holder() = default;
        any_holder(any_holder const&) = delete;
        auto operator=(any_holder const&) -> any_holder& = delete;
        virtual ~any_holder() = default;
        virtual void call(Arguments... arguments) = 0;
    };
    template <class Function, class... Arguments>
    struct holder final : any_holder<Arguments...> {
        explicit holder(Function held) : function(std::move(held)) {}
        void call(Arguments... arguments) override { function(std::move(arguments)...); }
        Function function;
    };

    std::unique_ptr<any_holder<transport_result>> on_result_{};
    std::unique_ptr<any_holder<>> on_pause_{};
};
static_assert(callback_backend<held_backend> && cancels_in_flight<held_backend>());

client_options const options{.origin = "https://a"};

TEST_CASE("drive_callback: goes on when the backend calls, and calls the function once")
{
    held_backend net;
    client const api{net, options};
    ended end;
    api.call<ping>().send(end.function());
    CHECK(net.sent == 1);
    CHECK(end.calls == 0);
    net.reply(support::busy());
    CHECK(net.sent == 1);
    REQUIRE(net.wake());
    CHECK(net.sent == 2);
    net.reply(support::pong());
    CHECK(end.calls == 1);
    CHECK(end.status == 204);
    CHECK(end.attempts == 2);
    CHECK(!net.wake());
}

TEST_CASE("drive_callback: a request with an error calls the function at once, and nothing is sent")
{
    held_backend net;
    client const api{net, {.origin = "nowhere"}};
    ended end;
    api.call<ping>().send(end.function());
    CHECK(end.calls == 1);
    CHECK(end.attempts == 0);
    CHECK(!end.failed);
    CHECK(net.sent == 0);
}

// Gives the same result a thousand times, and tells how deep the stack was.
struct deep_backend {
    std::uintptr_t deepest = UINTPTR_MAX;
    std::uintptr_t highest = 0;
    int sent = 0;

    void note()
    {
        char here = 0;
        auto const place = reinterpret_cast<std::uintptr_t>(&here);
        deepest = (std::min)(deepest, place);
        highest = (std::max)(highest, place);
    }
    template <class Function>
    void start(request, Function function)
    {
        note();
        ++sent;
        function(transport_result(response{.status = 503, .headers = {{"retry-after", "0"}}}));
    }
    template <class Function>
    void after(std::chrono::milliseconds, Function function)
    {
        note();
        function();
    }
};

TEST_CASE("drive_callback: a thousand attempts that end at once do not recurse")
{
    deep_backend net;
    client const api{net, {.origin = "https://a", .attempts = 1'000}};
    ended end;
    api.call<ping>().send(end.function());
    CHECK(end.calls == 1);
    CHECK(end.attempts == 1'000);
    CHECK(net.sent == 1'000);
    CHECK(net.highest - net.deepest < 4'096);
}

// --- Cancelling ---

struct counted_stop {
    int* asked;
    int limit; // says stop when it is asked for the time after this many
    [[nodiscard]] auto stop_requested() const noexcept -> bool { return ++*asked > limit; }
};

TEST_CASE("drive_callback: cancelled before the first attempt, nothing is sent")
{
    held_backend net;
    client const api{net, options};
    ended end;
    int asked = 0;
    api.call<ping>().send(end.function(), counted_stop{&asked, 0});
    CHECK(end.is_cancelled());
    CHECK(end.failed->delivery == delivery::not_sent);
    CHECK(end.attempts == 0);
    CHECK(net.sent == 0);
}

TEST_CASE("drive_callback: cancelled in flight, the handle of the attempt is cancelled")
{
    held_backend net;
    client const api{net, options};
    ended end;
    call_handle const handle = api.call<ping>().send(end.function());
    handle.cancel();
    CHECK(net.cancels == 1);
    CHECK(end.is_cancelled());
    CHECK(end.failed->delivery == delivery::maybe_sent);
    handle.cancel();
    CHECK(net.cancels == 1);
    CHECK(end.calls == 1);
    CHECK(net.pauses.empty());
}

TEST_CASE("drive_callback: cancelled between an attempt and its pause, there is no pause")
{
    held_backend net;
    client const api{net, options};
    ended end;
    int asked = 0;
    api.call<ping>().send(end.function(), counted_stop{&asked, 1});
    net.reply(support::refused());
    CHECK(end.is_cancelled());
    CHECK(end.failed->delivery == delivery::not_sent);
    CHECK(end.attempts == 1);
    CHECK(net.pauses.empty());
}

TEST_CASE("drive_callback: cancelled during a pause, it ends with the piece of 20 ms")
{
    held_backend net;
    client const api{net, options};
    ended end;
    call_handle const handle = api.call<ping>().send(end.function());
    net.reply(support::lost());
    REQUIRE(net.wake());
    REQUIRE(net.wake());
    handle.cancel();
    CHECK(end.calls == 0);
    REQUIRE(net.wake());
    CHECK(end.is_cancelled());
    CHECK(end.failed->delivery == delivery::maybe_sent); // the first attempt may have arrived
    CHECK(net.pauses == std::vector<std::chrono::milliseconds>{20ms, 20ms, 20ms});
    CHECK(net.sent == 1);
}

TEST_CASE("drive_callback: nobody can cancel a call without handle and stop request, so its pause is whole")
{
    held_backend net;
    client const api{net, options};
    ended end;
    api.call<ping>().send(end.function());
    net.reply(response{.status = 503, .headers = {{"retry-after", "2"}}});
    CHECK(net.pauses == std::vector<std::chrono::milliseconds>{2s});
    REQUIRE(net.wake());
    net.reply(support::pong());
    CHECK(end.status == 204);
}

TEST_CASE("drive_callback: the pieces of a pause add up to it, and the next pause begins anew")
{
    held_backend net;
    client const api{net, options};
    ended end;
    call_handle const handle = api.call<ping>().send(end.function());
    for (int attempt = 0; attempt < 2; ++attempt) {
        net.pauses.clear();
        net.reply(response{.status = 503, .headers = {{"retry-after", "1"}}});
        while (net.wake()) {
        }
        CHECK(net.pauses.size() == 50);
        CHECK(net.sent == attempt + 2);
    }
    net.reply(support::pong());
    CHECK(end.attempts == 3);
    handle.cancel();
    CHECK(end.calls == 1);
}

TEST_CASE("drive_callback: cancelled in its own function, nothing happens")
{
    held_backend net;
    client const api{net, options};
    std::optional<call_handle> handle;
    int calls = 0;
    handle = api.call<ping>().send([&](outcome<ping> outcome) noexcept {
        ++calls;
        CHECK(outcome.status() == 204);
        handle->cancel();
    });
    net.reply(support::pong());
    CHECK(calls == 1);
    CHECK(net.cancels == 0);
}

TEST_CASE("drive_callback: a handle may be kept longer than the call and the client")
{
    std::optional<call_handle> handle;
    ended end;
    {
        held_backend net;
        client const api{net, options};
        handle = api.call<ping>().send(end.function());
        net.reply(support::pong());
    }
    handle->cancel();
    CHECK(end.calls == 1);
    CHECK(end.status == 204);
}

TEST_CASE("drive_callback: the function is moved and never copied, and is gone when the call has ended")
{
    held_backend net;
    client const api{net, options};
    auto shared = std::make_shared<int>(0);
    std::weak_ptr<int> const watched = shared;
    call_handle const handle = api.call<ping>().send(
        [only_moves = std::make_unique<int>(1), shared = std::move(shared)](outcome<ping>) noexcept { *shared += *only_moves; });
    CHECK(!watched.expired());
    net.reply(support::pong());
    CHECK(watched.expired());
}

// --- Threads ---

// Calls each function on a thread of its own.
class threaded_backend {
public:
    template <class Function>
    void start(request, Function function)
    {
        int const number = sent.fetch_add(1);
        run([number, function = std::move(function)]() mutable {
            function(number % 3 == 2 ? transport_result(support::pong()) : transport_result(support::refused()));
        });
    }
    template <class Function>
    void after(std::chrono::milliseconds, Function function)
    {
        run(std::move(function));
    }
    // Waits for all threads. No thread starts another after the last call has ended.
    void join()
    {
        for (std::size_t index = 0;; ++index) {
            std::thread next;
            {
                std::lock_guard const lock(mutex_);
                if (index == threads_.size())
                    return;
                next = std::move(threads_[index]);
            }
            next.join();
        }
    }

    std::atomic<int> sent = 0;

private:
    template <class Function>
    void run(Function function)
    {
        std::lock_guard const lock(mutex_);
        threads_.emplace_back(std::move(function));
    }

    std::mutex mutex_;
    std::vector<std::thread> threads_;
};

TEST_CASE("drive_callback: functions may be called on other threads, before start returns or after it")
{
    threaded_backend net;
    client const api{net, {.origin = "https://a", .attempts = 3}};
    std::atomic<int> calls = 0;
    std::atomic<int> attempts = 0;
    for (int call = 0; call < 30; ++call)
        api.call<ping>().send([&](outcome<ping> outcome) noexcept {
            attempts += outcome.attempts();
            ++calls;
        });
    net.join();
    CHECK(calls == 30);
    CHECK(attempts == net.sent);
}

TEST_CASE("drive_callback: a call may be cancelled on another thread while it runs")
{
    threaded_backend net;
    client const api{net, {.origin = "https://a", .attempts = 50}};
    std::atomic<int> calls = 0;
    std::vector<call_handle> handles;
    for (int call = 0; call < 20; ++call)
        handles.push_back(api.call<ping>().send([&](outcome<ping>) noexcept { ++calls; }));
    std::thread cancelling([&] {
        for (call_handle const& handle : handles)
            handle.cancel();
    });
    cancelling.join();
    net.join();
    CHECK(calls == 20);
}

} // namespace
