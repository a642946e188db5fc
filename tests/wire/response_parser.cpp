// SPDX-License-Identifier: BSL-1.0
#include <vouch/wire/response_parser.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace std::string_literals;
using namespace vouch::wire::detail;

constexpr message_limits limits{.max_head = 4096, .max_fields = 40, .max_body = 1000};

/// What a parser makes of bytes.
struct reading {
    bool is_done = false;
    bool keep_alive = false;
    std::optional<framing_fault> fault{};
    std::size_t taken = 0;
    vouch::http::response response{};

    friend auto operator==(reading const& left, reading const& right) -> bool
    {
        auto const text = [](reading const& read) {
            std::string all = std::to_string(read.response.status) + '\n';
            for (auto const* fields : {&read.response.headers, &read.response.trailers}) {
                for (auto const& field : *fields)
                    all += field.name + ": " + field.value + '\n';
                all += '\n';
            }
            return all + read.response.body;
        };
        return left.is_done == right.is_done && left.keep_alive == right.keep_alive && left.fault == right.fault &&
               (left.fault || (left.taken == right.taken && text(left) == text(right)));
    }
};

auto read_in_pieces(std::string_view method, std::string_view bytes, std::size_t piece, bool ends) -> reading
{
    response_parser parser(method, limits);
    reading read;
    while (read.taken < bytes.size() && !parser.is_done() && !parser.fault()) {
        std::string const copy(bytes.substr(read.taken, piece)); // so that a view into it that lives on is found
        read.taken += parser.put(copy);
    }
    if (ends)
        parser.put_eof();
    read.is_done = parser.is_done();
    CHECK_FALSE((parser.is_done() && parser.fault()));
    read.fault = parser.fault();
    read.keep_alive = parser.keep_alive();
    read.response = std::move(parser).take();
    return read;
}

/// Feeds bytes at once, and checks that other pieces make no difference.
auto read(std::string_view bytes, std::string_view method = "GET", bool ends = false) -> reading
{
    INFO(bytes);
    auto at_once = read_in_pieces(method, bytes, bytes.size(), ends);
    for (std::size_t const piece : {1U, 2U, 3U, 7U, 50U})
        CHECK(read_in_pieces(method, bytes, piece, ends) == at_once);
    return at_once;
}

auto fault_of(std::string_view bytes) -> std::optional<framing_fault>
{
    return read(bytes).fault;
}

auto ok(std::string const& fields, std::string const& body = "") -> std::string
{
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

} // namespace

TEST_CASE("response_parser: status, headers and body")
{
    auto const got = read(ok("Content-Length: 2\r\nX-Tag:1\r\nx-tag: 2 \r\n", "{}"));
    REQUIRE(got.is_done);
    CHECK(got.keep_alive);
    CHECK(got.response.status == 200);
    CHECK(got.response.body == "{}");
    REQUIRE(got.response.headers.size() == 3);
    CHECK(got.response.headers[2].value == "2");
    CHECK(read(ok("Transfer-Encoding: Chunked\r\n", "2\r\n{}\r\n0\r\n\r\n")).response.body == "{}");
    CHECK(read(ok("Content-Length: 2\r\n", "{}HTTP/1.1 200 OK\r\n")).taken == ok("Content-Length: 2\r\n", "{}").size());
}

TEST_CASE("response_parser: status lines")
{
    for (char const* line : {"HTTP/1.1 200 OK", "HTTP/1.1 200 ", "HTTP/1.1 200", "HTTP/1.0 200 OK", "HTTP/1.2 200 \xc3\xa9\t x"})
        CHECK(read(line + "\r\nContent-Length: 0\r\n\r\n"s).response.status == 200);
    CHECK(read("HTTP/1.1 999 x\r\nContent-Length: 0\r\n\r\n").response.status == 999);
    for (std::string const& line :
         {"HTTP/1.1 20 OK"s, "HTTP/1.1 2000 OK"s, "HTTP/1.1 2x0 OK"s, "HTTP/1.1  200 OK"s, "HTTP/1.1 099 OK"s, "HTTP/1.1"s,
          "HTTP/1.1 "s, "http/1.1 200 OK"s, " HTTP/1.1 200 OK"s, "200 OK"s, "HTTP/1.1 200 O\x01K"s, "HTTP/1.1 200 O\0K"s,
          "HTTP/1.1 200 O\rK"s, ""s, "ICY 200 OK"s, "HTTP/1.1 -20 OK"s})
        CHECK(fault_of(line + "\r\nContent-Length: 0\r\n\r\n") == framing_fault::malformed);
    CHECK(fault_of("HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n") == framing_fault::malformed);
    CHECK(fault_of("HTTP/2.0 200 OK\r\n\r\n") == framing_fault::unsupported_version);
    CHECK(fault_of("SSH-2.0-OpenSSH_9.2") == framing_fault::malformed); // no line end
    CHECK(fault_of("HTTP/1.1 200 " + std::string(5000, 'x')) == framing_fault::start_line_too_long);
}

TEST_CASE("response_parser: the end of the connection")
{
    auto const got = read(ok("", "{}"), "GET", true);
    CHECK(got.is_done);
    CHECK_FALSE(got.keep_alive);
    CHECK(got.response.body == "{}");
    CHECK_FALSE(read(ok("", "{}")).is_done);
    CHECK(read(ok("", std::string(1000, 'x')), "GET", true).is_done);
    CHECK(read(ok("", std::string(1001, 'x')), "GET", true).fault == framing_fault::body_too_long);
    for (std::string const& bytes : {""s, "HTTP/1.1 20"s, "HTTP/1.1 200 OK\r\na: b\r\n"s, ok("Content-Length: 3\r\n", "{}"),
                                     ok("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n"), "HTTP/1.1 100 Continue\r\n\r\n"s})
        CHECK(read(bytes, "GET", true).fault == framing_fault::truncated);
}

TEST_CASE("response_parser: responses without a body")
{
    std::string const length = "Content-Length: 5\r\n\r\n";
    for (std::string const& line : {"HTTP/1.1 204 No Content\r\n"s, "HTTP/1.1 304 Not Modified\r\n"s}) {
        CHECK(read(line + length).is_done);
        CHECK(read(line + length + "abc").taken == (line + length).size());
        CHECK(read(line + "\r\n").keep_alive);
    }
    CHECK(read("HTTP/1.1 200 OK\r\n" + length, "HEAD").is_done);
    CHECK(read("HTTP/1.1 200 OK\r\n\r\n", "HEAD").keep_alive);
    CHECK(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "HEAD").is_done);
    CHECK(read("HTTP/1.1 101 Switching Protocols\r\n\r\n").is_done);
    CHECK_FALSE(read("HTTP/1.1 101 Switching Protocols\r\n\r\n").keep_alive);
}

TEST_CASE("response_parser: interim responses are skipped, a few")
{
    std::string const hints = "HTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\nConnection: close\r\nx: y\r\n\r\n";
    std::string const final = ok("Content-Length: 2\r\n", "{}");
    auto const got = read("HTTP/1.1 100\r\n\r\n" + hints + hints + final);
    REQUIRE(got.is_done);
    CHECK(got.keep_alive);
    CHECK(got.response.headers.size() == 1);
    std::string many;
    for (int count = 0; count < 32; ++count)
        many += hints;
    CHECK(read(many + final).is_done);
    CHECK(fault_of(many + hints + final) == framing_fault::malformed);
    response_parser parser("GET", limits);
    CHECK_FALSE(parser.got_some());
    CHECK(parser.put(hints) == hints.size());
    CHECK(parser.got_some());
}

TEST_CASE("response_parser: trailers stay apart from headers and decide nothing")
{
    auto const got =
        read(ok("Transfer-Encoding: chunked\r\n",
                "2\r\n{}\r\n0\r\nRetry-After: 2\r\nConnection: close\r\nContent-Length: 9\r\nfolded: a\r\n b\r\n\r\n"));
    REQUIRE(got.is_done);
    CHECK(got.keep_alive);
    CHECK(got.response.headers.size() == 1);
    REQUIRE(got.response.trailers.size() == 2);
    CHECK(got.response.trailers[0].name == "Retry-After");
    CHECK(got.response.trailers[1].value == "a b");
}

TEST_CASE("response_parser: a folded line is joined with a space")
{
    auto const got = read(ok("a: b\r\n  c\r\n\td \r\ne:\r\n f\r\nContent-Length: 0\r\n"));
    REQUIRE(got.is_done);
    CHECK(got.response.headers[0].value == "b c d");
    CHECK(got.response.headers[1].value == "f");
    CHECK(fault_of(ok(" a: b\r\n")) == framing_fault::malformed);
    CHECK(fault_of(ok("Content-Length: 1\r\n 2\r\n")) == framing_fault::malformed);
    CHECK(fault_of(ok("Transfer-Encoding: chunked\r\n , gzip\r\n")) == framing_fault::unknown_coding);
}

TEST_CASE("response_parser: header lines and lengths that are refused")
{
    for (std::string const& line :
         {"a"s, ": b"s, "a : b"s, "a b: c"s, "a: b\nc: d"s, "a: b\rc"s, "a: \0"s, "a: \x7f"s,
          "Content-Length: 3\r\nContent-Length: 3"s, "Content-Length: 3\r\nContent-Length: 4"s, "Content-Length: 3, 3"s,
          "Content-Length: +3"s, "Content-Length: -3"s, "Content-Length:"s, "Content-Length: 3\r\nTransfer-Encoding: chunked"s,
          "Transfer-Encoding: gzip\r\nContent-Length: 3"s})
        CHECK(fault_of(ok(line + "\r\n", "abc")) == framing_fault::malformed);
    CHECK(fault_of("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == framing_fault::malformed);
    for (char const* coding : {"gzip", "gzip, chunked", "identity, chunked", "chunked;q=1", "chunked, chunked", "identity", ""})
        CHECK(fault_of(ok("Transfer-Encoding: "s + coding + "\r\n", "0\r\n\r\n")) == framing_fault::unknown_coding);
    CHECK(fault_of(ok("Content-Length: 1001\r\n")) == framing_fault::body_too_long);
    CHECK(fault_of(ok("Content-Length: 99999999999999999999999\r\n")) == framing_fault::body_too_long);
    CHECK(fault_of(ok("a: " + std::string(5000, 'x'))) == framing_fault::head_too_long);
    std::string many;
    for (int count = 0; count < 41; ++count)
        many += "a:\r\n";
    CHECK(fault_of(ok(many)) == framing_fault::head_too_long);
}

TEST_CASE("response_parser: keep_alive")
{
    CHECK_FALSE(read(ok("Content-Length: 0\r\nConnection: Close\r\n")).keep_alive);
    CHECK_FALSE(read("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n").keep_alive);
    CHECK(read("HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n").keep_alive);
}
