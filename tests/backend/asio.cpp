// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/asio.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/backend.hpp>

#include <support/asio_loop.hpp>
#include <support/attempt.hpp>
#include <support/scripted_proxy.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>
#include <support/unix_server.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/system/system_error.hpp>
#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;
using support::ask;
using support::error_of;
using support::over_tls;
using support::read_head;
using support::response_of;
using support::scripted_server;
using support::secure_origin;
using support::tcp;
using support::trusted;
using support::write_text;
using vouch::http::delivery;
using vouch::http::transport_reason;

namespace ssl = boost::asio::ssl;

// Answers every request with its head.
template <class Stream>
void echo(Stream& stream)
{
    for (std::string head; !(head = read_head(stream)).empty();)
        write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" + head);
}

auto secure_server(std::string const& names, int max_version = TLS1_3_VERSION) -> std::function<void(tcp::socket&)>
{
    return over_tls(trusted().issue(names), [](support::tls_stream& stream) { echo(stream); }, max_version);
}

// A backend on a loop of its own that waits for each attempt.
struct blocking {
    explicit blocking(vouch::backend::asio_options const& options = {}, ssl::context of = support::trusting(trusted().pem()))
        : trust(std::move(of)), net(loop.context.get_executor(), trust, options)
    {}
    auto send(vouch::http::request request) -> vouch::http::transport_result { return loop.run(net.send(std::move(request))); }

    ssl::context trust;
    support::asio_loop loop;
    vouch::backend::asio net;
};

} // namespace

static_assert(vouch::http::coroutine_backend<vouch::backend::asio>);
static_assert(!vouch::http::sync_backend<vouch::backend::asio>);
static_assert(!vouch::http::callback_backend<vouch::backend::asio>);
static_assert(!vouch::http::is_concurrent<vouch::backend::asio>());
static_assert(vouch::http::cancels_in_flight<vouch::backend::asio>());
static_assert(vouch::http::has_exact_deadline<vouch::backend::asio>());

TEST_CASE("asio: origins that are plain, secure and Unix sockets, over connections that are kept")
{
    scripted_server const plain([](tcp::socket& socket) { echo(socket); });
    scripted_server const secure(secure_server("DNS:localhost,IP:127.0.0.1"));
    support::unix_server const local([](support::unix_socket& socket) { echo(socket); });
    {
        blocking net;
        for (std::string const& origin : {plain.origin(), "http://localhost:" + std::to_string(plain.port()),
                                          secure_origin(secure), secure_origin(secure, "127.0.0.1"), local.origin()})
            for (int call = 0; call < 3; ++call) {
                auto request = ask("PUT", origin);
                request.headers.push_back({.name = "x-api-key", .value = support::canary, .secret = true});
                auto const seen = response_of(net.send(request)).body;
                CHECK(seen.starts_with("PUT /users/1?full=true HTTP/1.1\r\nHost: "));
                CHECK(seen.find("\r\nx-api-key: kanarek-7311\r\n") != seen.npos);
            }
    }
    CHECK(plain.connections() == 2);
    CHECK(secure.connections() == 2);
    CHECK(local.connections() == 1);
}

TEST_CASE("asio: a tunnel through a proxy, which this machine needs not")
{
    scripted_server const plain([](tcp::socket& socket) { echo(socket); });
    scripted_server const secure(secure_server("DNS:api.example.test"));
    for (bool const is_secure : {false, true}) {
        support::scripted_proxy const proxy((is_secure ? secure : plain).port());
        std::string const scheme = is_secure ? "https" : "http";
        {
            blocking net({.proxy = proxy.address(), .proxy_credential = vouch::secret("Aladdin:open sesame")});
            for (int call = 0; call < 3; ++call)
                CHECK(response_of(net.send(ask("GET", scheme + "://api.example.test"))).body.find("roxy") == std::string::npos);
            CHECK(response_of(net.send(ask("GET", plain.origin()))).status == 200);
        }
        std::string const authority = is_secure ? "api.example.test:443" : "api.example.test:80";
        REQUIRE(proxy.heads().size() == 1);
        CHECK(proxy.heads()[0] == "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority +
                                      "\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n");
    }
}

TEST_CASE("asio: a proxy that refuses, ends early, never answers, or is none")
{
    auto const fault = [](std::string const& proxy) {
        blocking net({.proxy = proxy, .proxy_credential = vouch::secret("user:kanarek-7311")});
        auto error = error_of(net.send(ask("GET", "https://api.example.test", 200ms)));
        CHECK(error.delivery == delivery::not_sent);
        return error;
    };
    using support::scripted_proxy;
    CHECK(fault(scripted_proxy(0, scripted_proxy::say("HTTP/1.1 407 no\r\n\r\n")).address()).reason == transport_reason::connect);
    CHECK(fault(scripted_proxy(0, scripted_proxy::say("HTTP/1.1 2")).address()).reason == transport_reason::reset);
    CHECK(fault(scripted_proxy(0, [](tcp::socket& client) { support::read_all(client); }).address()).reason ==
          transport_reason::timeout);
    CHECK_THROWS_AS(blocking({.proxy = "https://secure.example"}), boost::system::system_error);
    CHECK_THROWS_AS(blocking({.proxy = "http://proxy", .proxy_credential = vouch::secret("no colon")}),
                    boost::system::system_error);
}

TEST_CASE("asio: no context makes a connection less safe")
{
    auto const refused = [](ssl::context trust, std::function<void(tcp::socket&)> const& script) {
        scripted_server const server(script);
        blocking net({}, std::move(trust));
        auto const error = error_of(net.send(ask("GET", secure_origin(server))));
        CHECK(error.reason == transport_reason::tls);
        CHECK(error.delivery == delivery::not_sent);
    };
    SUBCASE("one that verifies nothing")
    {
        ssl::context trust(ssl::context::tls_client);
        trust.set_verify_mode(ssl::verify_none);
        trust.set_verify_callback([](bool, ssl::verify_context&) { return true; });
        refused(std::move(trust), secure_server("DNS:localhost"));
    }
    SUBCASE("one that accepts any name")
    {
        auto trust = support::trusting(trusted().pem());
        trust.set_verify_callback([](bool, ssl::verify_context&) { return true; });
        refused(std::move(trust), secure_server("DNS:example.com"));
    }
    SUBCASE("one that allows old protocols")
    {
        auto trust = support::trusting(trusted().pem());
        SSL_CTX_set_min_proto_version(trust.native_handle(), TLS1_VERSION);
        SSL_CTX_set_security_level(trust.native_handle(), 0);
        refused(std::move(trust), secure_server("DNS:localhost", TLS1_1_VERSION));
    }
    SUBCASE("one that needs no certificate")
    {
        auto trust = support::trusting(trusted().pem());
        SSL_CTX_set_cipher_list(trust.native_handle(), "ADH:@SECLEVEL=0");
        SSL_CTX_set_max_proto_version(trust.native_handle(), TLS1_2_VERSION);
        refused(std::move(trust), [](tcp::socket& socket) {
            ssl::context anonymous(ssl::context::tls_server);
            SSL_CTX_set_cipher_list(anonymous.native_handle(), "ADH:@SECLEVEL=0");
            SSL_CTX_set_dh_auto(anonymous.native_handle(), 1);
            SSL_CTX_set_max_proto_version(anonymous.native_handle(), TLS1_2_VERSION);
            support::tls_stream stream(socket, anonymous);
            boost::system::error_code error;
            stream.handshake(ssl::stream_base::server, error);
            CHECK_FALSE(error);
            CHECK(read_head(stream).empty());
        });
    }
}

TEST_CASE("asio: what a context asks for besides is kept")
{
    SUBCASE("a callback that refuses")
    {
        scripted_server const server(secure_server("DNS:localhost"));
        auto trust = support::trusting(trusted().pem());
        trust.set_verify_callback([](bool, ssl::verify_context&) { return false; });
        blocking net({}, std::move(trust));
        CHECK(error_of(net.send(ask("GET", secure_origin(server)))).reason == transport_reason::tls);
    }
    SUBCASE("a newer protocol")
    {
        scripted_server const server(secure_server("DNS:localhost", TLS1_2_VERSION));
        auto trust = support::trusting(trusted().pem());
        SSL_CTX_set_min_proto_version(trust.native_handle(), TLS1_3_VERSION);
        blocking net({}, std::move(trust));
        CHECK(error_of(net.send(ask("GET", secure_origin(server)))).reason == transport_reason::tls);
    }
    SUBCASE("HTTP/2, which is not spoken, is not agreed on")
    {
        std::string agreed;
        scripted_server const server([&](tcp::socket& socket) {
            auto const identity = trusted().issue("DNS:localhost");
            ssl::context context(ssl::context::tls_server);
            context.use_certificate_chain(boost::asio::buffer(identity.certificate_pem));
            context.use_private_key(boost::asio::buffer(identity.key_pem), ssl::context::pem);
            SSL_CTX_set_alpn_select_cb(
                context.native_handle(),
                [](SSL*, unsigned char const** out, unsigned char* size, unsigned char const* offered, unsigned, void*) {
                    *out = offered + 1; // the first
                    *size = offered[0];
                    return SSL_TLSEXT_ERR_OK;
                },
                nullptr);
            support::tls_stream stream(socket, context);
            boost::system::error_code ignored;
            stream.handshake(ssl::stream_base::server, ignored);
            unsigned char const* name = nullptr;
            unsigned size = 0;
            SSL_get0_alpn_selected(stream.native_handle(), &name, &size);
            agreed.assign(name, name + size);
            echo(stream);
        });
        auto trust = support::trusting(trusted().pem());
        constexpr unsigned char offer[] = {2, 'h', '2'};
        SSL_CTX_set_alpn_protos(trust.native_handle(), offer, sizeof offer);
        {
            blocking net({}, std::move(trust));
            CHECK(response_of(net.send(ask("GET", secure_origin(server)))).status == 200);
        }
        CHECK(agreed == "http/1.1");
    }
}

TEST_CASE("asio: a reply that comes before a long body is sent")
{
    auto const refuse = [](auto& stream) {
        read_head(stream);
        write_text(stream, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno");
        support::read_all(stream);
    };
    scripted_server const plain(refuse);
    scripted_server const secure(over_tls(trusted().issue("DNS:localhost"), refuse));
    blocking net;
    for (std::string const& origin : {plain.origin(), secure_origin(secure)}) {
        auto request = ask("PUT", origin, 5s);
        request.body.assign(5'000'000, 'x');
        CHECK(response_of(net.send(request)).body == "no");
    }
}

TEST_CASE("asio: long bodies in both directions")
{
    auto const reverse = [](auto& stream) {
        auto const head = read_head(stream);
        std::string body(std::stoul(head.substr(head.find("Content-Length: ") + 16)), '\0');
        boost::system::error_code ignored;
        boost::asio::read(stream, boost::asio::buffer(body), ignored);
        write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                               std::string(body.rbegin(), body.rend()));
    };
    scripted_server const plain(reverse);
    scripted_server const secure(over_tls(trusted().issue("DNS:localhost"), reverse));
    blocking net;
    for (std::string const& origin : {plain.origin(), secure_origin(secure)}) {
        auto request = ask("PUT", origin, 10s);
        for (int count = 0; count < 600'000; ++count)
            request.body += static_cast<char>('a' + count % 23);
        CHECK((response_of(net.send(request)).body == std::string(request.body.rbegin(), request.body.rend())));
    }
}

TEST_CASE("asio: a kept connection that ended is not used, and one that ends just then says so")
{
    scripted_server const server([](tcp::socket& socket) {
        read_head(socket);
        write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        if (read_head(socket).starts_with("PUT"))
            write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    blocking net;
    response_of(net.send(ask("GET", server.origin())));
    auto const error = error_of(net.send(ask("GET", server.origin()))); // ends without an answer
    CHECK(error.reason == transport_reason::reset);
    CHECK(error.delivery == delivery::maybe_sent);
    CHECK(error.kept);
    response_of(net.send(ask("GET", server.origin())));
    response_of(net.send(ask("PUT", server.origin())));
    std::this_thread::sleep_for(20ms); // the server closes
    CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
    CHECK(server.connections() == 3);
}

TEST_CASE("asio: no server, no such name, and a request that cannot be sent")
{
    std::uint16_t port = 0;
    {
        scripted_server const gone([](tcp::socket&) {});
        port = gone.port();
    }
    blocking net;
    auto const refused = error_of(net.send(ask("GET", "http://127.0.0.1:" + std::to_string(port))));
    CHECK(refused.reason == transport_reason::connect);
    CHECK(refused.delivery == delivery::not_sent);
    CHECK(error_of(net.send(ask("GET", "unix:/no/such/socket"))).reason == transport_reason::connect);
    CHECK(error_of(net.send(ask("GET", "unix:/" + std::string(200, 'x')))).reason == transport_reason::protocol);
    auto const unknown = error_of(net.send(ask("GET", "http://kanarek-7311.invalid")));
    CHECK(unknown.reason != transport_reason::protocol); // unresolved, or another one if there is no name server
    CHECK(unknown.delivery == delivery::not_sent);
    CHECK(error_of(net.send(ask("GET", "ftp://127.0.0.1"))).reason == transport_reason::protocol);
    CHECK(error_of(net.send(ask("GE T", "http://127.0.0.1"))).reason == transport_reason::protocol);
}

TEST_CASE("asio: a strand of a pool of threads is an executor too")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    auto trust = support::trusting(trusted().pem());
    boost::asio::thread_pool pool(4);
    auto const strand = boost::asio::make_strand(pool);
    std::vector<std::future<vouch::http::transport_result>> results;
    {
        vouch::backend::asio net(strand, trust);
        for (int call = 0; call < 100; ++call)
            results.push_back(boost::asio::co_spawn(strand, net.send(ask("GET", server.origin(), 20s)), boost::asio::use_future));
        for (auto& result : results)
            CHECK(response_of(result.get()).status == 200);
        // the connections go where they were used
        boost::asio::post(strand, [gone = std::move(net)] {});
        pool.join();
    }
}
