// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/tunnel.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace vouch::backend::detail;
using vouch::secret;
using vouch::http::delivery;
using vouch::http::transport_reason;

auto origin(std::string_view text) -> vouch::http::origin
{
    return *vouch::http::origin::parse(text);
}

auto request_of(std::string_view credential, std::string_view to = "https://api.example.com") -> std::string
{
    auto const proxy = *http_proxy::of_options("http://proxy.example:3128", secret(credential));
    return std::string(proxy.request_for(origin(to)).reveal());
}

// Gives a reply in pieces of a size.
void put(tunnel_reply& reply, std::string_view bytes, std::size_t piece = 100'000)
{
    while (!bytes.empty() && !reply.is_open() && !reply.fault()) {
        reply.put(bytes.substr(0, piece));
        bytes.remove_prefix((std::min)(piece, bytes.size()));
    }
}

} // namespace

TEST_CASE("tunnel: the request names the origin with its port, and the credential if there is one")
{
    CHECK(request_of("") == "CONNECT api.example.com:443 HTTP/1.1\r\nHost: api.example.com:443\r\n\r\n");
    CHECK(request_of("", "http://10.0.0.7") == "CONNECT 10.0.0.7:80 HTTP/1.1\r\nHost: 10.0.0.7:80\r\n\r\n");
    CHECK(request_of("", "https://[FD00::2]:8443").starts_with("CONNECT [fd00::2]:8443 HTTP/1.1\r\nHost: [fd00::2]:8443\r\n"));
    auto const field = [](std::string_view credential) {
        auto const text = request_of(credential);
        auto const position = text.find("Proxy-Authorization: Basic ") + 27;
        return text.substr(position, text.find("\r\n", position) - position);
    };
    CHECK(field("Aladdin:open sesame") == "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="); // RFC 7617 section 2
    CHECK(field(":") == "Og==");
    CHECK(field("a:") == "YTo=");
    CHECK(field("a:b") == "YTpi");
    CHECK(field("test:123\xc2\xa3") == "dGVzdDoxMjPCow=="); // RFC 7617 section 2.1
    CHECK(field("a:>>>???") == "YTo+Pj4/Pz8=");
    CHECK(request_of("a:b").ends_with("\r\nProxy-Authorization: Basic YTpi\r\n\r\n"));
}

TEST_CASE("tunnel: which connections go through the proxy")
{
    for (char const* const away : {"https://api.example.com", "http://10.0.0.7:8080", "https://[fd00::2]"})
        CHECK(http_proxy::serves(origin(away)));
    for (char const* const here : {"http://localhost:8080", "https://127.0.0.1", "http://[::1]:80", "unix:/run/api.sock"})
        CHECK_FALSE(http_proxy::serves(origin(here)));
}

TEST_CASE("tunnel: options that name no proxy")
{
    using failure = boost::system::system_error;
    CHECK_FALSE(http_proxy::of_options("", {}));
    auto const proxy = http_proxy::of_options("http://[::1]", {});
    REQUIRE(proxy);
    CHECK(proxy->address().host() == "[::1]");
    CHECK(proxy->address().port() == 80);
    for (char const* const address : {"proxy:3128", "https://proxy:3128", "socks5://proxy:1080", "http://proxy:3128/",
                                      "http://kanarek:7311@proxy:3128", "unix:/run/proxy.sock", "http://proxy:0", "http://", " "})
        CHECK_THROWS_AS((void)http_proxy::of_options(address, {}), failure);
    CHECK_THROWS_AS((void)http_proxy::of_options("", secret("user:kanarek-7311")), failure);
    for (char const* const credential : {"kanarek-7311", "user:kanarek-7311\r\nx: 1", "us\ner:kanarek-7311", "kanarek:\x7f"}) {
        try {
            (void)http_proxy::of_options("http://proxy:3128", secret(credential));
            FAIL("accepted");
        } catch (failure const& refused) {
            CHECK(refused.code() == boost::system::errc::invalid_argument);
            CHECK(std::string_view(refused.what()).find("kanarek") == std::string_view::npos);
        }
    }
}

TEST_CASE("tunnel: replies that open it")
{
    for (std::size_t const piece : {std::size_t{1}, std::size_t{7}, std::size_t{100'000}}) {
        for (char const* const bytes : {
                 "HTTP/1.1 200 OK\r\n\r\n",
                 "HTTP/1.0 200 Connection established\r\nProxy-agent: tinyproxy/1.11.1\r\n\r\n",
                 "HTTP/1.1 204 No Content\r\n\r\n",
                 "HTTP/1.1 299 \r\n\r\n",
                 "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                 // RFC 9110 section 9.3.6: fields about a body mean nothing here
                 "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
             }) {
            INFO(bytes);
            tunnel_reply reply;
            put(reply, bytes, piece);
            CHECK(reply.is_open());
            CHECK_FALSE(reply.fault());
        }
    }
    tunnel_reply reply;
    put(reply, "HTTP/1.1 200 OK\r\n");
    CHECK_FALSE(reply.is_open());
    CHECK_FALSE(reply.fault());
}

TEST_CASE("tunnel: replies that open none")
{
    auto const check = [](std::string const& bytes, transport_reason reason, std::string_view detail) {
        INFO(bytes.substr(0, 80));
        tunnel_reply reply;
        put(reply, bytes);
        CHECK_FALSE(reply.is_open());
        REQUIRE(reply.fault());
        CHECK(reply.fault()->reason == reason);
        CHECK(reply.fault()->delivery == delivery::not_sent);
        CHECK(reply.fault()->detail == detail);
    };
    check("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 3\r\n\r\nno!",
          transport_reason::connect, "the proxy refused: 407");
    check("HTTP/1.1 403 Filtered\r\n\r\n<html>", transport_reason::connect, "the proxy refused: 403");
    check("HTTP/1.1 302 Found\r\nLocation: http://kanarek-7311/\r\n\r\n", transport_reason::connect, "the proxy refused: 302");
    check("HTTP/1.1 101 Switching Protocols\r\n\r\n", transport_reason::connect, "the proxy refused: 101");
    check("HTTP/1.1 503 x\r\n\r\n", transport_reason::connect, "the proxy refused: 503");

    check("HTTP/1.1 200 OK\r\n\r\n\x16\x03", transport_reason::protocol, "the proxy sent bytes that nobody asked for");
    check("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", transport_reason::protocol,
          "the proxy sent bytes that nobody asked for");
    check("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil", transport_reason::protocol,
          "the proxy sent bytes that nobody asked for");
    constexpr auto no_response = "the proxy sent no HTTP response: ";
    check("SSH-2.0-OpenSSH_9.2\r\n", transport_reason::protocol, no_response + std::string("malformed message"));
    check("HTTP/1.1 200 OK\r\nbad name: 1\r\n\r\n", transport_reason::protocol, no_response + std::string("malformed message"));
    check("HTTP/2.0 200 OK\r\n\r\n", transport_reason::protocol, no_response + std::string("unsupported version of HTTP"));
    check("HTTP/1.1 200 " + std::string(tunnel_reply::max_head, 'x'), transport_reason::protocol,
          no_response + std::string("start line too long"));
    check("HTTP/1.1 200 OK\r\nx: " + std::string(tunnel_reply::max_head, 'x'), transport_reason::protocol,
          no_response + std::string("head too long"));
    std::string many = "HTTP/1.1 200 OK\r\n";
    for (std::size_t count = 0; count <= tunnel_reply::max_fields; ++count)
        many += "a: 1\r\n";
    check(many, transport_reason::protocol, no_response + std::string("head too long"));

    tunnel_reply opened;
    put(opened, "HTTP/1.1 200 OK\r\n\r\n");
    CHECK(opened.is_open());
    opened.put("x");
    CHECK_FALSE(opened.is_open());
    CHECK(opened.fault()->reason == transport_reason::protocol);

    tunnel_reply ended;
    put(ended, "HTTP/1.1 200 OK\r\n");
    ended.put_eof();
    REQUIRE(ended.fault());
    CHECK(ended.fault()->reason == transport_reason::reset);
    CHECK(ended.fault()->delivery == delivery::not_sent);
}
