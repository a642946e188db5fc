// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/conformance.hpp>

#include <vouch/backend/beast.hpp>

#include <support/lazy_task.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// The suite over a coroutine backend and over callback backends, which are made of a blocking one.
namespace {

using namespace std::chrono_literals;
namespace http = vouch::http;
using vouch::testing::verdict;

/// A blocking backend that looks at a stop now and then, by sending in a thread that nobody waits for.
class stoppable {
public:
    auto send(http::request const& request) -> http::transport_result { return shared_->net.send(request); }

    template <http::stop_request Stop>
    auto send(http::request const& request, Stop const& stop) -> http::transport_result
    {
        if (stop.stop_requested())
            return cancelled(http::delivery::not_sent);
        struct answer {
            std::atomic<bool> came = false;
            http::transport_result result;
        };
        auto const answered = std::make_shared<answer>();
        std::thread([shared = shared_, answered, request] {
            answered->result = shared->net.send(request);
            answered->came = true;
        }).detach();
        while (!answered->came && !stop.stop_requested())
            std::this_thread::sleep_for(1ms);
        return answered->came ? answered->result : cancelled(http::delivery::maybe_sent);
    }

private:
    static auto cancelled(http::delivery delivery) -> http::transport_error
    {
        return {.reason = http::transport_reason::cancelled, .delivery = delivery};
    }
    struct shared {
        vouch::backend::beast net;
    };
    std::shared_ptr<shared> shared_ = std::make_shared<shared>();
};

struct coroutines {
    template <class Result>
    using task = support::lazy_task<Result>;
    static constexpr bool cancels_in_flight = true;
    stoppable net{};

    auto send(http::request request) -> task<http::transport_result> { co_return net.send(request); }
    template <http::stop_request Stop>
    auto send(http::request request, Stop stop) -> task<http::transport_result>
    {
        co_return net.send(request, stop);
    }
    auto sleep(std::chrono::milliseconds time) -> task<void>
    {
        std::this_thread::sleep_for(time);
        co_return;
    }
};

/// What `start` of the callback backends returns.
struct stop_handle {
    std::stop_source source{};
    void cancel() { source.request_stop(); }
};

/// A callback backend with a thread for each call.
class threaded {
public:
    static constexpr bool cancels_in_flight = true;
    threaded() = default;
    threaded(threaded const&) = delete;
    auto operator=(threaded const&) -> threaded& = delete;
    ~threaded()
    {
        for (std::thread& thread : threads_)
            thread.join();
    }

    template <class Function>
    auto start(http::request request, Function function) -> stop_handle
    {
        static_assert(std::is_nothrow_invocable_v<Function&, http::transport_result>);
        stop_handle handle;
        threads_.emplace_back([this, request = std::move(request), token = handle.source.get_token(),
                               function = std::move(function)]() mutable { function(net_.send(request, token)); });
        return handle;
    }
    template <class Function>
    void after(std::chrono::milliseconds time, Function function)
    {
        threads_.emplace_back([time, function = std::move(function)]() mutable {
            std::this_thread::sleep_for(time);
            function();
        });
    }

private:
    stoppable net_;
    std::vector<std::thread> threads_;
};

/// A callback backend that does nothing unless its caller pumps it.
class pumped {
public:
    template <class Function>
    void start(http::request request, Function function)
    {
        auto const held = std::make_shared<Function>(std::move(function));
        work_.push_back([this, request = std::move(request), held] { (*held)(net_.send(request)); });
    }
    template <class Function>
    void after(std::chrono::milliseconds time, Function function)
    {
        auto const held = std::make_shared<Function>(std::move(function));
        work_.push_back([time, held] {
            std::this_thread::sleep_for(time);
            (*held)();
        });
    }
    void pump()
    {
        if (work_.empty())
            return;
        auto const next = std::move(work_.front());
        work_.pop_front();
        next();
    }

private:
    stoppable net_;
    std::deque<std::function<void()>> work_;
};

void check_all(vouch::testing::report const& report, std::size_t not_claimed)
{
    CHECK_MESSAGE(report.passed(), report);
    CHECK(report.count(verdict::passed) == report.checks.size() - not_claimed);
    CHECK(report.count(verdict::not_claimed) == not_claimed);
}

} // namespace

static_assert(http::coroutine_backend<coroutines>);
static_assert(http::callback_backend<threaded>);
static_assert(http::callback_backend<pumped>);

TEST_CASE("conformance: a coroutine backend")
{
    vouch::testing::server const peer;
    coroutines backend;
    auto const run = [](auto task) { return task.run(); };
    check_all(vouch::testing::conformance(backend, peer, run), 2); // of one thread, and without functions to call
}

TEST_CASE("conformance: a callback backend with threads of its own")
{
    vouch::testing::server const peer;
    threaded backend;
    check_all(vouch::testing::conformance(backend, peer), 0);
}

TEST_CASE("conformance: a callback backend that its caller pumps")
{
    vouch::testing::server const peer;
    pumped backend;
    auto const wait = [&](auto const& is_done) {
        while (!is_done())
            backend.pump();
    };
    check_all(vouch::testing::conformance(backend, peer, wait, vouch::testing::conformance_options{}),
              1); // of cancelling in flight
}
