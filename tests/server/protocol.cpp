// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>
#include <vouch/server/detail/date_text.hpp>

#include <support/scripted_server.hpp>

#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using support::tcp;

/// Answers with what it was given.
auto told(vouch::http::request const& request) -> vouch::http::response
{
    vouch::http::response response{.status = 200};
    if (request.target == "/bare")
        response.status = 204;
    if (request.target == "/reset")
        response.status = 205;
    if (request.target == "/dated")
        response.headers.push_back({.name = "date", .value = "Sun, 06 Nov 1994 08:49:37 GMT"});
    if (request.target == "/twice")
        response.headers = {{"Location", "/a"}, {"location", "/b"}};
    if (request.target == "/head")
        response.headers.push_back({"content-length", "1234"});
    if (request.target == "/large")
        response.body.assign(3'000'000, 'x');
    else
        response.body = request.method + ' ' + request.target + ' ' + std::to_string(request.headers.size()) + ' ' +
                        std::to_string(request.trailers.size());
    return response;
}

/// All that the server sends in response to bytes, until it closes the connection.
auto raw(std::string_view bytes)
{
    vouch::server::beast const server(told);
    boost::asio::io_context context;
    tcp::socket socket(context);
    socket.connect({boost::asio::ip::address_v4::loopback(), server.port()});
    support::write_text(socket, bytes);
    socket.shutdown(tcp::socket::shutdown_send);
    return support::read_all(socket);
}

auto get(std::string const& target) -> std::string
{
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
}

auto count(std::string_view text, std::string_view part) -> int
{
    int found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

} // namespace

TEST_CASE("server protocol: the status of requests that are not served")
{
    struct row {
        std::string bytes;
        char const* status;
    };
    for (row const& row : {
             row{get("/a#b"), "400"},
             row{get("/a?b#c"), "400"},
             row{get("a"), "400"},
             row{get("?a=1"), "400"},
             row{get("*"), "400"},
             row{get("ftp://x/a"), "400"},
             row{get("http://x/a"), "200"},
             row{"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200"},
             row{"CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", "501"},
             row{"GET / HTTP/1.1\r\n\r\n", "400"},
             row{"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"},
             row{"GET / HTTP/2.0\r\nHost: x\r\n\r\n", "505"},
             row{"GET / HTTP/0.9\r\nHost: x\r\n\r\n", "505"},
             row{"G@T / HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
             row{"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501"},
             row{"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n", "501"},
             row{"POST / HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\nContent-Length: 0\r\n\r\n", "417"},
             row{"GET /" + std::string(70'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", "414"},
             row{"GET / HTTP/1.1\r\nHost: x\r\na: " + std::string(70'000, 'a') + "\r\n\r\n", "431"},
             row{"\x16\x03\x01\x02\x00\x01\x00\x01"s, "400"},
         }) {
        INFO(row.bytes.substr(0, 80));
        auto const response = raw(row.bytes);
        CHECK(response.substr(0, 13) == "HTTP/1.1 "s + row.status + ' ');
        CHECK(count(response, "\r\nConnection: close\r\n") == 1);
        CHECK(count(response, "\r\nDate: ") == 1);
    }
}

TEST_CASE("server protocol: empty lines before a request are skipped, also between two")
{
    auto const put = "PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"s;
    CHECK(count(raw("\r\n" + put + "\r\n" + put + "\r\n\r\n"), "HTTP/1.1 200 OK\r\n") == 2);
}

TEST_CASE("server protocol: trailers are no headers, and do not end the connection")
{
    auto const two = raw("PUT /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nx: y\r\n\r\n"
                         "0\r\nX-Api-Key: k\r\nConnection: close\r\n\r\n" +
                         get("/b"));
    CHECK(two.find("PUT /a 1 1") != std::string::npos);
    CHECK(two.find("GET /b 0 0") != std::string::npos);
}

TEST_CASE("server protocol: dates are written as RFC 9110 section 5.6.7 asks")
{
    auto const written = [](long seconds) {
        auto const text = vouch::server::detail::write_date(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
        return std::string(text.data(), text.size());
    };
    CHECK(written(784'111'777) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(written(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(written(1'709'251'199) == "Thu, 29 Feb 2024 23:59:59 GMT");
    CHECK(written(4'102'444'800) == "Fri, 01 Jan 2100 00:00:00 GMT");
}

TEST_CASE("server protocol: Date and Content-Length stand once, a service may set the first, and for HEAD the second")
{
    auto const dated = raw(get("/dated"));
    CHECK(count(dated, "\r\nDate: ") == 0);
    CHECK(count(dated, "\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n") == 1);
    auto const head = raw("HEAD /head HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(count(head, "ontent-") == 1);
    CHECK(head.find("\r\nContent-Length: 1234\r\n") != std::string::npos);
    CHECK(head.ends_with("\r\n\r\n"));
    CHECK(raw(get("/head")).find("\r\nContent-Length: 13\r\n") != std::string::npos);
    CHECK(count(raw(get("/bare")), "ontent-") == 0);
    CHECK(raw(get("/reset")).ends_with("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    auto const wrong = raw("HEAD /a HTTP/1.1\r\nConnection: close\r\n\r\n");
    CHECK(wrong.starts_with("HTTP/1.1 400 "));
    CHECK(wrong.ends_with("\r\n\r\n")); // a response to HEAD has no body, also if it is a refusal
}

TEST_CASE("server protocol: a field that stands once is not sent twice")
{
    CHECK(raw(get("/twice")).starts_with("HTTP/1.1 500 "));
}

TEST_CASE("server protocol: requests that follow each other at once, with responses that the client is slow to take")
{
    vouch::server::beast const server(told, {.timeout = 400ms});
    boost::asio::io_context context;
    tcp::socket socket(context);
    socket.open(tcp::v4());
    socket.set_option(boost::asio::socket_base::receive_buffer_size(16 * 1024));
    socket.connect({boost::asio::ip::address_v4::loopback(), server.port()});
    std::string all;
    for (int index = 0; index < 3; ++index)
        all += "GET /large HTTP/1.1\r\nHost: x\r\n\r\n";
    support::write_text(socket, all + get("/last"));
    std::size_t size = 0;
    auto const before = std::chrono::steady_clock::now();
    boost::system::error_code error;
    std::string bytes(1'000'000, '\0');
    while (!error) { // longer than the limit as a whole, with progress all the time
        size += boost::asio::read(socket, boost::asio::buffer(bytes), error);
        std::this_thread::sleep_for(80ms);
    }
    CHECK(std::chrono::steady_clock::now() - before > 600ms);
    CHECK(size > 9'000'000);
    CHECK(std::string_view(bytes).substr(0, size % bytes.size()).ends_with("GET /last 0 0"));
}
