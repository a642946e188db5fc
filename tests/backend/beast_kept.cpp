// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <support/property.hpp>
#include <support/sanitizer.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

// A reply belongs to the request that asked for it: connections that hold other bytes, or that another process shares, are not
// used.
namespace {

using namespace std::chrono_literals;
using support::over_tls;
using support::read_head;
using support::scripted_server;
using support::tcp;
using support::tls_stream;
using support::write_text;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

auto reply_with(std::string const& body) -> std::string
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

auto path_of(std::string const& head) -> std::string
{
    return head.substr(5, head.find(' ', 5) - 5);
}

// The body of the response to a GET, or why there is none.
auto get(vouch::backend::beast& net, std::string const& origin, std::string const& path) -> std::string
{
    vouch::http::request request{.method = "GET", .origin = origin, .target = "/" + path};
    request.deadline = std::chrono::steady_clock::now() + 20s;
    auto result = net.send(request);
    if (auto const* const error = std::get_if<vouch::http::transport_error>(&result))
        return std::string(to_string(error->reason)) + ": " + error->detail;
    return std::get<vouch::http::response>(result).body;
}

// Answers each request with its path. After the first of a connection it runs `then`.
template <class Stream>
void echo(Stream& stream, std::function<void()> const& then = {})
{
    bool first = true;
    for (std::string head; !(head = read_head(stream)).empty();) {
        write_text(stream, reply_with(path_of(head)));
        if (std::exchange(first, false) && then)
            then();
    }
}

void hold_back(tcp::socket& socket, int on)
{
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_CORK, &on, sizeof on);
}

// Calls a server that adds bytes of its own to the first response of each connection.
void check_unused(scripted_server const& server, std::string const& origin, std::chrono::milliseconds pause)
{
    vouch::backend::beast net({.ca_pem = support::trusted().pem(), .system_authorities = false});
    for (std::string const path : {"a", "b", "c"}) {
        CHECK(get(net, origin, path) == path);
        std::this_thread::sleep_for(pause);
    }
    CHECK(server.connections() == 3);
}

} // namespace

TEST_CASE("beast: a connection with bytes that nobody asked for is not used again")
{
    for (std::chrono::milliseconds const pause : {0ms, 20ms}) {
        SUBCASE("a second response in the same bytes")
        {
            scripted_server const server([](tcp::socket& socket) {
                write_text(socket, reply_with(path_of(read_head(socket))) + reply_with("evil"));
                support::read_all(socket);
            });
            check_unused(server, server.origin(), pause);
        }
        SUBCASE("over TLS, a second response in the same record")
        {
            scripted_server const server(over_tls(support::trusted().issue("DNS:localhost"), [](tls_stream& stream) {
                write_text(stream, reply_with(path_of(read_head(stream))) + reply_with("evil"));
                support::read_all(stream);
            }));
            check_unused(server, secure_origin(server), pause);
        }
        SUBCASE("over TLS, a second response in a record of its own, in the same segment")
        {
            scripted_server const server(over_tls(support::trusted().issue("DNS:localhost"), [](tls_stream& stream) {
                auto const path = path_of(read_head(stream));
                hold_back(stream.next_layer(), 1);
                write_text(stream, reply_with(path));
                write_text(stream, reply_with("evil"));
                hold_back(stream.next_layer(), 0);
                support::read_all(stream);
            }));
            check_unused(server, secure_origin(server), pause);
        }
        SUBCASE("over TLS, the beginning of a record")
        {
            scripted_server const server(over_tls(support::trusted().issue("DNS:localhost"), [](tls_stream& stream) {
                auto const path = path_of(read_head(stream));
                hold_back(stream.next_layer(), 1);
                write_text(stream, reply_with(path));
                write_text(stream.next_layer(), std::string_view("\x17\x03\x03\x01", 4));
                hold_back(stream.next_layer(), 0);
                support::read_all(stream);
            }));
            check_unused(server, secure_origin(server), pause);
        }
    }
    SUBCASE("a second response that comes later")
    {
        scripted_server const server(over_tls(support::trusted().issue("DNS:localhost"), [](tls_stream& stream) {
            write_text(stream, reply_with(path_of(read_head(stream))));
            std::this_thread::sleep_for(10ms);
            write_text(stream, reply_with("evil"));
            support::read_all(stream);
        }));
        check_unused(server, secure_origin(server), 60ms);
    }
    SUBCASE("the end of TLS, while the socket is still open")
    {
        scripted_server const server(over_tls(support::trusted().issue("DNS:localhost"), [](tls_stream& stream) {
            write_text(stream, reply_with(path_of(read_head(stream))));
            boost::system::error_code ignored;
            stream.shutdown(ignored);
        }));
        check_unused(server, secure_origin(server), 60ms);
    }
}

TEST_CASE("beast: session tickets are no reason to drop a connection")
{
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        scripted_server const server(over_tls(
            support::trusted().issue("DNS:localhost"),
            [](tls_stream& stream) {
                echo(stream, [&] { // tickets that come when the connection is idle
                    if (SSL_version(stream.native_handle()) == TLS1_3_VERSION) {
                        SSL_new_session_ticket(stream.native_handle());
                        SSL_do_handshake(stream.native_handle());
                    }
                });
            },
            version));
        {
            vouch::backend::beast net({.ca_pem = support::trusted().pem(), .system_authorities = false});
            for (std::string const path : {"a", "b", "c"}) {
                CHECK(get(net, secure_origin(server), path) == path);
                std::this_thread::sleep_for(20ms);
            }
        }
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("beast: a process that was forked uses no connection of its parent, and leaves it as it is")
{
    for (bool const secure : {false, true}) {
        INFO("secure: " << secure);
        scripted_server const server(secure
                                         ? over_tls(support::trusted().issue("IP:127.0.0.1"), [](auto& stream) { echo(stream); })
                                         : [](tcp::socket& socket) { echo(socket); });
        auto const origin = secure ? support::secure_origin(server, "127.0.0.1") : server.origin();
        {
            vouch::backend::beast net({.ca_pem = support::trusted().pem(), .system_authorities = false});
            CHECK(get(net, origin, "first") == "first");
            for (int count = 1; count <= 3; ++count) {
                pid_t const child = ::fork();
                if (child == 0) {
                    ::alarm(20);
                    bool right = count != 2; // one child makes no call
                    for (int call = 0; call < 3 && count != 2; ++call)
                        right = right && get(net, origin, "child") == "child";
                    {
                        vouch::backend::beast const closed = std::move(net);
                    }
                    ::_exit(right || count == 2 ? 0 : 1);
                }
                for (int call = 0; call < 3; ++call)
                    CHECK(get(net, origin, "parent") == "parent");
                int status = -1;
                ::waitpid(child, &status, 0);
                CHECK(status == 0);
            }
            CHECK(get(net, origin, "last") == "last");
        }
        CHECK(server.connections() == 3); // one of the parent, one each of the two children that made calls
    }
}

TEST_CASE("beast: threads share a backend, forks in between, and each call gets its own reply")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    auto const calls = support::rounds(200, 12'500);
    std::atomic<std::size_t> wrong = 0;
    std::atomic<bool> done = false;
    {
        vouch::backend::beast net;
        std::vector<std::thread> threads;
        for (std::size_t thread = 0; thread < 8; ++thread)
            threads.emplace_back([&, thread] {
                for (std::size_t call = 0; call < calls; ++call) {
                    auto const path = std::to_string(thread) + "-" + std::to_string(call);
                    wrong += get(net, server.origin(), path) != path ? 1 : 0;
                }
            });
        std::thread forking([&] {
            while (!done && !support::has_address_sanitizer) { // whose allocator is locked in a child
                pid_t const child = ::fork();
                if (child == 0) {
                    ::alarm(20);
                    ::_exit(get(net, server.origin(), "child") == "child" ? 0 : 1);
                }
                int status = -1;
                ::waitpid(child, &status, 0);
                wrong += status != 0 ? 1 : 0;
                std::this_thread::sleep_for(10ms);
            }
        });
        for (std::thread& thread : threads)
            thread.join();
        done = true;
        forking.join();
    }
    CHECK(wrong == 0);
}
