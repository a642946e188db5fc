// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/curl.hpp>

#include <vouch/http/client/backend.hpp>

#include <support/attempt.hpp>
#include <support/scripted_proxy.hpp>
#include <support/scripted_server.hpp>
#include <support/text_file.hpp>
#include <support/tls_server.hpp>
#include <support/unix_server.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

// What the conformance suite does not ask, since it is libcurl's own: what it would take from the environment, send again or add.
namespace {

using namespace std::chrono_literals;
using support::ask;
using support::canary;
using support::error_of;
using support::read_all;
using support::read_head;
using support::response_of;
using support::scripted_proxy;
using support::scripted_server;
using support::tcp;
using support::trusted;
using support::write_text;
using vouch::backend::curl;
using vouch::backend::curl_options;
using vouch::http::delivery;
using vouch::http::transport_reason;

constexpr std::string_view ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

// Answers every request with its head.
void echo(auto& stream)
{
    for (std::string head; !(head = read_head(stream)).empty();)
        write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" + head);
}

auto with_private_trust(curl_options options = {}) -> curl_options
{
    options.ca_pem = trusted().pem();
    options.system_authorities = false;
    return options;
}

// A variable of the environment while a test runs.
class variable {
public:
    variable(char const* name, std::string const& value) : name_(name)
    {
        char const* const before = std::getenv(name);
        before_ = before != nullptr ? before : "";
        setenv(name, value.c_str(), 1);
    }
    variable(variable const&) = delete;
    auto operator=(variable const&) -> variable& = delete;
    ~variable()
    {
        if (before_.empty())
            unsetenv(name_);
        else
            setenv(name_, before_.c_str(), 1);
    }

private:
    char const* name_;
    std::string before_;
};

} // namespace

static_assert(vouch::http::sync_backend<curl>);
static_assert(vouch::http::is_concurrent<curl>() && vouch::http::cancels_in_flight<curl>() &&
              vouch::http::has_exact_deadline<curl>());
static_assert(std::is_nothrow_move_constructible_v<curl>);

TEST_CASE("curl: sends the request's bytes and nothing of its own")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    {
        curl net;
        auto request = ask("GET", server.origin());
        request.target = "/a/../b//c?x=1&y=%20;'*";
        request.headers = {{.name = "X-Empty", .value = ""}, {.name = "x-Api-KEY", .value = canary, .secret = true}};
        auto const host = " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n";
        CHECK(response_of(net.send(request)).body ==
              "GET /a/../b//c?x=1&y=%20;'*" + host + "X-Empty:\r\nx-Api-KEY: kanarek-7311\r\n\r\n");
        for (char const* method : {"POST", "PUT", "PATCH"})
            CHECK(response_of(net.send(ask(method, server.origin()))).body ==
                  method + std::string(" /users/1?full=true") + host + "Content-Length: 0\r\n\r\n");
        CHECK(response_of(net.send(ask("QUERY", server.origin()))).body == "QUERY /users/1?full=true" + host + "\r\n");
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("curl: takes nothing from the environment")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    scripted_proxy const proxy(server.port());
    auto const home = std::filesystem::temp_directory_path() / ("vouch_home_" + std::to_string(server.port()));
    std::filesystem::create_directory(home);
    std::ofstream(home / ".netrc") << "default login kanarek-7311 password kanarek-7311\n";
    std::ofstream(home / ".curlrc") << "proxy = " << proxy.address() << "\nuser-agent = kanarek-7311\n";
    {
        variable const home_is("HOME", home.string());
        variable const netrc_is("NETRC", (home / ".netrc").string());
        variable const http_is("http_proxy", proxy.address());
        variable const https_is("HTTPS_PROXY", proxy.address());
        variable const all_is("ALL_PROXY", proxy.address());
        variable const none("no_proxy", "nothing.example");
        curl net;
        auto const heard = response_of(net.send(ask("GET", server.origin()))).body;
        CHECK(heard.find("kanarek") == std::string::npos);
        // a name that the proxy would have an answer for
        CHECK(error_of(net.send(ask("GET", "http://api.example.invalid"))).delivery == delivery::not_sent);
        CHECK(error_of(net.send(ask("GET", "https://api.example.invalid"))).delivery == delivery::not_sent);
    }
    std::filesystem::remove_all(home);
    CHECK(proxy.connections() == 0);
}

TEST_CASE("curl: sends a request once, also where a kept connection is closed under it")
{
    for (std::string const method : {"POST", "GET", "PUT"}) {
        std::atomic<int> requests = 0;
        scripted_server const server([&](tcp::socket& socket) {
            requests += !read_head(socket).empty();
            write_text(socket, ok);
            requests += !read_head(socket).empty(); // and closes without a response
        });
        {
            curl net;
            CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
            auto const error = error_of(net.send(ask(method, server.origin())));
            CHECK(error.reason == transport_reason::reset);
            CHECK(error.delivery == delivery::maybe_sent);
            CHECK(error.kept);
            CHECK(requests == 2);
            CHECK(server.connections() == 1); // it did not even connect to send again
            CHECK(response_of(net.send(ask(method, server.origin()))).body == "ok");
        }
    }
}

TEST_CASE("curl: bytes on a kept connection that nobody asked for are no response")
{
    scripted_server const server([](tcp::socket& socket) {
        read_head(socket);
        write_text(socket, ok);
        std::this_thread::sleep_for(20ms);
        write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        read_all(socket);
    });
    {
        curl net;
        CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
        std::this_thread::sleep_for(100ms);
        CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
        CHECK(server.connections() == 2);
    }
}

TEST_CASE("curl: what `configure` sets cannot undo what is relied on")
{
    auto const rebel = [](CURL* easy) {
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
        curl_easy_setopt(easy, CURLOPT_URL, "http://kanarek-7311.invalid/");
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, "DELETE");
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, "kanarek-7311");
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        curl_easy_setopt(easy, CURLOPT_HEADER, 1L);
        curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
        curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
        curl_easy_setopt(easy, CURLOPT_COOKIELIST, "Set-Cookie: kanarek=7311; domain=127.0.0.1; path=/");
        curl_easy_setopt(easy, CURLOPT_COOKIE, "kanarek=7311");
        curl_easy_setopt(easy, CURLOPT_NETRC, long{CURL_NETRC_REQUIRED});
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 1L);
        curl_easy_setopt(easy, CURLOPT_FAILONERROR, 1L);
        curl_easy_setopt(easy, CURLOPT_RANGE, "0-1");
        curl_easy_setopt(easy, CURLOPT_PROXY, "http://127.0.0.1:1"); // this machine is reached without one
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, +[](char*, std::size_t, std::size_t, void*) { return std::size_t{0}; });
        curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, nullptr);
    };
    SUBCASE("the request and its response")
    {
        scripted_server const server([](tcp::socket& socket) {
            for (std::string head; !(head = read_head(socket)).empty();) {
                CHECK(head.find("kanarek") == std::string::npos);
                CHECK(head.starts_with("GET /users/1?full=true HTTP/1.1\r\nHost: "));
                CHECK(head.find("\r\nRange") == std::string::npos);
                CHECK(head.find("Encoding") == std::string::npos);
                std::this_thread::sleep_for(10ms);
                write_text(socket, "HTTP/1.1 307 x\r\nLocation: /x\r\nSet-Cookie: kanarek=7311\r\nContent-Encoding: gzip\r\n"
                                   "Content-Length: 2\r\n\r\nno");
            }
        });
        curl net({.configure = rebel});
        for (int round = 0; round < 2; ++round) {
            auto const response = response_of(net.send(ask("GET", server.origin())));
            CHECK(response.status == 307);
            CHECK(response.body == "no");
        }
    }
    SUBCASE("whom it trusts")
    {
        bool read = false;
        {
            scripted_server const server(support::over_tls(
                trusted().issue("DNS:example.com"), [&](support::tls_stream& stream) { read = !read_head(stream).empty(); }));
            curl net(with_private_trust({.configure = rebel}));
            auto const error = error_of(net.send(ask("GET", support::secure_origin(server))));
            CHECK(error.reason == transport_reason::tls);
            CHECK(error.delivery == delivery::not_sent);
        }
        CHECK_FALSE(read);
    }
    SUBCASE("not even by an exception")
    {
        curl net({.configure = [](CURL*) { throw 1; }});
        auto const error = error_of(net.send(ask("GET", "http://127.0.0.1:1")));
        CHECK(error.reason == transport_reason::protocol);
        CHECK(error.delivery == delivery::not_sent);
    }
}

TEST_CASE("curl: `configure` has its say in how to connect")
{
    scripted_server const server([](tcp::socket& socket) { echo(socket); });
    scripted_proxy const proxy(server.port());
    curl net({.configure = [address = proxy.address()](CURL* easy) { curl_easy_setopt(easy, CURLOPT_PROXY, address.c_str()); }});
    CHECK(response_of(net.send(ask("GET", "http://api.example.test"))).status == 200);
    CHECK(proxy.connections() == 1);
}

TEST_CASE("curl: a proxy opens a tunnel for all but loopback, and gets the credential that nobody else gets")
{
    scripted_server const server(support::over_tls(trusted().issue("DNS:api.example.test"), [](auto& stream) { echo(stream); }));
    scripted_server const local([](tcp::socket& socket) { echo(socket); });
    scripted_proxy const proxy(server.port());
    auto const credential = vouch::secret("kanarek-7311:a%20b");
    {
        curl net(with_private_trust({.proxy = proxy.address(), .proxy_credential = credential}));
        auto request = ask("POST", "https://api.example.test");
        request.headers = {{.name = "x-api-key", .value = canary, .secret = true}};
        auto const heard = response_of(net.send(request)).body;
        CHECK(heard.find("x-api-key: ") != std::string::npos);
        CHECK(heard.find("Proxy-") == std::string::npos);
        CHECK(response_of(net.send(request)).status == 200);
        CHECK(proxy.connections() == 1);
        auto const asked = proxy.heads().front();
        CHECK(asked.starts_with("CONNECT api.example.test:443 HTTP/1.1\r\n"));
        CHECK(asked.find("\r\nProxy-Authorization: Basic a2FuYXJlay03MzExOmElMjBi\r\n") != std::string::npos);
        CHECK(asked.find("api-key") == std::string::npos);

        CHECK(response_of(net.send(ask("GET", local.origin()))).body.find("Proxy-") == std::string::npos);
        CHECK(response_of(net.send(ask("GET", "http://localhost:" + std::to_string(local.port())))).status == 200);
        CHECK(proxy.connections() == 1);
    }
    scripted_proxy const refusing(0, scripted_proxy::say("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"));
    curl net({.proxy = refusing.address(), .proxy_credential = credential});
    auto const error = error_of(net.send(ask("POST", "http://api.example.test")));
    CHECK(error.reason == transport_reason::connect);
    CHECK(error.delivery == delivery::not_sent);
    CHECK(error.detail == "the proxy refused: 407");
}

TEST_CASE("curl: Unix sockets")
{
    support::unix_server const server([](support::unix_socket& socket) { echo(socket); });
    {
        curl net({.proxy = "http://127.0.0.1:1"});
        for (int round = 0; round < 2; ++round)
            CHECK(response_of(net.send(ask("GET", server.origin()))).body ==
                  "GET /users/1?full=true HTTP/1.1\r\nHost: localhost\r\n\r\n");
        CHECK(server.connections() == 1);
    }
    curl net;
    auto const error = error_of(net.send(ask("GET", "unix:/no/such.sock")));
    CHECK(error.reason == transport_reason::connect);
    CHECK(error.delivery == delivery::not_sent);
    CHECK(error_of(net.send(ask("GET", "unix:/" + std::string(200, 'x')))).reason == transport_reason::protocol);
}

TEST_CASE("curl: a server that demands a certificate of the client")
{
    support::authority const clients("vouch test clients");
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        scripted_server const server([&](tcp::socket& socket) {
            namespace ssl = boost::asio::ssl;
            ssl::context context(ssl::context::tls_server);
            auto const identity = trusted().issue("DNS:localhost");
            context.use_certificate_chain(boost::asio::buffer(identity.certificate_pem));
            context.use_private_key(boost::asio::buffer(identity.key_pem), ssl::context::pem);
            context.add_certificate_authority(boost::asio::buffer(clients.pem()));
            context.set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
            SSL_CTX_set_max_proto_version(context.native_handle(), version);
            support::tls_stream stream(socket, context);
            boost::system::error_code error;
            stream.handshake(ssl::stream_base::server, error);
            if (!error)
                echo(stream);
        });
        auto const identity = clients.issue("DNS:client");
        support::text_file const certificate(identity.certificate_pem);
        support::text_file const key(identity.key_pem);
        curl with(with_private_trust({.certificate_file = certificate.path(), .key_file = key.path()}));
        CHECK(response_of(with.send(ask("GET", support::secure_origin(server)))).status == 200);
        curl without(with_private_trust());
        auto const error = error_of(without.send(ask("GET", support::secure_origin(server))));
        CHECK(error.reason == transport_reason::tls);
        CHECK(error.delivery == (version == TLS1_2_VERSION ? delivery::not_sent : delivery::maybe_sent));
    }
}

TEST_CASE("curl: HEAD with a body is refused")
{
    auto request = ask("HEAD", "http://127.0.0.1:1");
    request.body = "{}";
    auto const error = error_of(curl().send(request));
    CHECK(error.reason == transport_reason::protocol);
    CHECK(error.delivery == delivery::not_sent);
}
