// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/server.hpp>

#include <support/scripted_server.hpp>

#include <boost/asio/connect.hpp>
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

namespace {

using support::tcp;

/// All that the server sends to a client that says `text` and nothing more.
auto answer_to(vouch::testing::server const& server, std::string_view text) -> std::string
{
    boost::asio::io_context context;
    tcp::socket socket(context);
    socket.connect({boost::asio::ip::address_v4::loopback(), server.port()});
    support::write_text(socket, text);
    socket.shutdown(tcp::socket::shutdown_send);
    return support::read_all(socket);
}

} // namespace

TEST_CASE("server: answers as the target says")
{
    vouch::testing::server const server;
    CHECK(server.origin() == "http://127.0.0.1:" + std::to_string(server.port()));
    CHECK(answer_to(server, "GET /length/5?x HTTP/1.1\r\n\r\n") ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nabcde");
    CHECK(answer_to(server, "GET /chunked/6 HTTP/1.1\r\n\r\n") ==
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n4\r\nbcde\r\n1\r\nf\r\n0\r\n\r\n");
    CHECK(answer_to(server, "HEAD /length/5 HTTP/1.1\r\n\r\n").ends_with("Content-Length: 5\r\n\r\n"));
    CHECK(answer_to(server, "GET /status/204 HTTP/1.1\r\n\r\n") == "HTTP/1.1 204 Told\r\n\r\n");
    CHECK(answer_to(server, "GET /early-close/12 HTTP/1.1\r\n\r\n") == "HTTP/1.1 200");
    CHECK(answer_to(server, "GET /nothing HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404 "));
    CHECK(answer_to(server, "no request").empty());
    CHECK(answer_to(server, "\x16\x03\x01").starts_with("HTTP/1.1 400 "));
    CHECK(server.connections() == 8);
}

TEST_CASE("server: tells the requests that it has got")
{
    vouch::testing::server const server;
    auto const both =
        answer_to(server, "PUT /echo HTTP/1.1\r\nHost: a\r\nX-Two:  1 \r\nContent-Length: 2\r\n\r\nok"
                          "POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-End: 1\r\n\r\n");
    CHECK(both.find("\r\n\r\nokHTTP/1.1 200 OK\r\n") != both.npos);
    CHECK(both.ends_with("\r\n\r\nabc"));
    answer_to(server, "PUT /echo HTTP/1.1\r\nContent-Length: 2\r\n\r\no"); // half of it
    auto const got = server.requests("/echo");
    REQUIRE(got.size() == 2);
    CHECK(server.request_count() == 2);
    CHECK(got[0].request.method == "PUT");
    CHECK(*vouch::http::find_header(got[0].request.headers, "x-two") == "1");
    CHECK(got[0].request.body == "ok");
    CHECK(got[0].connection == 1);
    CHECK(got[1].request.body == "abc");
    CHECK(*vouch::http::find_header(got[1].request.trailers, "x-end") == "1");
    CHECK(got[1].connection == 1);
    CHECK(server.requests("/other").empty());
}

TEST_CASE("server: ends while clients wait")
{
    std::optional<vouch::testing::server> server(std::in_place);
    boost::asio::io_context context;
    for (std::string const target : {"/stall/10", "/drip", "/endless-body", ""}) {
        tcp::socket socket(context);
        socket.connect({boost::asio::ip::address_v4::loopback(), server->port()});
        support::write_text(socket, target.empty() ? "GET" : "GET " + target + " HTTP/1.1\r\n\r\n");
        if (target == "")
            server.reset();
    }
    CHECK_FALSE(server);
}
