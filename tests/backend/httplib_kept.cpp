// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/httplib.hpp>

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
#include <mutex>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

// Connections that are used again, and those that lead through a proxy: a request is sent once, a reply belongs to the request
// that asked for it, and the proxy's credential goes to the proxy alone.
namespace {

using namespace std::chrono_literals;
using support::over_tls;
using support::read_head;
using support::scripted_server;
using support::tcp;
using support::tls_stream;
using support::write_text;
using backend = vouch::backend::httplib;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

auto reply_with(std::string const& body) -> std::string
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

auto path_of(std::string const& head) -> std::string
{
    auto const begin = head.find('/') + 1;
    return head.substr(begin, head.find(' ', begin) - begin);
}

auto send(backend& net, std::string method, std::string const& origin, std::string const& path) -> vouch::http::transport_result
{
    vouch::http::request request{.method = std::move(method), .origin = origin, .target = "/" + path};
    request.deadline = std::chrono::steady_clock::now() + 20s;
    return net.send(request);
}

// The body of the response to a GET, or why there is none.
auto get(backend& net, std::string const& origin, std::string const& path) -> std::string
{
    auto result = send(net, "GET", origin, path);
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

auto const private_trust = vouch::backend::httplib_options{.ca_pem = support::trusted().pem(), .system_authorities = false};

} // namespace

TEST_CASE("httplib: over TLS, a connection with bytes that nobody asked for is not used again")
{
    auto const check = [](std::function<void(tls_stream&, std::string const&)> answer) {
        scripted_server const server(over_tls(support::trusted().issue("DNS:localhost"), [&](tls_stream& stream) {
            answer(stream, path_of(read_head(stream)));
            support::read_all(stream);
        }));
        backend net(private_trust);
        for (std::string const path : {"a", "b", "c"}) {
            CHECK(get(net, secure_origin(server), path) == path);
            std::this_thread::sleep_for(60ms);
        }
        CHECK(server.connections() == 3);
    };
    SUBCASE("a second response in the same record")
    {
        check([](tls_stream& stream, std::string const& path) { write_text(stream, reply_with(path) + reply_with("evil")); });
    }
    SUBCASE("a second response in a record that comes later")
    {
        check([](tls_stream& stream, std::string const& path) {
            write_text(stream, reply_with(path));
            std::this_thread::sleep_for(10ms);
            write_text(stream, reply_with("evil"));
        });
    }
    SUBCASE("the end of TLS, while the socket is still open")
    {
        check([](tls_stream& stream, std::string const& path) {
            write_text(stream, reply_with(path));
            boost::system::error_code ignored;
            stream.shutdown(ignored);
        });
    }
}

TEST_CASE("httplib: session tickets are no reason to drop a connection")
{
    scripted_server const server(over_tls(support::trusted().issue("DNS:localhost"), [](tls_stream& stream) {
        echo(stream, [&] { // tickets that come when the connection is idle
            SSL_new_session_ticket(stream.native_handle());
            SSL_do_handshake(stream.native_handle());
        });
    }));
    backend net(private_trust);
    for (std::string const path : {"a", "b", "c"}) {
        CHECK(get(net, secure_origin(server), path) == path);
        std::this_thread::sleep_for(20ms);
    }
    CHECK(server.connections() == 1);
}

TEST_CASE("httplib: a request on a connection that ends unanswered is sent once, and the error says so")
{
    for (bool const secure : {false, true}) {
        std::atomic<int> requests = 0;
        auto const answer_first = [&](auto& stream) {
            requests += !read_head(stream).empty();
            write_text(stream, reply_with("first"));
            requests += !read_head(stream).empty(); // and ends without a response
            if constexpr (requires(boost::system::error_code error) {
                              stream.next_layer().shutdown(tcp::socket::shutdown_send, error);
                          }) {
                boost::system::error_code ignored;
                stream.shutdown(ignored);
            }
        };
        scripted_server const server(secure ? over_tls(support::trusted().issue("DNS:localhost"), answer_first)
                                            : std::function<void(tcp::socket&)>(answer_first));
        auto const origin = secure ? secure_origin(server) : server.origin();
        backend net(private_trust);
        for (std::string const method : {"POST", "GET"}) {
            int const before = requests;
            int const connections = server.connections();
            CHECK(get(net, origin, "") == "first");
            auto const result = send(net, method, origin, "");
            auto const* const error = std::get_if<vouch::http::transport_error>(&result);
            REQUIRE(error != nullptr);
            CHECK(error->reason == vouch::http::transport_reason::reset);
            CHECK(error->delivery == vouch::http::delivery::maybe_sent);
            CHECK(error->kept);
            CHECK(requests == before + 2);
            CHECK(server.connections() == connections + 1);
        }
    }
}

TEST_CASE("httplib: a kept connection that ended in a response was not stale")
{
    scripted_server const server([](tcp::socket& socket) {
        read_head(socket);
        write_text(socket, reply_with("first"));
        read_head(socket);
        write_text(socket, "HTTP/1.1 2");
    });
    backend net;
    CHECK(get(net, server.origin(), "") == "first");
    auto const result = send(net, "GET", server.origin(), "");
    REQUIRE(std::holds_alternative<vouch::http::transport_error>(result));
    CHECK_FALSE(std::get<vouch::http::transport_error>(result).kept);
}

TEST_CASE("httplib: a server that leaves while a long body is sent ends no process")
{
    scripted_server const server([](tcp::socket& socket) { read_head(socket); });
    backend net;
    vouch::http::request request{.method = "PUT", .origin = server.origin(), .target = "/", .body = std::string(5'000'000, 'x')};
    for (int call = 0; call < 5; ++call) {
        request.deadline = std::chrono::steady_clock::now() + 20s;
        auto const result = net.send(request);
        REQUIRE(std::holds_alternative<vouch::http::transport_error>(result));
        CHECK(std::get<vouch::http::transport_error>(result).delivery == vouch::http::delivery::maybe_sent);
    }
}

TEST_CASE("httplib: a process that was forked uses no connection of its parent, and leaves it as it is")
{
    if (support::has_thread_sanitizer) // lets a child of a process with threads start none
        return;
    for (bool const secure : {false, true}) {
        INFO("secure: " << secure);
        scripted_server const server(secure
                                         ? over_tls(support::trusted().issue("IP:127.0.0.1"), [](auto& stream) { echo(stream); })
                                         : [](tcp::socket& socket) { echo(socket); });
        auto const origin = secure ? support::secure_origin(server, "127.0.0.1") : server.origin();
        {
            backend net(private_trust);
            CHECK(get(net, origin, "first") == "first");
            for (int count = 1; count <= 3; ++count) {
                pid_t const child = ::fork();
                if (child == 0) {
                    ::alarm(20);
                    bool right = count != 2; // one child makes no call
                    for (int call = 0; call < 3 && count != 2; ++call)
                        right = right && get(net, origin, "child") == "child";
                    {
                        backend const closed = std::move(net);
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

TEST_CASE("httplib: threads share a backend, forks in between, and each call gets its own reply")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    auto const calls = support::rounds(100, 12'500);
    std::atomic<std::size_t> wrong = 0;
    std::atomic<bool> done = false;
    {
        backend net;
        std::vector<std::thread> threads;
        for (std::size_t thread = 0; thread < 8; ++thread)
            threads.emplace_back([&, thread] {
                for (std::size_t call = 0; call < calls; ++call) {
                    auto const path = std::to_string(thread) + "-" + std::to_string(call);
                    wrong += get(net, server.origin(), path) != path ? 1 : 0;
                }
            });
        std::thread forking([&] {
            // the allocator of the one may be locked in a child; the other lets a child start no thread
            while (!done && !support::has_address_sanitizer && !support::has_thread_sanitizer) {
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

TEST_CASE("httplib: requests through a proxy, which alone gets its credential")
{
    std::mutex mutex;
    std::vector<std::string> heads;
    auto const note = [&](std::string const& head) {
        std::lock_guard const lock(mutex);
        heads.push_back(head);
    };
    std::string refusal;
    scripted_server const proxy([&](tcp::socket& socket) {
        auto head = read_head(socket);
        note(head);
        auto const refused = [&] {
            std::lock_guard const lock(mutex);
            return refusal;
        }();
        if (!head.starts_with("CONNECT ")) {
            for (; !head.empty(); head = read_head(socket))
                write_text(socket, reply_with("by proxy"));
            return;
        }
        write_text(socket, refused.empty() ? "HTTP/1.1 200 Connection established\r\n\r\n" : refused);
        if (refused.empty())
            over_tls(support::trusted().issue("DNS:service.test"), [&](tls_stream& stream) {
                for (std::string inner; !(inner = read_head(stream)).empty();) {
                    note(inner);
                    write_text(stream, reply_with("by tunnel"));
                }
            })(socket);
    });
    auto options = private_trust;
    options.proxy = proxy.origin();
    options.proxy_credential = vouch::secret("user:kanarek-7311");
    std::string const credential = "\r\nProxy-Authorization: Basic dXNlcjprYW5hcmVrLTczMTE=\r\n";
    SUBCASE("plain")
    {
        options.configure = [](auto& client) {
            if constexpr (requires { client.set_no_proxy({}); }) // newer versions
                client.set_no_proxy({"service.test"});
        };
        backend net(options);
        CHECK(get(net, "http://service.test", "a") == "by proxy");
        CHECK(get(net, "http://service.test", "b") == "by proxy");
        CHECK(proxy.connections() == 1);
        CHECK(heads.at(0).starts_with("GET http://service.test:80/a HTTP/1.1\r\n"));
        CHECK(heads.at(0).find(credential) != std::string::npos);
        CHECK(heads.at(0).find("\r\nHost: service.test\r\n") != std::string::npos);
    }
    SUBCASE("TLS")
    {
        backend net(options);
        CHECK(get(net, "https://service.test", "a") == "by tunnel");
        CHECK(get(net, "https://service.test", "b") == "by tunnel");
        CHECK(proxy.connections() == 1);
        REQUIRE(heads.size() == 3);
        CHECK(heads[0].starts_with("CONNECT service.test:443 HTTP/1.1\r\n"));
        CHECK(heads[0].find(credential) != std::string::npos);
        for (std::size_t const index : {std::size_t{1}, std::size_t{2}}) {
            CHECK(heads[index].find("Proxy") == std::string::npos);
            CHECK(heads[index].find("\r\nHost: service.test\r\n") != std::string::npos);
        }
    }
    SUBCASE("a proxy that refuses")
    {
        // cpp-httplib 0.11 itself would hang after the two last ones
        for (std::string const head :
             {"HTTP/1.1 407 Proxy Authentication Required", "HTTP/1.1 403 Forbidden", "HTTP/1.1 502 Bad Gateway",
              "HTTP/1.1 403 Forbidden\r\nConnection: close", "HTTP/1.0 403 Forbidden"}) {
            INFO(head);
            {
                std::lock_guard const lock(mutex);
                refusal = head + "\r\nContent-Length: 2\r\n\r\nno";
            }
            backend net(options);
            auto const result = send(net, "GET", "https://service.test", "a");
            REQUIRE(std::holds_alternative<vouch::http::transport_error>(result));
            CHECK(std::get<vouch::http::transport_error>(result).delivery == vouch::http::delivery::not_sent);
            CHECK(std::get<vouch::http::transport_error>(result).reason == vouch::http::transport_reason::connect);
            CHECK(std::get<vouch::http::transport_error>(result).detail == "the proxy refused: " + head.substr(9, 3));
        }
    }
    SUBCASE("a proxy that says nothing")
    {
        scripted_server const silent([](tcp::socket& socket) { support::read_all(socket); });
        options.proxy = silent.origin();
        backend net(options);
        vouch::http::request request{.method = "GET", .origin = "https://service.test", .target = "/a"};
        auto const begun = std::chrono::steady_clock::now();
        request.deadline = begun + 100ms;
        auto const result = net.send(request);
        CHECK(std::chrono::steady_clock::now() - begun < 5s);
        REQUIRE(std::holds_alternative<vouch::http::transport_error>(result));
        CHECK(std::get<vouch::http::transport_error>(result).reason == vouch::http::transport_reason::timeout);
        CHECK(std::get<vouch::http::transport_error>(result).delivery == vouch::http::delivery::not_sent);
    }
    SUBCASE("not to this machine")
    {
        scripted_server const near([](tcp::socket& socket) { echo(socket); });
        backend net(options);
        CHECK(get(net, near.origin(), "near") == "near");
        CHECK(get(net, "http://localhost:" + std::to_string(near.port()), "near") == "near");
        CHECK(heads.empty());
    }
}
