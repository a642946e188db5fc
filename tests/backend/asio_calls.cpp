// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/asio.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>

#include <support/asio_loop.hpp>
#include <support/attempt.hpp>
#include <support/items_service.hpp>
#include <support/scripted_proxy.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>
#include <support/unix_server.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

// Calls that are cancelled, that run side by side, and whose io_context goes.
namespace {

using namespace std::chrono_literals;
using support::ask;
using support::error_of;
using support::read_head;
using support::response_of;
using support::scripted_server;
using support::tcp;
using support::write_text;
using vouch::http::delivery;
using vouch::http::transport_reason;

namespace http = vouch::http;
namespace net = boost::asio;

// A port that accepts no connection: its queue is full, so that Linux answers no further SYN.
struct full_queue {
    full_queue()
    {
        listening.open(tcp::v4());
        listening.bind({net::ip::address_v4::loopback(), 0});
        listening.listen(0);
        for (int count = 0; count < 4; ++count) {
            waiting.emplace_back(context);
            waiting.back().async_connect(listening.local_endpoint(), [](boost::system::error_code) {});
        }
        context.run_for(20ms);
    }
    [[nodiscard]] auto port() const -> std::string { return std::to_string(listening.local_endpoint().port()); }

    net::io_context context;
    tcp::acceptor listening{context};
    std::vector<tcp::socket> waiting;
};

// Requests that wait for ever, one in each phase of an attempt. `reached` counts those that have come as far as their peer sees.
struct endless {
    struct phase {
        std::string name;
        http::request request;
        http::delivery delivery;
        bool is_seen;
    };

    endless() = default;
    endless(endless const&) = delete;
    auto operator=(endless const&) -> endless& = delete;
    ~endless()
    {
        done = true;
        done.notify_all();
    }

    [[nodiscard]] auto phases() const -> std::vector<phase>
    {
        auto long_one = ask("PUT", deaf.origin(), 20s);
        long_one.body.assign(20'000'000, 'x');
        constexpr auto no = delivery::not_sent;
        constexpr auto maybe = delivery::maybe_sent;
        return {{"look-up and connect", ask("GET", "http://localhost:" + full.port(), 20s), no, false},
                {"connect", ask("GET", "http://127.0.0.1:" + full.port(), 20s), no, false},
                {"proxy", ask("GET", "http://api.example.test", 20s), no, true},
                {"handshake", ask("GET", support::secure_origin(silent), 20s), no, true},
                {"write", std::move(long_one), maybe, true},
                {"first byte", ask("GET", silent.origin(), 20s), maybe, true},
                {"over TLS", ask("GET", support::secure_origin(silent_tls), 20s), maybe, true},
                {"over a Unix socket", ask("GET", local.origin(), 20s), maybe, true},
                {"body", ask("GET", half.origin(), 20s), maybe, true}};
    }

    // Reads for ever, and says nothing.
    template <class Stream>
    void be_silent(Stream& stream)
    {
        boost::system::error_code error;
        char byte = 0;
        stream.read_some(net::buffer(&byte, 1), error);
        ++reached;
        support::read_all(stream);
    }

    std::atomic<bool> done = false;
    std::atomic<int> reached = 0;
    full_queue full;
    scripted_server deaf{[this](tcp::socket& socket) {
        read_head(socket);
        ++reached;
        done.wait(false);
    }};
    scripted_server silent{[this](tcp::socket& socket) { be_silent(socket); }};
    scripted_server silent_tls{
        support::over_tls(support::trusted().issue("DNS:localhost"), [this](support::tls_stream& stream) { be_silent(stream); })};
    support::unix_server local{[this](support::unix_socket& socket) { be_silent(socket); }};
    support::scripted_proxy proxy{0, [this](tcp::socket& socket) {
                                      ++reached;
                                      support::read_all(socket);
                                  }};
    scripted_server half{[this](tcp::socket& socket) {
        read_head(socket);
        write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal");
        ++reached;
        support::read_all(socket);
    }};
};

// A stop request of one's own: it comes when a function says so, and remembers when.
class stop_when {
public:
    explicit stop_when(std::function<bool()> is_time) : state_(std::make_shared<state>(std::move(is_time))) {}

    [[nodiscard]] auto stop_requested() const -> bool
    {
        if (!state_->came && state_->is_time())
            state_->came = std::chrono::steady_clock::now();
        return state_->came.has_value();
    }
    [[nodiscard]] auto since() const -> std::chrono::steady_clock::duration
    {
        REQUIRE(state_->came);
        return std::chrono::steady_clock::now() - *state_->came;
    }

private:
    struct state {
        explicit state(std::function<bool()> of) : is_time(std::move(of)) {}
        std::function<bool()> is_time;
        std::optional<std::chrono::steady_clock::time_point> came;
    };
    std::shared_ptr<state> state_;
};

auto after(std::chrono::milliseconds time) -> std::function<bool()>
{
    return [at = std::chrono::steady_clock::now() + time] { return std::chrono::steady_clock::now() >= at; };
}

// Cancels through a slot when a stop request comes.
auto cancel_when(stop_when stop, net::cancellation_signal& signal) -> net::awaitable<void>
{
    net::steady_timer timer(co_await net::this_coro::executor);
    while (!stop.stop_requested()) {
        timer.expires_after(2ms);
        co_await timer.async_wait(net::use_awaitable);
    }
    signal.emit(net::cancellation_type::terminal);
}

// Runs a coroutine that is cancelled through its slot.
template <class Result>
auto run_and_cancel(support::asio_loop& loop, net::awaitable<Result> task, stop_when const& stop) -> Result
{
    net::cancellation_signal signal;
    net::co_spawn(loop.context, cancel_when(stop, signal), net::detached);
    return loop.run(std::move(task), [&](auto function) { return net::bind_cancellation_slot(signal.slot(), function); });
}

void echo(tcp::socket& socket)
{
    for (std::string head; !(head = read_head(socket)).empty();)
        write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" + head);
}

using get_item = items::get_item;

auto item_reply(std::int64_t id) -> std::string
{
    auto const body = R"({"id":)" + std::to_string(id) + "}";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
}

auto id_of(std::string const& head) -> std::int64_t
{
    return std::stoll(head.substr(head.find("/items/") + 7));
}

// A coroutine takes what it works on by value, or from somebody who outlives it.
auto get_ids(http::client<vouch::backend::asio&> const& api, std::int64_t first, int count) -> net::awaitable<int>
{
    int right = 0;
    for (int call = 0; call < count; ++call) {
        auto calling = api.call<get_item>().with<"id">(first + call).send();
        auto const outcome = co_await std::move(calling);
        right += outcome.ok() != nullptr && outcome.ok()->id == first + call ? 1 : 0;
    }
    co_return right;
}

} // namespace

TEST_CASE("asio: an attempt that is cancelled ends at once, in whatever phase it is")
{
    endless peers;
    auto trust = support::trusting(support::trusted().pem());
    support::asio_loop loop;
    vouch::backend::asio backend(loop.context.get_executor(), trust, {.proxy = peers.proxy.address()});
    for (auto const& phase : peers.phases())
        for (bool const by_slot : {true, false}) {
            INFO(phase.name << ", by slot: " << by_slot);
            auto request = phase.request; // a copy of 20 MB takes its time
            int const before = peers.reached;
            auto const few = after(20ms);
            stop_when const stop([&] { return phase.is_seen ? peers.reached > before : few(); });
            auto const error = error_of(by_slot ? run_and_cancel(loop, backend.send(std::move(request)), stop)
                                                : loop.run(backend.send(std::move(request), stop)));
            CHECK(error.reason == transport_reason::cancelled);
            CHECK(error.delivery == phase.delivery);
            CHECK(stop.since() < 1s);
        }
    CHECK(peers.half.connections() == 2); // neither was used again
}

TEST_CASE("asio: an attempt ends at its deadline, in whatever phase it is")
{
    endless peers;
    auto trust = support::trusting(support::trusted().pem());
    support::asio_loop loop;
    vouch::backend::asio backend(loop.context.get_executor(), trust, {.proxy = peers.proxy.address()});
    for (auto phase : peers.phases()) {
        INFO(phase.name);
        auto const deadline = std::chrono::steady_clock::now() + (phase.is_seen ? 400ms : 60ms);
        phase.request.deadline = deadline;
        auto const error = error_of(loop.run(backend.send(std::move(phase.request))));
        auto const late = std::chrono::steady_clock::now() - deadline;
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.delivery == phase.delivery);
        CHECK(late >= 0ms);
        CHECK(late < 1s);
    }
}

TEST_CASE("asio: a call that was cancelled before it began sends nothing")
{
    scripted_server const server(echo);
    auto trust = support::trusting(support::trusted().pem());
    support::asio_loop loop;
    vouch::backend::asio backend(loop.context.get_executor(), trust);
    auto error = error_of(loop.run(backend.send(ask("GET", server.origin()), stop_when([] { return true; }))));
    CHECK(error.reason == transport_reason::cancelled);
    CHECK(error.delivery == delivery::not_sent);

    auto const go_on = [](vouch::backend::asio& with, std::string origin) -> net::awaitable<http::transport_result> {
        co_await net::this_coro::throw_if_cancelled(false); // otherwise Asio throws at the next co_await
        auto pausing = with.sleep(10s);
        bool const slept = co_await std::move(pausing);
        CHECK_FALSE(slept);
        auto request = ask("GET", origin);
        auto sending = with.send(std::move(request));
        co_return co_await std::move(sending);
    };
    error = error_of(run_and_cancel(loop, go_on(backend, server.origin()), stop_when(after(20ms))));
    CHECK(error.reason == transport_reason::cancelled);
    CHECK(error.delivery == delivery::not_sent);
    CHECK(server.connections() == 0);
}

TEST_CASE("asio: a call of a client that is cancelled has an outcome that says so")
{
    std::atomic<int> failing_asked = 0;
    std::atomic<int> silent_asked = 0;
    scripted_server const failing([&](tcp::socket& socket) {
        while (!read_head(socket).empty()) {
            write_text(socket, "HTTP/1.1 503 Busy\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n");
            std::this_thread::sleep_for(50ms); // until the client has read it
            ++failing_asked;
        }
    });
    scripted_server const silent([&](tcp::socket& socket) {
        read_head(socket);
        ++silent_asked;
        support::read_all(socket);
    });
    auto trust = support::trusting(support::trusted().pem());
    support::asio_loop loop;
    vouch::backend::asio backend(loop.context.get_executor(), trust);
    for (bool const pausing : {true, false}) {
        http::client const api{backend, {.origin = pausing ? failing.origin() : silent.origin()}};
        for (bool const by_slot : {true, false}) {
            INFO("in a pause: " << pausing << ", by slot: " << by_slot);
            auto const asked = [&peer = pausing ? failing_asked : silent_asked,
                                before = pausing ? failing_asked.load() : silent_asked.load()] { return peer > before; };
            stop_when const stop(asked);
            auto call = api.call<get_item>().with<"id">(5);
            auto const outcome =
                by_slot ? run_and_cancel(loop, std::move(call).send(), stop) : loop.run(std::move(call).send(stop));
            auto const* const error = outcome.get_if<http::transport_error>();
            REQUIRE(error != nullptr);
            CHECK(error->reason == transport_reason::cancelled);
            CHECK(error->delivery == delivery::maybe_sent);
            CHECK(outcome.attempts() == 1);
            CHECK(stop.since() < 1s);
        }
    }
}

TEST_CASE("asio: many calls at once on one thread, each with its own reply, over connections that are kept")
{
    scripted_server const server([](tcp::socket& socket) {
        for (std::string head; !(head = read_head(socket)).empty();) {
            std::this_thread::sleep_for(1ms);
            write_text(socket, item_reply(id_of(head)));
        }
    });
    constexpr int calls = 20;
    {
        auto trust = support::trusting(support::trusted().pem());
        net::io_context context;
        vouch::backend::asio backend(context.get_executor(), trust);
        http::client<vouch::backend::asio&> const api{backend, {.origin = server.origin()}};
        int right = 0;
        for (std::size_t caller = 0; caller < backend.max_idle; ++caller)
            net::co_spawn(context, get_ids(api, static_cast<std::int64_t>(caller) * calls, calls),
                          [&](std::exception_ptr, int count) { right += count; });
        context.run();
        CHECK(right == static_cast<int>(backend.max_idle) * calls);
    }
    CHECK(server.connections() <= static_cast<int>(vouch::backend::asio::max_idle));
}

TEST_CASE("asio: an io_context that goes while calls are under way takes them with it")
{
    endless peers;
    auto trust = support::trusting(support::trusted().pem());
    for (auto const time : {0ms, 1ms, 40ms}) {
        int ended = 0;
        {
            net::io_context context;
            vouch::backend::asio backend(context.get_executor(), trust, {.proxy = peers.proxy.address()});
            http::client<vouch::backend::asio&> const api{backend, {.origin = peers.silent.origin()}};
            for (auto const& phase : peers.phases()) {
                net::co_spawn(context, backend.send(phase.request),
                              [&](std::exception_ptr, http::transport_result const&) { ++ended; });
                net::co_spawn(context, backend.send(phase.request, stop_when(after(20s))),
                              [&](std::exception_ptr, http::transport_result const&) { ++ended; });
            }
            net::co_spawn(context, backend.sleep(20s), [&](std::exception_ptr, bool) { ++ended; });
            net::co_spawn(context, get_ids(api, 1, 1), [&](std::exception_ptr, int) { ++ended; });
            context.run_for(time);
        }
        CHECK(ended == 0);
    }
}

TEST_CASE("asio: a backend may go before its calls, and a kept connection keeps no io_context running")
{
    scripted_server const server(echo);
    auto trust = support::trusting(support::trusted().pem());
    support::asio_loop loop;
    std::optional<vouch::backend::asio> backend(std::in_place, loop.context.get_executor(), trust);
    response_of(loop.run(backend->send(ask("GET", server.origin())))); // run() returns
    auto task = backend->send(ask("GET", server.origin()));
    backend.reset();
    response_of(loop.run(std::move(task)));
    CHECK(server.connections() == 1);
}
