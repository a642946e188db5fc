// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/httplib.hpp>

#include <vouch/http/client/backend.hpp>

#include <support/scripted_server.hpp>
#include <support/text_file.hpp>
#include <support/tls_server.hpp>

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <system_error>
#include <thread>
#include <type_traits>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

// What the conformance suite does not ask: how the backend uses cpp-httplib, and that it keeps cpp-httplib from what it may not
// do.
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using support::over_tls;
using support::read_all;
using support::read_head;
using support::scripted_server;
using support::secure_origin;
using support::tcp;
using support::tls_stream;
using support::trusted;
using support::write_text;
using backend = vouch::backend::httplib;
using vouch::http::delivery;
using vouch::http::transport_reason;

// Otherwise OpenSSL reads the authorities of this machine for every backend here, which is slow and not needed.
[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

constexpr char const* canary = "kanarek-7311";
std::string const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

auto ask(std::string method, std::string origin, std::chrono::milliseconds time = 5s) -> vouch::http::request
{
    vouch::http::request made{.method = std::move(method), .origin = std::move(origin), .target = "/users/1?full=true"};
    made.deadline = std::chrono::steady_clock::now() + time;
    return made;
}

auto response_of(vouch::http::transport_result const& result) -> vouch::http::response
{
    auto const* response = std::get_if<vouch::http::response>(&result);
    auto const* error = std::get_if<vouch::http::transport_error>(&result);
    INFO("reason: " << (error ? vouch::http::to_string(error->reason) : "none"));
    INFO("detail: " << (error ? error->detail : "none"));
    REQUIRE(response);
    return *response;
}

auto error_of(vouch::http::transport_result const& result) -> vouch::http::transport_error
{
    auto const* error = std::get_if<vouch::http::transport_error>(&result);
    REQUIRE(error);
    CHECK(error->detail.find(canary) == std::string::npos);
    return *error;
}

/// Answers every request on a connection with the same bytes, until the client leaves.
auto answering(std::string bytes)
{
    return [bytes = std::move(bytes)](auto& stream) {
        while (!read_head(stream).empty())
            write_text(stream, bytes);
    };
}

/// The result of a request to a server that sends these bytes and closes.
auto result_of(std::string const& bytes, std::string method = "GET") -> vouch::http::transport_result
{
    scripted_server const server([&](tcp::socket& socket) {
        read_head(socket);
        write_text(socket, bytes);
    });
    backend net;
    return net.send(ask(std::move(method), server.origin()));
}

/// What servers of a test got.
class heads {
public:
    void add(std::string head)
    {
        std::lock_guard const lock(mutex_);
        all_.push_back(std::move(head));
    }
    auto all() const -> std::vector<std::string>
    {
        std::lock_guard const lock(mutex_);
        return all_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::string> all_;
};

auto const private_trust = vouch::backend::httplib_options{.ca_pem = trusted().pem(), .system_authorities = false};

} // namespace

static_assert(vouch::http::sync_backend<backend>);
static_assert(vouch::http::is_concurrent<backend>() && vouch::http::cancels_in_flight<backend>());
static_assert(vouch::http::has_exact_deadline<backend>());
static_assert(std::is_nothrow_move_constructible_v<backend>);

TEST_CASE("httplib: the bytes of a request hold what was given, and what cpp-httplib adds")
{
    heads got;
    scripted_server const server([&](tcp::socket& socket) {
        for (std::string head; !(head = read_head(socket)).empty();) {
            std::string body(head.find("Content-Length: 4") != head.npos ? 4 : 0, '\0');
            boost::asio::read(socket, boost::asio::buffer(body));
            got.add(head + body);
            write_text(socket,
                       "HTTP/1.1 201 Created\r\nX-One: 1\r\nSet-Cookie: a\r\nset-cookie: b\r\nContent-Length: 2\r\n\r\nok");
        }
    });
    {
        backend net;
        auto request = ask("QUERY", server.origin());
        request.target = "/a%2Fb/%7e?x=%20+&y";
        request.headers = {{.name = "x-api-key", .value = canary, .secret = true}, {.name = "User-Agent", .value = "test"}};
        request.body = "{ 1}";
        auto const response = response_of(net.send(request));
        CHECK(response.status == 201);
        CHECK(response.body == "ok");
        REQUIRE(response.headers.size() == 4); // sorted by name; fields of one name are in their order
        CHECK(response.headers[1].name == "Set-Cookie");
        CHECK(response.headers[2].name == "set-cookie");
        CHECK(response.headers[2].value == "b");
        CHECK(response_of(net.send(ask("PATCH", server.origin()))).body == "ok");
        CHECK(server.connections() == 1);
    }
    auto const host = "Host: 127.0.0.1:" + std::to_string(server.port());
    CHECK(got.all().at(0) == "QUERY /a%2Fb/%7e?x=%20+&y HTTP/1.1\r\nAccept: */*\r\nContent-Length: 4\r\n" + host +
                                 "\r\nUser-Agent: test\r\nx-api-key: kanarek-7311\r\n\r\n{ 1}");
    CHECK(got.all().at(1).find("\r\nContent-Length: 0\r\n") != std::string::npos);
}

TEST_CASE("httplib: bytes that cpp-httplib takes for a response, and that are none")
{
    for (std::string const& bytes :
         {std::string("HTTP/1.1 200 OK\r\nbad name: 1\r\nContent-Length: 0\r\n\r\n"), "HTTP/1.1 200 OK\r\nx: 1\0\r\n\r\n"s,
          std::string("HTTP/1.1 200 OK\r\nx: a%0d%0ab\r\nContent-Length: 0\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
          std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nzzzz"),
          std::string("HTTP/1.1 099 No\r\nContent-Length: 0\r\n\r\n")}) {
        INFO(bytes);
        auto const error = error_of(result_of(bytes));
        CHECK(error.reason == transport_reason::protocol);
        CHECK(error.delivery == delivery::maybe_sent);
        CHECK(error_of(result_of(bytes, "HEAD")).reason == transport_reason::protocol);
    }
}

TEST_CASE("httplib: responses that cpp-httplib would wait for, or take for others")
{
    CHECK(response_of(result_of("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n")).status == 304);
    CHECK(response_of(result_of("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")).status == 101);
    std::string const early = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
    auto const last = response_of(result_of(early + early + "HTTP/1.1 404 No\r\nX-A: 1\r\nContent-Length: 2\r\n\r\nno"));
    CHECK(last.status == 404);
    CHECK(last.headers.size() == 2);
    CHECK(last.body == "no");
    CHECK(response_of(result_of(early + "HTTP/1.0 200 OK\r\n\r\nto the end")).body == "to the end");
    CHECK(error_of(result_of(early + "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nno")).reason == transport_reason::reset);
    CHECK(error_of(result_of(early)).reason == transport_reason::reset);
    CHECK(error_of(result_of(early + "SSH")).reason == transport_reason::protocol);
}

TEST_CASE("httplib: a body that ends with a TLS connection needs its goodbye")
{
    bool cut = true;
    scripted_server const server(over_tls(trusted().issue("DNS:localhost"), [&](tls_stream& stream) {
        read_head(stream);
        write_text(stream, "HTTP/1.1 200 OK\r\n\r\nhalf");
        boost::system::error_code ignored;
        if (!cut)
            stream.shutdown(ignored);
    }));
    backend net(private_trust);
    CHECK(error_of(net.send(ask("GET", secure_origin(server)))).reason == transport_reason::reset);
    cut = false;
    CHECK(response_of(net.send(ask("GET", secure_origin(server)))).body == "half");
}

TEST_CASE("httplib: a host is the one that the certificate names, and no address is a server name")
{
    auto const reason = [](std::string const& names, char const* subject, std::string const& host) {
        std::string server_name = "none";
        scripted_server const server(over_tls(trusted().issue(names, -60, 3600, subject), [&](tls_stream& stream) {
            auto const* const name = SSL_get_servername(stream.native_handle(), TLSEXT_NAMETYPE_host_name);
            server_name = name != nullptr ? name : "";
            answering(ok)(stream);
        }));
        std::string told;
        {
            backend net(private_trust);
            auto const result = net.send(ask("GET", secure_origin(server, host)));
            auto const* const error = std::get_if<vouch::http::transport_error>(&result);
            told = error != nullptr ? std::string(to_string(error->reason)) : "";
            CHECK((error == nullptr || error->delivery == delivery::not_sent));
        }
        return told + (told.empty() ? server_name : "");
    };
    CHECK(reason("DNS:localhost", "vouch", "localhost") == "localhost");
    CHECK(reason("IP:127.0.0.1", "vouch", "127.0.0.1").empty());
    CHECK(reason("DNS:other.example", "localhost", "localhost") == "tls"); // cpp-httplib would take the common name
    CHECK(reason("", "localhost", "localhost") == "tls");
    CHECK(reason("DNS:*", "vouch", "localhost") == "tls");
}

TEST_CASE("httplib: the deadline is absolute, whatever dribbles")
{
    auto const late = [](backend& net, std::string const& origin, delivery sent) {
        auto const request = ask("GET", origin, 150ms);
        auto const error = error_of(net.send(request));
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.delivery == sent);
        auto const over = std::chrono::steady_clock::now() - request.deadline;
        CHECK(over >= 0ms);
        CHECK(over < 500ms);
    };
    auto const dribble = [](tcp::socket& socket, std::string text, char more) {
        socket.set_option(tcp::no_delay(true));
        boost::system::error_code error;
        for (; !error; std::this_thread::sleep_for(10ms)) {
            boost::asio::write(socket, boost::asio::buffer(text), error);
            text = std::string(1, more);
        }
    };
    backend net(private_trust);
    SUBCASE("a head")
    {
        scripted_server const server([&](tcp::socket& socket) { dribble(socket, "HTTP/1.1 200 OK\r\nx: ", 'x'); });
        late(net, server.origin(), delivery::maybe_sent);
    }
    SUBCASE("a body to the end of the connection")
    {
        scripted_server const server([&](tcp::socket& socket) { dribble(socket, "HTTP/1.1 200 OK\r\n\r\n", 'x'); });
        late(net, server.origin(), delivery::maybe_sent);
    }
    SUBCASE("a TLS handshake")
    {
        scripted_server const server([&](tcp::socket& socket) { dribble(socket, "\x16\x03\x03\x40", '\x10'); });
        late(net, secure_origin(server), delivery::not_sent);
    }
}

TEST_CASE("httplib: a call is cancelled in flight")
{
    scripted_server const server([](tcp::socket& socket) { read_all(socket); });
    backend net;
    std::stop_source source;
    auto const begin = std::chrono::steady_clock::now();
    std::jthread const cancelling([&] {
        std::this_thread::sleep_for(50ms);
        source.request_stop();
    });
    auto const error = error_of(net.send(ask("GET", server.origin()), source.get_token()));
    CHECK(error.reason == transport_reason::cancelled);
    CHECK(error.delivery == delivery::maybe_sent);
    CHECK(std::chrono::steady_clock::now() - begin < 1s);
    CHECK(error_of(net.send(ask("GET", server.origin()), source.get_token())).delivery == delivery::not_sent);
}

TEST_CASE("httplib: what configure sets undoes nothing")
{
    heads got;
    scripted_server const elsewhere([&](tcp::socket& socket) { got.add("elsewhere: " + read_head(socket)); });
    scripted_server const server([&](tcp::socket& socket) {
        for (std::string head; !(head = read_head(socket)).empty(); got.add(head))
            write_text(socket, "HTTP/1.1 307 Moved\r\nLocation: " + elsewhere.origin() +
                                   "/\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\", algorithm=MD5\r\n"
                                   "Content-Length: 0\r\n\r\n");
    });
    std::atomic<int> called = 0;
    {
        backend net({.configure = [&](::httplib::Client& client) {
            ++called;
            client.set_follow_location(true);
            client.set_keep_alive(false);
            client.set_url_encode(true);
            client.set_default_headers({{"X-More", "1"}});
            client.set_basic_auth("user", canary);
            client.set_digest_auth("user", canary);
            client.set_bearer_token_auth(canary);
            client.set_proxy("127.0.0.1", elsewhere.port());
            client.set_read_timeout(0, 1);
            client.set_write_timeout(0, 1);
            client.set_logger([&](auto const&...) { got.add("logged"); });
            client.enable_server_certificate_verification(false);
        }});
        CHECK(response_of(net.send(ask("GET", server.origin()))).status == 307);
        CHECK(response_of(net.send(ask("GET", server.origin()))).status == 307);
        CHECK(called == 1);
        CHECK(server.connections() == 1);
        scripted_server const stranger(over_tls(support::authority().issue("DNS:localhost"), answering(ok)));
        CHECK(error_of(net.send(ask("GET", secure_origin(stranger)))).reason == transport_reason::tls);
    }
    CHECK(got.all().size() == 2);
    for (auto const& head : got.all()) {
        CHECK(head.starts_with("GET /users/1?full=true HTTP/1.1\r\nAccept: */*\r\nHost: "));
        CHECK(head.find("Authorization") == head.npos);
        CHECK(head.find("X-More") == head.npos);
    }
}

TEST_CASE("httplib: requests over a Unix socket")
{
    using local = boost::asio::local::stream_protocol;
    auto const path = (std::filesystem::temp_directory_path() / ("vouch-httplib-" + std::to_string(::getpid()))).string();
    std::filesystem::remove(path);
    boost::asio::io_context context;
    local::acceptor acceptor(context, local::endpoint(path));
    std::string head;
    std::thread serving([&] {
        local::socket socket(context);
        acceptor.accept(socket);
        for (std::string next; !(next = read_head(socket)).empty(); head = next)
            write_text(socket, ok);
    });
    {
        backend net({.proxy = "http://127.0.0.1:9"});
        for (int call = 0; call < 3; ++call)
            CHECK(response_of(net.send(ask("GET", "unix:" + path))).body == "ok");
    }
    serving.join();
    CHECK(head.find("\r\nHost: localhost\r\n") != std::string::npos);
    std::filesystem::remove(path);
    backend net;
    CHECK(error_of(net.send(ask("GET", "unix:" + path))).reason == transport_reason::connect);
    CHECK(error_of(net.send(ask("GET", "unix:/" + std::string(200, 'x')))).delivery == delivery::not_sent);
}

TEST_CASE("httplib: a client certificate")
{
    auto const client = trusted().issue("DNS:client");
    support::text_file const certificate(client.certificate_pem);
    support::text_file const key(client.key_pem);
    auto const server_identity = trusted().issue("DNS:localhost");
    auto const asking = [&](std::atomic<int>& known) {
        return [&](tcp::socket& socket) {
            namespace ssl = boost::asio::ssl;
            ssl::context context(ssl::context::tls_server);
            context.use_certificate_chain(boost::asio::buffer(server_identity.certificate_pem));
            context.use_private_key(boost::asio::buffer(server_identity.key_pem), ssl::context::pem);
            context.add_certificate_authority(boost::asio::buffer(trusted().pem()));
            context.set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
            tls_stream stream(socket, context);
            boost::system::error_code error;
            stream.handshake(ssl::stream_base::server, error);
            known += !error;
            if (!error)
                answering(ok)(stream);
        };
    };
    std::atomic<int> known = 0;
    scripted_server const server(asking(known));
    auto options = private_trust;
    CHECK(std::holds_alternative<vouch::http::transport_error>(backend(options).send(ask("GET", secure_origin(server)))));
    CHECK(known == 0);
    options.certificate_file = certificate.path();
    options.key_file = key.path();
    CHECK(response_of(backend(options).send(ask("GET", secure_origin(server)))).body == "ok");
    CHECK(known == 1);
    auto stranger = vouch::backend::httplib_options{.ca_pem = support::authority("another").pem(), .system_authorities = false};
    stranger.certificate_file = certificate.path();
    stranger.key_file = key.path();
    CHECK(error_of(backend(stranger).send(ask("GET", secure_origin(server)))).reason == transport_reason::tls);
    CHECK(known == 1);
}
