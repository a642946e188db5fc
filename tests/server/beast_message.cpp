// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast_message.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace wire = boost::beast::http;

auto answer(int status, std::vector<vouch::http::header> headers = {}, std::string body = "body") -> vouch::http::response
{
    return {.status = status, .headers = std::move(headers), .body = std::move(body)};
}

} // namespace

TEST_CASE("beast_message: from_beast keeps all headers except those that frame the message")
{
    wire::request<wire::string_body> message(wire::verb::put, "/users/1?full=true", 11);
    message.set(wire::field::host, "example.com");
    message.set("X-Api-Key", "k");
    message.insert("x-tag", "1");
    message.insert("X-Tag", "2");
    message.body() = "{}";
    message.prepare_payload();
    message.keep_alive(false);

    auto const request = vouch::server::from_beast(message);
    CHECK(request.method == "PUT");
    CHECK(request.target == "/users/1?full=true");
    CHECK(request.origin.empty());
    CHECK(request.body == "{}");
    REQUIRE(request.headers.size() == 3);
    CHECK(request.headers[0].name == "X-Api-Key");
    CHECK(request.headers[0].value == "k");
    CHECK(request.headers[1].value == "1");
    CHECK(request.headers[2].name == "X-Tag");
    CHECK(request.headers[2].value == "2");

    message.method_string("BREW");
    CHECK(vouch::server::from_beast(message).method == "BREW");
}

TEST_CASE("beast_message: from_beast keeps fields of the trailer section apart")
{
    boost::beast::http::request_parser<wire::string_body> parser;
    boost::system::error_code error;
    std::string_view bytes =
        "PUT / HTTP/1.1\r\nHost: x\r\nX-User: a\r\nx-user: b\r\nX-Tag: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
        "2\r\n{}\r\n0\r\nX-User: root\r\nX-Api-Key: k\r\nHost: y\r\n\r\n";
    bytes.remove_prefix(parser.put(boost::asio::buffer(bytes), error));
    REQUIRE(parser.is_header_done());
    wire::request_header<> const head = parser.get().base();
    parser.eager(true);
    parser.put(boost::asio::buffer(bytes), error);
    REQUIRE(parser.is_done());

    auto const request = vouch::server::from_beast(parser.release(), head);
    CHECK(request.body == "{}");
    REQUIRE(request.headers.size() == 3);
    CHECK(request.headers[0].value == "a");
    CHECK(request.headers[1].value == "b");
    CHECK(request.headers[2].name == "X-Tag");
    REQUIRE(request.trailers.size() == 2);
    CHECK(request.trailers[0].value == "root");
    CHECK(request.trailers[1].name == "X-Api-Key");
}

TEST_CASE("beast_message: to_beast writes its own Content-Length")
{
    auto const message = vouch::server::to_beast(answer(201, {{.name = "Set-Cookie", .value = "a"},
                                                              {.name = "content-length", .value = "99"},
                                                              {.name = "Transfer-Encoding", .value = "chunked"},
                                                              {.name = "Set-Cookie", .value = "b"}}));
    CHECK(message.result_int() == 201);
    CHECK(message.reason() == "Created");
    CHECK(message.body() == "body");
    CHECK(message["Content-Length"] == "4");
    CHECK(message.count("Content-Length") == 1);
    CHECK(message.count("Set-Cookie") == 2);
    CHECK_FALSE(message.chunked());
    CHECK(vouch::server::to_beast(answer(299)).result_int() == 299);
    CHECK(vouch::server::to_beast(answer(413)).reason() == "Content Too Large");
    CHECK(vouch::server::to_beast(answer(200, {}, ""))["Content-Length"] == "0");
}

TEST_CASE("beast_message: to_beast removes body and length if the status has none")
{
    for (int status : {204, 304}) {
        auto const message = vouch::server::to_beast(answer(status));
        CHECK(message.body().empty());
        CHECK(message.count("Content-Length") == 0);
    }
}

TEST_CASE("beast_message: to_beast turns a response that HTTP cannot carry into an empty 500")
{
    for (int status : {-1, 0, 100, 199, 600, 1000})
        CHECK(vouch::server::to_beast(answer(status)).result_int() == 500);
    for (auto const& header : std::vector<vouch::http::header>{
             {.name = "x", .value = "1\r\ny: 2"},
             {.name = "x", .value = "1\n"},
             {.name = "x", .value = std::string("1\0", 2)},
             {.name = "x\r\ny", .value = "1"},
             {.name = "x:", .value = "1"},
             {.name = "", .value = "1"},
             {.name = "x", .value = std::string(70'000, 'x')},
         }) {
        auto const message = vouch::server::to_beast(answer(200, {header}));
        CHECK(message.result_int() == 500);
        CHECK(message.body().empty());
        CHECK(message.count("x") == 0);
    }
    CHECK(vouch::server::to_beast(answer(200, {{"Content-Type", "a/b"}, {"content-type", "a/b"}})).result_int() == 500);
    CHECK(vouch::server::to_beast(answer(200, {{.name = "x", .value = "a\tb \xc3\xa9"}})).result_int() == 200);
}
