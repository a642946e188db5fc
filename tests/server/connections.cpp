// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <support/scripted_server.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using support::tcp;
using support::write_text;

constexpr char const* get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

auto fine(vouch::http::request const&) -> vouch::http::response
{
    return {.status = 200, .body = "fine"};
}

/// Sockets that a test opens.
struct clients {
    boost::asio::io_context context;
    std::vector<tcp::socket> sockets;

    auto connect(std::uint16_t port) -> tcp::socket&
    {
        sockets.emplace_back(context);
        sockets.back().connect({boost::asio::ip::address_v4::loopback(), port});
        return sockets.back();
    }
};

/// Reads one response with a body of four bytes; what there is if the connection ends before.
auto receive(tcp::socket& socket) -> std::string
{
    std::string all;
    boost::system::error_code error;
    while (!error && !all.ends_with("\r\n\r\nfine")) {
        char bytes[512];
        all.append(bytes, socket.read_some(boost::asio::buffer(bytes), error));
    }
    return all;
}

auto ask(tcp::socket& socket) -> std::string
{
    boost::system::error_code error;
    boost::asio::write(socket, boost::asio::buffer(std::string_view(get)), error);
    return error ? "" : receive(socket);
}

auto is_open(tcp::socket& socket) -> bool
{
    socket.non_blocking(true);
    char byte = 0;
    boost::system::error_code error;
    socket.read_some(boost::asio::buffer(&byte, 1), error);
    socket.non_blocking(false);
    return error == boost::asio::error::would_block;
}

/// Bytes of memory that this process has.
auto resident() -> std::size_t
{
    std::ifstream file("/proc/self/statm");
    std::size_t pages = 0;
    file >> pages >> pages;
    return pages * 4096;
}

} // namespace

TEST_CASE("server connections: at the limit, the one that is silent longest makes place")
{
    vouch::server::beast const server(fine, {.max_connections = 3});
    clients made;
    made.sockets.reserve(8);
    auto& silent = made.connect(server.port());
    std::this_thread::sleep_for(20ms);
    auto& used = made.connect(server.port());
    CHECK(ask(used).starts_with("HTTP/1.1 200"));
    auto& later = made.connect(server.port());
    std::this_thread::sleep_for(20ms);
    auto& next = made.connect(server.port());
    CHECK(ask(next).starts_with("HTTP/1.1 200"));
    CHECK(receive(silent).empty());
    CHECK(is_open(used));
    CHECK(is_open(later));

    // one that was used a moment ago outlasts one that never spoke
    auto& last = made.connect(server.port());
    CHECK(ask(last).starts_with("HTTP/1.1 200"));
    CHECK(receive(later).empty());
    CHECK(ask(used).starts_with("HTTP/1.1 200"));
    CHECK(ask(next).starts_with("HTTP/1.1 200"));
}

TEST_CASE("server connections: a part of a head holds no place, and a part of a body none for long")
{
    constexpr char const* half_a_body = "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab";
    vouch::server::beast const server(fine, {.max_connections = 2});
    clients made;
    made.sockets.reserve(8);
    auto& partial = made.connect(server.port());
    write_text(partial, "GET / HT");
    auto& body = made.connect(server.port());
    write_text(body, half_a_body);
    std::this_thread::sleep_for(50ms);

    auto& early = made.connect(server.port());
    CHECK(ask(early).starts_with("HTTP/1.1 200"));
    CHECK_FALSE(is_open(partial));
    CHECK(is_open(body));
    write_text(early, half_a_body);
    std::this_thread::sleep_for(50ms);

    auto& refused = made.connect(server.port());
    auto const response = ask(refused);
    CHECK(response.starts_with("HTTP/1.1 503"));
    CHECK(response.find("\r\nretry-after: 1\r\n") != std::string::npos);
    CHECK(response.find("\r\nConnection: close\r\n") != std::string::npos);
    CHECK(is_open(early));
    CHECK(is_open(body));

    std::this_thread::sleep_for(1100ms);
    for (int count = 0; count < 2; ++count) {
        auto& later = made.connect(server.port());
        CHECK(ask(later).starts_with("HTTP/1.1 200"));
    }
    CHECK_FALSE(is_open(body));
}

TEST_CASE("server connections: 2000 silent ones against a limit of 512 delay nobody")
{
    vouch::server::beast const server(fine);
    std::atomic<bool> stops = false;
    std::thread flood([&] {
        clients silent;
        silent.sockets.reserve(2000);
        for (int count = 0; count < 2000; ++count)
            silent.connect(server.port());
        while (!stops)
            std::this_thread::sleep_for(1ms);
    });
    std::vector<std::chrono::steady_clock::duration> times;
    for (int count = 0; count < 60; ++count) {
        clients made;
        auto const before = std::chrono::steady_clock::now();
        auto& socket = made.connect(server.port());
        CHECK(ask(socket).starts_with("HTTP/1.1 200"));
        times.push_back(std::chrono::steady_clock::now() - before);
        std::this_thread::sleep_for(5ms);
    }
    stops = true;
    flood.join();
    std::ranges::sort(times);
    CHECK(times[times.size() / 2] < 100ms);
    CHECK(times.back() < 1s);
}

TEST_CASE("server connections: an idle one takes little memory")
{
    constexpr int count = 400;
    vouch::server::beast const server(fine, {.max_connections = 2 * count});
    clients made;
    made.sockets.reserve(2 * count);
    auto const open = [&] {
        for (int index = 0; index < count; ++index)
            CHECK(ask(made.connect(server.port())).starts_with("HTTP/1.1 200"));
    };
    open(); // what the process needs anyway, and what the allocator takes ahead
    auto const before = resident();
    open();
    auto const size = (resident() - before) / count;
    MESSAGE(size << " bytes a connection, the client's socket included");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(size < 4096);
#endif
}

TEST_CASE("server connections: several threads")
{
    std::atomic<int> calls = 0;
    std::atomic<int> at_once = 0;
    std::atomic<int> most = 0;
    vouch::server::beast server(
        [&](vouch::http::request const& request) -> vouch::http::response {
            most = (std::max)(most.load(), ++at_once);
            std::this_thread::sleep_for(1ms);
            --at_once;
            ++calls;
            return {.status = 200, .headers = {{"x-target", request.target}}, .body = "fine"};
        },
        {.timeout = 500ms, .threads = 4});
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&, thread] {
            clients made;
            made.sockets.reserve(3);
            for (int connection = 0; connection < 3; ++connection) {
                auto& socket = made.connect(server.port());
                for (int count = 0; count < 20; ++count) {
                    std::string const target = "/" + std::to_string(thread) + '/' + std::to_string(count);
                    write_text(socket, "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
                    right += receive(socket).find("x-target: " + target + "\r\n") != std::string::npos ? 1 : 0;
                }
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(calls == 480);
    CHECK(right == 480);
    CHECK(most > 1);
    CHECK(most <= 4);
    server.stop();
}
