// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <support/attempt.hpp>
#include <support/scripted_proxy.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>
#include <support/unix_server.hpp>

#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

// Calls that are cancelled in every phase: they end soon, say truly whether the server may have the request, and leave no
// connection open.
namespace {

using namespace std::chrono_literals;
using support::ask;
using support::error_of;
using support::read_head;
using support::response_of;
using support::scripted_proxy;
using support::scripted_server;
using support::tcp;
using support::write_text;
using vouch::http::delivery;
using vouch::http::transport_reason;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

auto make_backend(std::string proxy = {}) -> vouch::backend::beast
{
    return vouch::backend::beast({.ca_pem = support::trusted().pem(), .system_authorities = false, .proxy = std::move(proxy)});
}

// A phase that a call has reached. The thread of a server tells it to the one that cancels.
class phase {
public:
    void reach()
    {
        reached_ = true;
        reached_.notify_all();
    }
    void await() const { reached_.wait(false); }

private:
    std::atomic<bool> reached_ = false;
};

// Sends a request with ten seconds to go, and cancels it some time after the server tells that it is in that phase.
void check_cancelled(std::string const& origin, delivery sent, phase const& here, std::string proxy = {}, std::size_t body = 0)
{
    auto net = make_backend(std::move(proxy));
    auto request = ask("PUT", origin, 10s);
    request.body.assign(body, 'x');
    std::stop_source source;
    std::chrono::steady_clock::time_point cancelled;
    std::thread cancelling([&] {
        here.await();
        std::this_thread::sleep_for(30ms);
        cancelled = std::chrono::steady_clock::now();
        source.request_stop();
    });
    auto const result = net.send(request, source.get_token());
    auto const ended = std::chrono::steady_clock::now();
    cancelling.join();
    auto const error = error_of(result);
    CHECK(error.reason == transport_reason::cancelled);
    CHECK(error.delivery == sent);
    CHECK(error.detail == "the call was cancelled");
    CHECK_FALSE(error.kept);
    CHECK(ended >= cancelled);
    CHECK(ended - cancelled < 1s); // 20 ms, and what a busy machine adds
}

// Takes a request, and answers nothing.
template <class Stream>
void take_request(Stream& stream, phase& here)
{
    read_head(stream);
    here.reach();
    support::read_all(stream);
}

} // namespace

TEST_CASE("beast: a call that was cancelled before it began sends nothing")
{
    scripted_server const server([](tcp::socket& socket) { support::read_all(socket); });
    std::stop_source source;
    source.request_stop();
    {
        auto net = make_backend();
        auto const error = error_of(net.send(ask("GET", server.origin()), source.get_token()));
        CHECK(error.reason == transport_reason::cancelled);
        CHECK(error.delivery == delivery::not_sent);
    }
    CHECK(server.connections() == 0);
}

TEST_CASE("beast: cancelled while connecting")
{
    phase here; // the first one, in which no server takes part
    here.reach();
    SUBCASE("to an address that does not answer")
    {
        boost::asio::io_context context;
        tcp::acceptor full(context);
        full.open(tcp::v4());
        full.bind({boost::asio::ip::address_v4::loopback(), 0});
        full.listen(0);
        std::vector<tcp::socket> waiting;
        for (int count = 0; count < 4; ++count)
            waiting.emplace_back(context).async_connect(full.local_endpoint(), [](boost::system::error_code) {});
        context.run_for(20ms);
        check_cancelled("http://127.0.0.1:" + std::to_string(full.local_endpoint().port()), delivery::not_sent, here);
    }
    SUBCASE("to a Unix domain socket with a full queue")
    {
        namespace detail = vouch::backend::detail;
        boost::asio::io_context context;
        auto const path = support::fresh_socket_path();
        boost::asio::local::stream_protocol::acceptor acceptor(context);
        acceptor.open();
        acceptor.bind(path);
        acceptor.listen(0);
        std::vector<detail::stream_socket> waiting;
        do
            waiting.push_back(detail::stream_socket::connect(*detail::socket_address(path)));
        while (!waiting.back().error());
        check_cancelled("unix:" + path, delivery::not_sent, here);
        std::filesystem::remove(path);
    }
    SUBCASE("in a TLS handshake")
    {
        scripted_server const server([](tcp::socket& socket) { support::read_all(socket); });
        check_cancelled("https://127.0.0.1:" + std::to_string(server.port()), delivery::not_sent, here);
    }
    SUBCASE("while a proxy says nothing")
    {
        scripted_proxy const proxy(0, [](tcp::socket& client) { support::read_all(client); });
        check_cancelled("https://api.example.test", delivery::not_sent, here, proxy.address());
    }
    SUBCASE("while a proxy says a byte now and then")
    {
        scripted_proxy const proxy(0, [](tcp::socket& client) {
            boost::system::error_code failed;
            for (std::string_view text = "HTTP/1.1 200 OK\r\nx: "; !failed; text = "x") {
                boost::asio::write(client, boost::asio::buffer(text), failed);
                std::this_thread::sleep_for(2ms);
            }
        });
        check_cancelled("https://api.example.test", delivery::not_sent, here, proxy.address());
    }
}

TEST_CASE("beast: cancelled while the request is written")
{
    phase here;
    phase done;
    scripted_server const server([&](tcp::socket& socket) {
        char byte{};
        boost::asio::read(socket, boost::asio::buffer(&byte, 1));
        here.reach();
        done.await();
    });
    check_cancelled(server.origin(), delivery::maybe_sent, here, {}, 20'000'000);
    done.reach();
}

TEST_CASE("beast: cancelled while the response is read")
{
    phase here;
    SUBCASE("of which nothing comes")
    {
        scripted_server const server([&](tcp::socket& socket) { take_request(socket, here); });
        check_cancelled(server.origin(), delivery::maybe_sent, here);
    }
    SUBCASE("of which nothing comes, over TLS")
    {
        scripted_server const server(support::over_tls(support::trusted().issue("DNS:localhost"),
                                                       [&](support::tls_stream& stream) { take_request(stream, here); }));
        check_cancelled(support::secure_origin(server), delivery::maybe_sent, here);
    }
    SUBCASE("over a Unix domain socket")
    {
        support::unix_server const server([&](support::unix_socket& socket) { take_request(socket, here); });
        check_cancelled(server.origin(), delivery::maybe_sent, here);
    }
    SUBCASE("of which there is always more")
    {
        scripted_server const server([&](tcp::socket& socket) {
            read_head(socket);
            here.reach();
            boost::system::error_code failed;
            for (std::string piece = "HTTP/1.1 200 OK\r\n\r\n"; !failed; piece = std::string(10'000, 'x')) {
                boost::asio::write(socket, boost::asio::buffer(piece), failed);
                std::this_thread::sleep_for(1ms);
            }
        });
        check_cancelled(server.origin(), delivery::maybe_sent, here);
    }
}

TEST_CASE("beast: the connection of a cancelled call is closed, and no later call gets its response")
{
    phase here;
    phase cancelled;
    phase ended;
    scripted_server const server([&](tcp::socket& socket) {
        for (std::string head; !(head = read_head(socket)).empty();) {
            if (head.starts_with("PUT")) {
                here.reach();
                cancelled.await();
            }
            write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + head.substr(0, 3));
        }
        ended.reach();
    });
    {
        auto net = make_backend();
        std::stop_source never;
        CHECK(response_of(net.send(ask("GET", server.origin()), never.get_token())).body == "GET");
        CHECK(response_of(net.send(ask("GET", server.origin()), never.get_token())).body == "GET");
        CHECK(server.connections() == 1);
        std::stop_source source;
        std::thread cancelling([&] {
            here.await();
            source.request_stop();
        });
        auto const error = error_of(net.send(ask("PUT", server.origin(), 10s), source.get_token()));
        cancelling.join();
        cancelled.reach();
        CHECK(error.reason == transport_reason::cancelled);
        CHECK(error.delivery == delivery::maybe_sent);
        ended.await(); // while the backend lives
        CHECK(response_of(net.send(ask("GET", server.origin()))).body == "GET");
        CHECK(server.connections() == 2);
    }
}

TEST_CASE("beast: a stop request may be a type of the caller's, and a deadline is kept all the same")
{
    struct own_stop {
        std::atomic<bool> const* requested;
        [[nodiscard]] auto stop_requested() const -> bool { return *requested; }
    };
    scripted_server const server([](tcp::socket& socket) { support::read_all(socket); });
    auto net = make_backend();
    std::atomic<bool> requested = false;
    auto const request = ask("GET", server.origin(), 100ms);
    auto const late = error_of(net.send(request, own_stop{&requested}));
    CHECK(late.reason == transport_reason::timeout);
    CHECK(std::chrono::steady_clock::now() >= request.deadline);
    CHECK(std::chrono::steady_clock::now() - request.deadline < 1s);
    requested = true;
    CHECK(error_of(net.send(ask("GET", server.origin()), own_stop{&requested})).reason == transport_reason::cancelled);
}

TEST_CASE("beast: threads cancel calls of one backend, and each call gets its own response or none")
{
    scripted_server const server([](tcp::socket& socket) {
        for (std::string head; !(head = read_head(socket)).empty();) {
            auto const number = head.substr(head.find("x-number: ") + 10, 4);
            if (number[3] % 2 == 0) // half of the calls have to wait
                std::this_thread::sleep_for(10ms);
            write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" + number);
        }
    });
    {
        auto net = make_backend();
        std::atomic<int> answered = 0;
        std::atomic<int> cancelled = 0;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                for (int count = 0; count < 30; ++count) {
                    std::stop_source source;
                    auto request = ask("GET", server.origin(), 10s);
                    auto const number = std::to_string(1000 + thread * 100 + count);
                    request.headers.push_back({.name = "x-number", .value = number});
                    std::thread cancelling([&] {
                        std::this_thread::sleep_for(count % 3 == 0 ? 0ms : 5ms);
                        if (count % 3 != 2)
                            source.request_stop();
                    });
                    auto const result = net.send(request, source.get_token());
                    cancelling.join();
                    if (auto const* const response = std::get_if<vouch::http::response>(&result))
                        ++(response->body == number ? answered : wrong);
                    else
                        ++(std::get<vouch::http::transport_error>(result).reason == transport_reason::cancelled ? cancelled
                                                                                                                : wrong);
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        CHECK(answered >= 40); // those that nobody cancelled
        CHECK(wrong == 0);
        CHECK(answered + cancelled == 120);
    }
}
