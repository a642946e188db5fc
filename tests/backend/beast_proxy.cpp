// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <support/attempt.hpp>
#include <support/scripted_proxy.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>
#include <support/unix_server.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

// Origins that are reached through a proxy. Their names exist for the proxy only.
namespace {

using namespace std::chrono_literals;
using support::ask;
using support::error_of;
using support::over_tls;
using support::read_head;
using support::response_of;
using support::scripted_proxy;
using support::scripted_server;
using support::tcp;
using support::trusted;
using support::write_text;
using vouch::http::delivery;
using vouch::http::transport_reason;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

constexpr char const* plain_origin = "http://api.example.test";
constexpr char const* secure_origin = "https://api.example.test";

auto options_for(std::string proxy, vouch::secret credential = {}) -> vouch::backend::beast_options
{
    return {.ca_pem = trusted().pem(),
            .system_authorities = false,
            .proxy = std::move(proxy),
            .proxy_credential = std::move(credential)};
}

// Answers every request with its head.
template <class Stream>
void echo(Stream& stream)
{
    for (std::string head; !(head = read_head(stream)).empty();)
        write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" + head);
}

auto secure_server(std::string const& names) -> std::function<void(tcp::socket&)>
{
    return over_tls(trusted().issue(names), [](support::tls_stream& stream) { echo(stream); });
}

// Sends to an origin behind a proxy that says this and passes nothing on.
auto error_after(scripted_proxy::answer reply, std::chrono::milliseconds time = 5s) -> vouch::http::transport_error
{
    scripted_proxy const proxy(0, std::move(reply));
    vouch::backend::beast net(options_for(proxy.address(), vouch::secret("user:kanarek-7311")));
    auto const request = ask("PUT", secure_origin, time);
    auto error = error_of(net.send(request));
    CHECK(error.delivery == delivery::not_sent);
    CHECK_FALSE(error.kept);
    CHECK(std::chrono::steady_clock::now() < request.deadline + 1s);
    return error;
}

} // namespace

TEST_CASE("beast: a plain and a secure origin behind a proxy")
{
    for (bool const secure : {false, true}) {
        scripted_server const server(secure ? secure_server("DNS:api.example.test") : [](tcp::socket& socket) { echo(socket); });
        scripted_proxy const proxy(server.port());
        auto const* const origin = secure ? secure_origin : plain_origin;
        {
            vouch::backend::beast net(options_for(proxy.address(), vouch::secret("Aladdin:open sesame")));
            for (char const* const method : {"GET", "POST", "PUT"}) {
                auto const seen = response_of(net.send(ask(method, origin))).body;
                CHECK(seen.starts_with(method + std::string(" /users/1?full=true HTTP/1.1\r\nHost: api.example.test\r\n")));
                CHECK(seen.find("roxy") == seen.npos);
            }
            response_of(net.send(ask("GET", origin + std::string(":8443")))); // another origin, so another tunnel
        }
        CHECK(server.connections() == 2);
        auto const heads = proxy.heads();
        REQUIRE(heads.size() == 2);
        std::string const authority = secure ? "api.example.test:443" : "api.example.test:80";
        CHECK(heads[0] == "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority +
                              "\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n");
        CHECK(heads[1].starts_with("CONNECT api.example.test:8443 HTTP/1.1\r\n"));
    }
}

TEST_CASE("beast: inside a tunnel the certificate is verified against the name of the origin")
{
    for (char const* const names : {"DNS:other.example.test", "DNS:localhost,IP:127.0.0.1"}) {
        scripted_server const server(secure_server(names));
        scripted_proxy const proxy(server.port());
        vouch::backend::beast net(options_for(proxy.address()));
        auto const error = error_of(net.send(ask("GET", secure_origin)));
        CHECK(error.reason == transport_reason::tls);
        CHECK(error.delivery == delivery::not_sent);
        CHECK(error.detail == "hostname mismatch");
    }
}

TEST_CASE("beast: connections to this machine do not go through the proxy")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    scripted_server const secure(secure_server("DNS:localhost,IP:127.0.0.1"));
    support::unix_server const unix_server([](support::unix_socket& socket) { echo(socket); });
    scripted_proxy const proxy(server.port());
    {
        vouch::backend::beast net(options_for(proxy.address(), vouch::secret("user:kanarek-7311")));
        for (std::string const& origin :
             {server.origin(), "http://localhost:" + std::to_string(server.port()), support::secure_origin(secure),
              support::secure_origin(secure, "127.0.0.1"), unix_server.origin()})
            CHECK(response_of(net.send(ask("GET", origin))).body.find("roxy") == std::string::npos);
    }
    CHECK(proxy.connections() == 0);
}

TEST_CASE("beast: the environment names no proxy")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    scripted_proxy const proxy(server.port());
    for (char const* const name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"})
        setenv(name, proxy.address().c_str(), 1);
    vouch::backend::beast net;
    CHECK(error_of(net.send(ask("GET", plain_origin))).delivery == delivery::not_sent); // nobody knows the name
    for (char const* const name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"})
        unsetenv(name);
    CHECK(proxy.connections() == 0);
}

TEST_CASE("beast: a proxy that refuses")
{
    auto error = error_after(scripted_proxy::say(
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 12\r\n\r\nkanarek-7311"));
    CHECK(error.reason == transport_reason::connect);
    CHECK(error.detail == "the proxy refused: 407");
    error = error_after(scripted_proxy::say("HTTP/1.0 403 kanarek-7311\r\n\r\n<html>"));
    CHECK(error.reason == transport_reason::connect);
    CHECK(error.detail == "the proxy refused: 403");
}

TEST_CASE("beast: a proxy that is not there")
{
    std::string address;
    {
        scripted_proxy const gone(0);
        address = gone.address();
    }
    vouch::backend::beast net(options_for(address));
    auto error = error_of(net.send(ask("GET", secure_origin)));
    CHECK(error.reason == transport_reason::connect);
    CHECK(error.delivery == delivery::not_sent);
    CHECK(error.detail == "the proxy: Connection refused");

    vouch::backend::beast nowhere(options_for("http://" + std::string(60, 'a') + "." + std::string(64, 'b') + ":3128"));
    error = error_of(nowhere.send(ask("GET", secure_origin)));
    CHECK(error.delivery == delivery::not_sent);
    CHECK(error.detail.starts_with("the proxy: "));
}

TEST_CASE("beast: a reply of a proxy that comes in pieces opens the tunnel all the same")
{
    scripted_server const server(secure_server("DNS:api.example.test"));
    constexpr std::string_view reply = "HTTP/1.1 200 OK\r\nVia: 1.1 proxy\r\nContent-Length: 99\r\n\r\n";
    for (std::size_t const piece : {std::size_t{1}, std::size_t{17}, reply.size() - 1}) {
        scripted_proxy const proxy(server.port(), [&](tcp::socket& client) {
            client.set_option(tcp::no_delay(true));
            for (std::string_view rest = reply; !rest.empty(); rest.remove_prefix((std::min)(piece, rest.size()))) {
                write_text(client, rest.substr(0, piece));
                std::this_thread::sleep_for(1ms);
            }
        });
        vouch::backend::beast net(options_for(proxy.address()));
        CHECK(response_of(net.send(ask("GET", secure_origin))).status == 200);
    }
}

TEST_CASE("beast: a proxy that breaks the protocol, ends or does nothing")
{
    SUBCASE("bytes that are no response")
    {
        for (char const* const bytes : {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\nkanarek-7311\r\n\r\n", "\x16\x03\x03"})
            CHECK(error_after(scripted_proxy::say(bytes)).reason == transport_reason::protocol);
    }
    SUBCASE("a head without an end")
    {
        auto const error = error_after([](tcp::socket& client) {
            boost::system::error_code failed;
            boost::asio::write(client, boost::asio::buffer(std::string_view("HTTP/1.1 200 OK\r\n")), failed);
            while (!failed)
                boost::asio::write(client, boost::asio::buffer(std::string_view("a: kanarek-7311\r\n")), failed);
        });
        CHECK(error.reason == transport_reason::protocol);
        CHECK(error.detail == "the proxy sent no HTTP response: head too long");
    }
    SUBCASE("interim responses without an end")
    {
        auto const error = error_after([](tcp::socket& client) {
            for (boost::system::error_code failed; !failed;)
                boost::asio::write(client, boost::asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")), failed);
        });
        CHECK(error.reason == transport_reason::protocol);
    }
    SUBCASE("bytes after the reply, in the same segment or behind it")
    {
        CHECK(error_after(scripted_proxy::say("HTTP/1.1 200 OK\r\n\r\n\x15\x03\x03")).detail ==
              "the proxy sent bytes that nobody asked for");
        CHECK(error_after(scripted_proxy::say("HTTP/1.1 200 OK\r\nx: " + std::string(2048 - 24, 'x') + "\r\n\r\nevil")).detail ==
              "the proxy sent bytes that nobody asked for"); // the reply fills one read
    }
    SUBCASE("an end before, in and after the reply")
    {
        for (char const* const bytes : {"", "HTTP/1.1 200 O", "HTTP/1.1 200 OK\r\n"}) {
            auto const error = error_after(scripted_proxy::say(bytes));
            CHECK(error.reason == transport_reason::reset);
            CHECK(error.detail == "the proxy ended the connection");
        }
        CHECK(error_after(scripted_proxy::say("HTTP/1.1 200 OK\r\n\r\n")).reason == transport_reason::reset);
    }
    SUBCASE("silence")
    {
        auto const error = error_after([](tcp::socket& client) { support::read_all(client); }, 100ms);
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.detail == "the proxy took too long");
    }
    SUBCASE("a byte now and then")
    {
        auto const error = error_after(
            [](tcp::socket& client) {
                boost::system::error_code failed;
                for (std::string_view text = "HTTP/1.1 200 OK\r\nx: "; !failed; text = "x") {
                    boost::asio::write(client, boost::asio::buffer(text), failed);
                    std::this_thread::sleep_for(10ms);
                }
            },
            150ms);
        CHECK(error.reason == transport_reason::timeout);
    }
    SUBCASE("a tunnel that leads nowhere")
    {
        auto const error = error_after(
            [](tcp::socket& client) {
                write_text(client, "HTTP/1.1 200 OK\r\n\r\n");
                support::read_all(client);
            },
            100ms);
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.detail == "the TLS handshake took too long");
    }
}

TEST_CASE("beast: options that name no proxy are refused")
{
    using failure = boost::system::system_error;
    CHECK_NOTHROW(vouch::backend::beast(options_for("http://proxy:3128", vouch::secret("user:password"))));
    for (char const* const address : {"proxy:3128", "https://proxy:3128", "http://user:kanarek-7311@proxy:3128", "http://a/b"})
        CHECK_THROWS_AS(vouch::backend::beast(options_for(address)), failure);
    CHECK_THROWS_AS(vouch::backend::beast(options_for("http://proxy:3128", vouch::secret("kanarek-7311"))), failure);
    CHECK_THROWS_AS(vouch::backend::beast(options_for("", vouch::secret("user:kanarek-7311"))), failure);
}
