// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <vouch/http/client/backend.hpp>

#include <support/attempt.hpp>
#include <support/certificate.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>

#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using support::ask;
using support::canary;
using support::error_of;
using support::over_tls;
using support::read_all;
using support::read_head;
using support::response_of;
using support::scripted_server;
using support::secure_origin;
using support::tcp;
using support::tls_stream;
using support::trusted;
using support::write_text;
using vouch::http::delivery;
using vouch::http::transport_reason;

// Otherwise OpenSSL reads the authorities of this machine for every backend here, which is slow and not needed.
[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

/// Answers every request on a connection with the same bytes, until the client leaves.
auto answering(std::string bytes)
{
    return [bytes = std::move(bytes)](tcp::socket& socket) {
        while (!read_head(socket).empty())
            write_text(socket, bytes);
    };
}

/// Answers one request, then closes.
auto answering_once(std::string bytes)
{
    return [bytes = std::move(bytes)](tcp::socket& socket) {
        read_head(socket);
        write_text(socket, bytes);
    };
}

/// The result of a request to a server that sends these bytes and closes.
auto result_of(std::string const& bytes, std::string method = "GET", std::size_t max_response = 1024)
    -> vouch::http::transport_result
{
    scripted_server const server(answering_once(bytes));
    vouch::backend::beast net;
    auto request = ask(std::move(method), server.origin());
    request.max_response = max_response;
    return net.send(request);
}

} // namespace

static_assert(vouch::http::sync_backend<vouch::backend::beast>);
static_assert(vouch::http::is_concurrent<vouch::backend::beast>());
static_assert(vouch::http::cancels_in_flight<vouch::backend::beast>());
static_assert(vouch::http::has_exact_deadline<vouch::backend::beast>());
static_assert(std::is_nothrow_move_constructible_v<vouch::backend::beast>);

TEST_CASE("beast: the bytes of a request, and a response of them")
{
    std::string head;
    std::string body(4, '\0');
    scripted_server const server([&](tcp::socket& socket) {
        head = read_head(socket);
        boost::asio::read(socket, boost::asio::buffer(body));
        write_text(socket,
                   "HTTP/1.1 201 Created\r\nX-One: 1\r\nSet-Cookie: a\r\nset-cookie: b\r\nContent-Length: 5\r\n\r\nhello");
        read_all(socket);
    });
    {
        vouch::backend::beast net;
        auto request = ask("PUT", server.origin());
        request.headers = {{.name = "x-api-key", .value = canary, .secret = true}, {.name = "Accept", .value = "text/plain"}};
        request.body = "{ 1}";
        auto const response = response_of(net.send(request));
        CHECK(response.status == 201);
        CHECK(response.body == "hello");
        REQUIRE(response.headers.size() == 4);
        CHECK(response.headers[0].name == "X-One");
        CHECK(response.headers[1].value == "a");
        CHECK(response.headers[2].name == "set-cookie");
        CHECK(response.headers[2].value == "b");
    }
    CHECK(head == "PUT /users/1?full=true HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                      "\r\nx-api-key: kanarek-7311\r\nAccept: text/plain\r\nContent-Length: 4\r\n\r\n");
    CHECK(body == "{ 1}");
}

TEST_CASE("beast: Content-Length is sent if the method expects a body")
{
    std::string head;
    scripted_server const server([&](tcp::socket& socket) {
        head = read_head(socket);
        write_text(socket, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    });
    vouch::backend::beast net;
    CHECK(response_of(net.send(ask("GET", server.origin()))).status == 204);
    CHECK(head.find("Content-Length") == std::string::npos);
    CHECK(response_of(net.send(ask("POST", server.origin()))).status == 204);
    CHECK(head.find("Content-Length: 0\r\n") != std::string::npos);
}

TEST_CASE("beast: responses of every framing")
{
    CHECK(response_of(result_of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokleftover")).body == "ok");
    CHECK(response_of(result_of("HTTP/1.1 200 OK\r\n\r\nto the end")).body == "to the end");
    CHECK(response_of(result_of("HTTP/1.1 200 OK\r\n\r\n")).body.empty());
    CHECK(response_of(result_of("HTTP/1.0 200 OK\r\n\r\nold")).body == "old");
    CHECK(response_of(
              result_of("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n4;x=1\r\nchun\r\n3\r\nked\r\n0\r\nX-End: 1\r\n\r\n"))
              .body == "chunked");
    CHECK(response_of(result_of("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n")).status == 304);
    CHECK(response_of(result_of("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n")).status == 204);
    CHECK(response_of(result_of("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
              .body == "ok");
    CHECK(response_of(result_of("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")).status == 101);
    // a response to HEAD has no body, whatever its length field says, so max_response does not apply
    auto const head = response_of(result_of("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n", "HEAD", 10));
    CHECK(head.body.empty());
    CHECK(*vouch::http::find_header(head.headers, "content-length") == "9999999");
}

TEST_CASE("beast: a response that arrives byte by byte")
{
    scripted_server const server([](tcp::socket& socket) {
        socket.set_option(tcp::no_delay(true));
        read_head(socket);
        for (char byte : std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
            write_text(socket, std::string_view(&byte, 1));
        read_all(socket);
    });
    vouch::backend::beast net;
    CHECK(response_of(net.send(ask("GET", server.origin()))).body == "abc");
}

TEST_CASE("beast: a redirect is not followed")
{
    scripted_server const elsewhere(answering_once("HTTP/1.1 200 OK\r\n\r\n"));
    auto const response = response_of(
        result_of("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + elsewhere.origin() + "/\r\nContent-Length: 0\r\n\r\n"));
    CHECK(response.status == 307);
    CHECK(elsewhere.connections() == 0);
}

TEST_CASE("beast: max_response is checked while reading")
{
    for (std::string const& bytes : {
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"),
             "HTTP/1.1 200 OK\r\n\r\n" + std::string(11, 'x'),
             std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n3\r\n"),
         }) {
        auto const error = error_of(result_of(bytes, "GET", 10));
        CHECK(error.reason == transport_reason::too_large);
        CHECK(error.delivery == delivery::maybe_sent);
    }
    CHECK(response_of(result_of("HTTP/1.1 200 OK\r\n\r\n1234567890", "GET", 10)).body.size() == 10);
    CHECK(response_of(result_of("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234567890", "GET", 10)).body.size() == 10);

    scripted_server const endless([](tcp::socket& socket) {
        read_head(socket);
        boost::system::error_code error;
        boost::asio::write(socket, boost::asio::buffer(std::string_view("HTTP/1.1 200 OK\r\n\r\n")), error);
        for (std::string const piece(65536, 'x'); !error;)
            boost::asio::write(socket, boost::asio::buffer(piece), error);
    });
    vouch::backend::beast net;
    CHECK(error_of(net.send(ask("GET", endless.origin(), 5s))).reason == transport_reason::too_large);
}

TEST_CASE("beast: bytes that are not an HTTP response")
{
    for (std::string const& bytes : {
             std::string("SSH-2.0-OpenSSH_9.2\r\n"),
             std::string("HTTP/2.0 200 OK\r\n\r\n"),
             std::string("HTTP/1.1 abc OK\r\n\r\n"),
             std::string("HTTP/1.1 200 OK\r\nbad name: 1\r\n\r\n"),
             "HTTP/1.1 200 OK\r\nx: 1\0\r\n\r\n"s,
             std::string("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
             std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nzzzz"),
             std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
             "HTTP/1.1 200 OK\r\nx: " + std::string(70'000, 'x') + "\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(90'000, 'x'),
         }) {
        INFO(bytes.substr(0, 60));
        auto const error = error_of(result_of(bytes));
        CHECK(error.reason == transport_reason::protocol);
        CHECK(error.delivery == delivery::maybe_sent);
        CHECK_FALSE(error.detail.empty());
    }
}

TEST_CASE("beast: a connection that ends early")
{
    for (std::string const& bytes : {
             std::string(),
             std::string("HTTP/1.1 200"),
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"),
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n1234"),
             std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"),
         }) {
        INFO(bytes);
        auto const error = error_of(result_of(bytes));
        CHECK(error.reason == transport_reason::reset);
        CHECK(error.delivery == delivery::maybe_sent);
    }
}

TEST_CASE("beast: the deadline is absolute")
{
    auto const check_timeout = [](std::string const& origin, delivery sent, std::string body = {}) {
        vouch::backend::beast net;
        auto request = ask("PUT", origin, 150ms);
        request.body = std::move(body);
        auto const error = error_of(net.send(request));
        auto const late = std::chrono::steady_clock::now() - request.deadline;
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.delivery == sent);
        CHECK(late >= 0ms);
        CHECK(late < 500ms);
    };
    SUBCASE("a server that never answers")
    {
        scripted_server const server([](tcp::socket& socket) { read_all(socket); });
        check_timeout(server.origin(), delivery::maybe_sent);
    }
    SUBCASE("a server that sends a byte now and then")
    {
        scripted_server const server([](tcp::socket& socket) {
            boost::system::error_code error;
            for (std::string_view text = "HTTP/1.1 200 OK\r\n\r\n"; !error; text = "x") {
                boost::asio::write(socket, boost::asio::buffer(text), error);
                std::this_thread::sleep_for(10ms);
            }
        });
        check_timeout(server.origin(), delivery::maybe_sent);
    }
    SUBCASE("a server that reads nothing")
    {
        std::atomic<bool> done = false;
        scripted_server const server([&](tcp::socket&) { done.wait(false); });
        check_timeout(server.origin(), delivery::maybe_sent, std::string(20'000'000, 'x'));
        done = true;
        done.notify_all();
    }
    SUBCASE("a server that never answers the TLS handshake")
    {
        scripted_server const server([](tcp::socket& socket) { read_all(socket); });
        check_timeout("https://127.0.0.1:" + std::to_string(server.port()), delivery::not_sent);
    }
    SUBCASE("a server that never accepts")
    {
        // Linux: a full queue of connections does not answer further SYNs
        boost::asio::io_context context;
        tcp::acceptor full(context);
        full.open(tcp::v4());
        full.bind({boost::asio::ip::address_v4::loopback(), 0});
        full.listen(0);
        std::vector<tcp::socket> waiting;
        for (int at = 0; at < 4; ++at) {
            waiting.emplace_back(context);
            waiting.back().async_connect(full.local_endpoint(), [](boost::system::error_code) {});
        }
        context.run_for(20ms);
        check_timeout("http://127.0.0.1:" + std::to_string(full.local_endpoint().port()), delivery::not_sent);
    }
    SUBCASE("a deadline in the past")
    {
        scripted_server const server(answering_once("HTTP/1.1 200 OK\r\n\r\n"));
        vouch::backend::beast net;
        auto const error = error_of(net.send(ask("GET", server.origin(), -1s)));
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.delivery == delivery::not_sent);
    }
}

TEST_CASE("beast: no server, and no such name")
{
    std::uint16_t port = 0;
    {
        scripted_server const gone([](tcp::socket&) {});
        port = gone.port();
    }
    vouch::backend::beast net;
    auto const refused = error_of(net.send(ask("GET", "http://127.0.0.1:" + std::to_string(port))));
    CHECK(refused.reason == transport_reason::connect);
    CHECK(refused.delivery == delivery::not_sent);
    auto const unknown = error_of(net.send(ask("GET", "http://kanarek-7311.invalid")));
    CHECK(unknown.reason != transport_reason::protocol); // connect, or timeout if the lookup is slow
    CHECK(unknown.delivery == delivery::not_sent);
}

TEST_CASE("beast: requests that must not be sent are refused")
{
    scripted_server const server(answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    {
        vouch::backend::beast net;
        auto const check_refused = [&](vouch::http::request const& request) {
            auto const error = error_of(net.send(request));
            CHECK(error.reason == transport_reason::protocol);
            CHECK(error.delivery == delivery::not_sent);
            return error.detail;
        };
        auto const check_header = [&](std::string name, std::string value) {
            auto request = ask("GET", server.origin());
            request.headers.push_back({.name = std::move(name), .value = std::move(value)});
            return check_refused(request);
        };
        CHECK(check_header("x-a", std::string(canary) + "\r\nx-b: 1") == "header x-a: the value cannot be sent");
        check_header("x-a", std::string(canary) + "\n");
        check_header("x-a", std::string(canary) + "\r");
        check_header("x-a", "a\0b"s);
        check_header(std::string(canary) + ":", "1");
        check_header(std::string(canary) + "\r\nx", "1");
        check_header("", "1");
        for (char const* name : {"host", "CONTENT-LENGTH", "Transfer-Encoding", "Connection"})
            check_header(name, "1");

        auto request = ask("GET", server.origin());
        for (std::string const& target : {std::string("/a b/kanarek-7311"), std::string("/a\r\nx"), std::string("a"),
                                          std::string(), std::string("/\xc3\xa9"), "/\0"s}) {
            request.target = target;
            check_refused(request);
        }
        check_refused(ask("GE T", server.origin()));
        check_refused(ask("", server.origin()));
        for (char const* tail : {"/", "/x", "?x", "#x", "@kanarek-7311", ":1", "x", " "})
            check_refused(ask("GET", server.origin() + tail));
        for (char const* origin :
             {"", "http://", "https://", "ftp://a", "http://:80", "http://a:0", "http://a:65536", "http://a:", "http://a:+1",
              "http://[::1", "http://[]", "http://[kanarek-7311]", "http://u:kanarek-7311@a", "http://a\r\nx: 1", "//a", "a:80"})
            check_refused(ask("GET", origin));
    }
    CHECK(server.connections() == 0);
}

TEST_CASE("beast: a response that arrives while a long body is being sent")
{
    scripted_server const server([](tcp::socket& socket) {
        read_head(socket);
        write_text(socket, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno");
        read_all(socket);
    });
    vouch::backend::beast net;
    auto request = ask("PUT", server.origin());
    request.body.assign(20'000'000, 'x');
    auto const response = response_of(net.send(request));
    CHECK(response.status == 413);
    CHECK(response.body == "no");
}

TEST_CASE("beast: connections are kept and used again")
{
    std::string const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    SUBCASE("by every method")
    {
        scripted_server const server(answering(ok));
        {
            vouch::backend::beast net;
            for (char const* method : {"GET", "PUT", "DELETE", "POST", "PATCH", "GET"})
                CHECK(response_of(net.send(ask(method, server.origin()))).body == "ok");
            CHECK(server.connections() == 1);
        }
    }
    SUBCASE("after a response without a body")
    {
        scripted_server const server([](tcp::socket& socket) {
            for (std::string head; !(head = read_head(socket)).empty();)
                write_text(socket, head.starts_with("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
                                                            : "HTTP/1.1 204 No Content\r\n\r\n");
        });
        {
            vouch::backend::beast net;
            for (char const* method : {"HEAD", "GET", "HEAD", "GET"})
                response_of(net.send(ask(method, server.origin())));
            CHECK(server.connections() == 1);
        }
    }
    SUBCASE("not if the response says that the server closes")
    {
        for (std::string const& bytes : {std::string("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"),
                                         std::string("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"), ok + "more"}) {
            scripted_server const server(answering(bytes));
            {
                vouch::backend::beast net;
                CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
                CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
            }
            CHECK(server.connections() == 2);
        }
    }
    SUBCASE("not after the server has closed or sent more bytes")
    {
        for (std::string const more : {"", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"}) {
            scripted_server const server([&](tcp::socket& socket) {
                read_head(socket);
                write_text(socket, ok);
                std::this_thread::sleep_for(20ms);
                write_text(socket, more);
                if (!more.empty())
                    read_all(socket);
            });
            {
                vouch::backend::beast net;
                CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
                std::this_thread::sleep_for(100ms);
                CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
            }
            CHECK(server.connections() == 2);
        }
    }
    SUBCASE("a connection that ends unanswered is an error that says so, and nothing is sent twice")
    {
        std::atomic<int> requests = 0;
        scripted_server const server([&](tcp::socket& socket) {
            requests += !read_head(socket).empty();
            write_text(socket, ok);
            requests += !read_head(socket).empty(); // and closes without a response
        });
        {
            vouch::backend::beast net;
            CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
            auto const error = error_of(net.send(ask("PUT", server.origin())));
            CHECK(error.reason == transport_reason::reset);
            CHECK(error.delivery == delivery::maybe_sent);
            CHECK(error.kept);
            CHECK(requests == 2);
            CHECK(server.connections() == 1);
            CHECK(response_of(net.send(ask("PUT", server.origin()))).body == "ok");
            CHECK(server.connections() == 2);
        }
    }
    SUBCASE("a first connection that ends unanswered was not kept")
    {
        CHECK_FALSE(error_of(result_of("")).kept);
    }
    SUBCASE("not after a partial response or a timeout")
    {
        scripted_server const server([&](tcp::socket& socket) {
            read_head(socket);
            write_text(socket, ok);
            if (read_head(socket).starts_with("GET"))
                write_text(socket, "HTTP/1.1 2");
            else
                read_all(socket);
        });
        {
            vouch::backend::beast net;
            response_of(net.send(ask("GET", server.origin())));
            auto const error = error_of(net.send(ask("GET", server.origin())));
            CHECK(error.reason == transport_reason::reset);
            CHECK_FALSE(error.kept);
            CHECK(server.connections() == 1);
            response_of(net.send(ask("GET", server.origin())));
            CHECK(error_of(net.send(ask("PUT", server.origin(), 50ms))).reason == transport_reason::timeout);
            CHECK(server.connections() == 2);
        }
    }
    SUBCASE("for the same origin only, up to max_idle")
    {
        std::vector<std::unique_ptr<scripted_server>> servers;
        for (std::size_t at = 0; at < vouch::backend::beast::max_idle + 1; ++at)
            servers.push_back(std::make_unique<scripted_server>(
                answering("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + std::to_string(at))));
        {
            vouch::backend::beast net;
            for (std::size_t at = 0; at < servers.size(); ++at)
                CHECK(response_of(net.send(ask("GET", servers[at]->origin()))).body == std::to_string(at));
            CHECK(response_of(net.send(ask("GET", servers[1]->origin()))).body == "1");
            CHECK(servers[1]->connections() == 1);
            CHECK(response_of(net.send(ask("GET", servers[0]->origin()))).body == "0");
            CHECK(servers[0]->connections() == 2);
        }
    }
    SUBCASE("after errors on other connections")
    {
        scripted_server const bad(answering_once("nonsense\r\n\r\n"));
        scripted_server const server(answering(ok));
        {
            vouch::backend::beast net;
            error_of(net.send(ask("GET", bad.origin())));
            CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
            error_of(net.send(ask("GET", bad.origin())));
            CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
            CHECK(server.connections() == 1);
            vouch::backend::beast const moved = std::move(net);
        }
    }
}

TEST_CASE("beast: threads share one backend")
{
    scripted_server const server([](tcp::socket& socket) {
        for (std::string head; !(head = read_head(socket)).empty();) {
            auto const at = head.find("x-number: ") + 10;
            write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + head.substr(at, 3));
        }
    });
    {
        vouch::backend::beast net;
        std::atomic<int> right = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 6; ++thread)
            threads.emplace_back([&, thread] {
                for (int at = 0; at < 20; ++at) {
                    auto request = ask("GET", server.origin(), 5s);
                    auto const number = std::to_string(100 + thread * 20 + at);
                    request.headers.push_back({.name = "x-number", .value = number});
                    auto const result = net.send(request);
                    auto const* response = std::get_if<vouch::http::response>(&result);
                    right += response && response->body == number;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        CHECK(right == 120);
        CHECK(server.connections() <= 6);
    }
}

TEST_CASE("beast: IPv6")
{
    try {
        std::string head;
        scripted_server const server(
            [&](tcp::socket& socket) {
                head = read_head(socket);
                write_text(socket, "HTTP/1.1 200 OK\r\n\r\nsix");
            },
            "::1");
        vouch::backend::beast net;
        auto const host = "[::1]:" + std::to_string(server.port());
        CHECK(response_of(net.send(ask("GET", "http://" + host))).body == "six");
        CHECK(head.find("\r\nHost: " + host + "\r\n") != std::string::npos);
    } catch (boost::system::system_error const& failure) {
        MESSAGE("no IPv6 here: " << failure.code().message());
    }
}

namespace {

void answer_ok(tls_stream& stream)
{
    while (!read_head(stream).empty())
        write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
}

} // namespace

TEST_CASE("beast: TLS with a trusted certificate")
{
    std::string server_name;
    scripted_server const server(over_tls(trusted().issue("DNS:localhost,IP:127.0.0.1"), [&](tls_stream& stream) {
        auto const* name = SSL_get_servername(stream.native_handle(), TLSEXT_NAMETYPE_host_name);
        server_name = name ? name : "";
        answer_ok(stream);
    }));
    SUBCASE("from a text, by name")
    {
        {
            vouch::backend::beast net({.ca_pem = trusted().pem()});
            CHECK(response_of(net.send(ask("GET", secure_origin(server, "localhost")))).body == "secret");
            CHECK(response_of(net.send(ask("GET", secure_origin(server, "localhost")))).body == "secret");
            CHECK(server.connections() == 1);
        }
        CHECK(server_name == "localhost");
    }
    SUBCASE("from a file, by address")
    {
        // the port makes the file name unique while this test runs
        auto const file = std::filesystem::temp_directory_path() / ("vouch_ca_" + std::to_string(server.port()) + ".pem");
        std::ofstream(file) << trusted().pem();
        vouch::backend::beast net({.ca_file = file.string()});
        std::filesystem::remove(file);
        CHECK(response_of(net.send(ask("GET", secure_origin(server, "127.0.0.1")))).body == "secret");
        CHECK(server_name.empty());
    }
    SUBCASE("and a response that arrives while a long body is being sent")
    {
        scripted_server const refusing(over_tls(trusted().issue("DNS:localhost"), [&](tls_stream& stream) {
            read_head(stream);
            write_text(stream, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno");
            read_all(stream);
        }));
        vouch::backend::beast net({.ca_pem = trusted().pem()});
        auto request = ask("PUT", secure_origin(refusing, "localhost"), 5s);
        request.body.assign(5'000'000, 'x');
        CHECK(response_of(net.send(request)).body == "no");
    }
}

TEST_CASE("beast: TLS without trust")
{
    auto const check_refused = [](support::identity const& identity, std::string const& host, char const* detail,
                                  bool trusting = true) {
        bool read = false;
        scripted_server server(over_tls(identity, [&](tls_stream& stream) { read = !read_head(stream).empty(); }));
        {
            auto net = trusting ? vouch::backend::beast({.ca_pem = trusted().pem()}) : vouch::backend::beast();
            auto request = ask("GET", secure_origin(server, host));
            request.headers.push_back({.name = "x-api-key", .value = canary, .secret = true});
            auto const error = error_of(net.send(request));
            CHECK(error.reason == transport_reason::tls);
            CHECK(error.delivery == delivery::not_sent);
            CHECK(error.detail.find(detail) != std::string::npos);
            INFO(error.detail);
            CHECK_FALSE(read);
        }
    };
    SUBCASE("an unknown authority")
    {
        check_refused(trusted().issue("DNS:localhost"), "localhost", "certificate", false);
    }
    SUBCASE("the certificate of another host")
    {
        check_refused(trusted().issue("DNS:example.com"), "localhost", "hostname mismatch");
    }
    SUBCASE("the certificate of another address")
    {
        check_refused(trusted().issue("IP:127.0.0.2"), "127.0.0.1", "IP address mismatch");
    }
    SUBCASE("an address as a DNS name")
    {
        check_refused(trusted().issue("DNS:127.0.0.1"), "127.0.0.1", "IP address mismatch");
    }
    SUBCASE("a host name as the common name")
    {
        check_refused(trusted().issue("", -60, 3600, "localhost"), "localhost", "hostname mismatch");
    }
    SUBCASE("an expired certificate")
    {
        check_refused(trusted().issue("DNS:localhost", -60, -1), "localhost", "expired");
    }
    SUBCASE("a certificate that is not valid yet")
    {
        check_refused(trusted().issue("DNS:localhost", 60, 3600), "localhost", "not yet valid");
    }
}

TEST_CASE("beast: servers that speak no TLS, or break it")
{
    vouch::backend::beast net({.ca_pem = trusted().pem()});
    SUBCASE("a plain server on the port")
    {
        scripted_server const server([](tcp::socket& socket) {
            write_text(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
            read_all(socket);
        });
        auto const error = error_of(net.send(ask("GET", secure_origin(server, "localhost"))));
        CHECK(error.reason == transport_reason::tls);
        CHECK(error.delivery == delivery::not_sent);
    }
    SUBCASE("a plain request to a TLS server")
    {
        scripted_server const server(over_tls(trusted().issue("DNS:localhost"), answer_ok));
        auto const error = error_of(net.send(ask("GET", server.origin())));
        CHECK((error.reason == transport_reason::protocol || error.reason == transport_reason::reset));
    }
    SUBCASE("an old protocol")
    {
        scripted_server const server(over_tls(trusted().issue("DNS:localhost"), answer_ok, TLS1_1_VERSION));
        CHECK(error_of(net.send(ask("GET", secure_origin(server, "localhost")))).reason == transport_reason::tls);
    }
    SUBCASE("a connection that ends in the handshake")
    {
        scripted_server const server([](tcp::socket& socket) {
            char byte = 0;
            socket.read_some(boost::asio::buffer(&byte, 1));
        });
        auto const error = error_of(net.send(ask("GET", secure_origin(server, "localhost"))));
        CHECK(error.reason == transport_reason::reset);
        CHECK(error.delivery == delivery::not_sent);
    }
    SUBCASE("a body to the end of the stream, cut off without a TLS close")
    {
        bool cut = true;
        scripted_server const server(over_tls(trusted().issue("DNS:localhost"), [&](tls_stream& stream) {
            read_head(stream);
            write_text(stream, "HTTP/1.1 200 OK\r\n\r\nhalf");
            boost::system::error_code ignored;
            if (!cut)
                stream.shutdown(ignored);
        }));
        CHECK(error_of(net.send(ask("GET", secure_origin(server, "localhost")))).reason == transport_reason::reset);
        cut = false;
        CHECK(response_of(net.send(ask("GET", secure_origin(server, "localhost")))).body == "half");
    }
}

TEST_CASE("beast: a private authority can be the only one that is trusted")
{
    // SSL_CERT_FILE names the authorities of the system
    auto const file = std::filesystem::temp_directory_path() / ("vouch_system_" + std::to_string(::getpid()) + ".pem");
    std::ofstream(file) << trusted().pem();
    setenv("SSL_CERT_FILE", file.c_str(), 1);
    scripted_server const server(over_tls(trusted().issue("DNS:localhost"), answer_ok));
    support::authority const other("another test authority");
    scripted_server const private_server(over_tls(other.issue("DNS:localhost"), answer_ok));

    vouch::backend::beast both({.ca_pem = other.pem()});
    CHECK(response_of(both.send(ask("GET", secure_origin(server)))).body == "secret");
    CHECK(response_of(both.send(ask("GET", secure_origin(private_server)))).body == "secret");
    vouch::backend::beast only({.ca_pem = other.pem(), .system_authorities = false});
    CHECK(error_of(only.send(ask("GET", secure_origin(server)))).reason == transport_reason::tls);
    CHECK(response_of(only.send(ask("GET", secure_origin(private_server)))).body == "secret");
    CHECK_THROWS_AS(vouch::backend::beast({.system_authorities = false}), boost::system::system_error);

    setenv("SSL_CERT_FILE", "/dev/null", 1);
    std::filesystem::remove(file);
}

TEST_CASE("beast: an authority that cannot be read")
{
    using failure = boost::system::system_error;
    CHECK_THROWS_AS(vouch::backend::beast({.ca_file = "no such file"}), failure);
    CHECK_THROWS_AS(vouch::backend::beast({.ca_pem = "no certificate"}), failure);
}
