// SPDX-License-Identifier: BSL-1.0
#include <vouch/wire/request_parser.hpp>

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
    vouch::http::request request{};

    friend auto operator==(reading const& left, reading const& right) -> bool
    {
        auto const text = [](reading const& read) {
            std::string all = read.request.method + ' ' + read.request.target + '\n';
            for (auto const* fields : {&read.request.headers, &read.request.trailers}) {
                for (auto const& field : *fields)
                    all += field.name + ": " + field.value + '\n';
                all += '\n';
            }
            return all + read.request.body;
        };
        return left.is_done == right.is_done && left.keep_alive == right.keep_alive && left.fault == right.fault &&
               (left.fault || left.taken == right.taken) && (left.fault || text(left) == text(right));
    }
};

/// Feeds bytes in pieces of this size.
auto read_in_pieces(std::string_view bytes, std::size_t piece) -> reading
{
    request_parser parser(limits);
    reading read;
    while (read.taken < bytes.size() && !parser.is_done() && !parser.fault()) {
        std::string const copy(bytes.substr(read.taken, piece)); // so that a view into it that lives on is found
        read.taken += parser.put(copy);
    }
    read.is_done = parser.is_done();
    read.fault = parser.fault();
    read.keep_alive = read.is_done && parser.keep_alive();
    read.request = std::move(parser).take();
    return read;
}

/// Feeds bytes at once, and checks that other pieces make no difference.
auto read(std::string_view bytes) -> reading
{
    INFO(bytes);
    auto at_once = read_in_pieces(bytes, bytes.size());
    for (std::size_t const piece : {1U, 2U, 3U, 7U, 50U})
        CHECK(read_in_pieces(bytes, piece) == at_once);
    return at_once;
}

auto fault_of(std::string_view bytes) -> std::optional<framing_fault>
{
    return read(bytes).fault;
}

auto post(std::string const& fields, std::string const& body = "") -> std::string
{
    return "POST /a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}

} // namespace

TEST_CASE("request_parser: method, target, headers and body")
{
    auto const get = read("GET /a?b=c HTTP/1.1\r\nHost: example.com:8080\r\nX-Tag:1\r\nx-tag: \t 2 \t\r\nempty:\r\n\r\n");
    REQUIRE(get.is_done);
    CHECK(get.keep_alive);
    CHECK(get.request.method == "GET");
    CHECK(get.request.target == "/a?b=c");
    REQUIRE(get.request.headers.size() == 3); // Host frames the message
    CHECK(get.request.headers[0].name == "X-Tag");
    CHECK(get.request.headers[0].value == "1");
    CHECK(get.request.headers[1].value == "2");
    CHECK(get.request.headers[2].value.empty());

    CHECK(read(post("Content-Length: 3\r\n", "abc")).request.body == "abc");
    CHECK(read(post("Content-Length: 0\r\n")).is_done);
    CHECK(read(post("Content-Length: 003\r\n", "abc")).request.body == "abc");
    CHECK(read(post("Transfer-Encoding: CHUNKED\r\n", "2\r\nab\r\nA;x=y;z=\"\\\"\"\r\n0123456789\r\n0\r\n\r\n")).request.body ==
          "ab0123456789");
    CHECK(read("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n").request.method == "BREW");
    CHECK(read("GET / HTTP/1.7\r\nHost: x\r\n\r\n").is_done); // RFC 9110 section 2.5
    CHECK(read(post("x: \xc3\xa9\r\n")).request.headers[0].value == "\xc3\xa9");
}

TEST_CASE("request_parser: takes the bytes of one request")
{
    std::string const first = post("Content-Length: 3\r\n", "abc");
    CHECK(read(first + "GET / HT").taken == first.size());
    CHECK_FALSE(read(first.substr(0, first.size() - 1)).is_done);
    CHECK_FALSE(read("POST /a HTTP/1.1\r\nHost: x\r\n\r").is_done);
}

TEST_CASE("request_parser: stops behind the head")
{
    request_parser parser(limits);
    std::string const bytes = post("Expect: 100-Continue\r\nContent-Length: 3\r\n", "abc");
    std::size_t const taken = parser.put(bytes);
    CHECK(taken == bytes.size() - 3);
    CHECK(parser.head_done());
    CHECK_FALSE(parser.is_done());
    CHECK(parser.head().target == "/a");
    CHECK(parser.body_length() == 3);
    CHECK(parser.expects() == expectation::continuation);
    CHECK(parser.put("abcdef") == 3);
    CHECK(parser.is_done());
    CHECK(parser.put("def") == 0);

    request_parser chunked;
    CHECK(chunked.put(post("Transfer-Encoding: chunked\r\nExpect: x\r\n")) != 0);
    CHECK_FALSE(chunked.body_length());
    CHECK(chunked.expects() == expectation::unknown);
    request_parser several;
    CHECK(several.put(post("Expect: x, 100-continue\r\n")) != 0);
    CHECK(several.expects() == expectation::unknown);
    request_parser old;
    CHECK(old.put("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n") != 0);
    CHECK(old.expects() == expectation::none);
}

TEST_CASE("request_parser: got_some tells whether a request has begun")
{
    request_parser parser;
    CHECK_FALSE(parser.got_some());
    CHECK(parser.put("\r\n\r") == 3);
    CHECK_FALSE(parser.got_some());
    parser.put_eof();
    CHECK_FALSE(parser.fault());
    CHECK(parser.put("\nG") == 2);
    CHECK(parser.got_some());
    parser.put_eof();
    CHECK(parser.fault() == framing_fault::truncated);
}

TEST_CASE("request_parser: empty lines before a request are skipped, a few")
{
    CHECK(read("\r\n" + post("")).is_done);
    CHECK(read("\r\n\r\n\r\n" + post("")).is_done);
    CHECK(fault_of("\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n" + post("")) == framing_fault::malformed);
    CHECK(fault_of("\n" + post("")) == framing_fault::malformed);
    CHECK(fault_of(" \r\n" + post("")) == framing_fault::malformed);
}

TEST_CASE("request_parser: trailers stay apart from headers and decide nothing")
{
    auto const got = read(post("Transfer-Encoding: chunked\r\n",
                               "2\r\n{}\r\n0\r\nX-Api-Key: k\r\nConnection: close\r\nContent-Length: 7\r\nHost: y\r\n"
                               "Transfer-Encoding: gzip\r\nExpect: x\r\n\r\n"));
    REQUIRE(got.is_done);
    CHECK(got.keep_alive);
    CHECK(got.request.headers.empty());
    REQUIRE(got.request.trailers.size() == 2); // those that frame a message are dropped
    CHECK(got.request.trailers[0].name == "X-Api-Key");
    CHECK(got.request.trailers[0].value == "k");
    CHECK(got.request.trailers[1].name == "Expect");
    CHECK(fault_of(post("Transfer-Encoding: chunked\r\n", "0\r\na b: c\r\n\r\n")) == framing_fault::malformed);
    CHECK(fault_of(post("Transfer-Encoding: chunked\r\n", "0\r\na: b\r\n c\r\n\r\n")) == framing_fault::malformed);
    CHECK(fault_of(post("Transfer-Encoding: chunked\r\n", "0\r\na: " + std::string(5000, 'x'))) == framing_fault::head_too_long);
}

TEST_CASE("request_parser: keep_alive")
{
    CHECK(read(post("Connection: keep-alive\r\n")).keep_alive);
    CHECK_FALSE(read(post("Connection: CLOSE\r\n")).keep_alive);
    CHECK_FALSE(read(post("Connection: x, close\r\n")).keep_alive);
    CHECK_FALSE(read(post("Connection: keep-alive\r\nConnection: close\r\n")).keep_alive);
    CHECK(read(post("Connection: closed\r\n")).keep_alive);
    CHECK_FALSE(read("GET / HTTP/1.0\r\n\r\n").keep_alive);
    CHECK(read("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keep_alive);
}

TEST_CASE("request_parser: start lines that are refused")
{
    for (std::string const& line :
         {"GET /"s, "GET  / HTTP/1.1"s, "GET / HTTP/1.1 "s, " GET / HTTP/1.1"s, "GET\t/ HTTP/1.1"s, "GET / http/1.1"s,
          "GET / HTTP/1"s, "GET / HTTP/1.10"s, "GET / HTTP/11.1"s, "GET  HTTP/1.1"s, "G(T / HTTP/1.1"s, "GET /a b HTTP/1.1"s,
          "GET /\xc3\xa9 HTTP/1.1"s, "GET /\x01 HTTP/1.1"s, "GET /\r HTTP/1.1"s, "GET /\0 HTTP/1.1"s, "\x16\x03\x01\x02"s})
        CHECK(fault_of(line + "\r\nHost: x\r\n\r\n") == framing_fault::malformed);
    CHECK(fault_of("GET / HTTP/1.1\nHost: x\r\n\r\n") == framing_fault::malformed);
    CHECK(fault_of("\x16\x03\x01\x02") == framing_fault::malformed); // TLS, and no line end
    for (std::string const& version : {"HTTP/2.0"s, "HTTP/0.9"s, "HTTP/9.9"s})
        CHECK(fault_of("GET / " + version + "\r\nHost: x\r\n\r\n") == framing_fault::unsupported_version);
    CHECK(fault_of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == framing_fault::unsupported_version);
    CHECK(fault_of("GET /" + std::string(5000, 'a')) == framing_fault::start_line_too_long);
}

TEST_CASE("request_parser: header lines that are refused")
{
    for (std::string const& line : {"a"s, ": b"s, "a : b"s, "a\t: b"s, " a: b"s, "\ta: b"s, "a b: c"s, "a: b\r\n c"s,
                                    "a: b\nc: d"s, "a: b\rc"s, "a: \0"s, "a: \x01"s, "a: \x7f"s, "(a): b"s, "a\xc3\xa9: b"s})
        CHECK(fault_of(post(line + "\r\n")) == framing_fault::malformed);
    CHECK(fault_of("GET / HTTP/1.1\r\n Host: x\r\n\r\n") == framing_fault::malformed);
    CHECK(fault_of(post("a: " + std::string(5000, 'x'))) == framing_fault::head_too_long);
    std::string many;
    for (int count = 0; count < 39; ++count)
        many += "a:\r\n";
    CHECK(read(post(many)).is_done);
    CHECK(fault_of(post(many + "a:\r\n")) == framing_fault::head_too_long);
}

TEST_CASE("request_parser: Host")
{
    auto const with_hosts = [](std::string const& hosts, char const* version = "1.1") {
        return "GET / HTTP/"s + version + "\r\n" + hosts + "\r\n";
    };
    for (char const* host : {"x", "example.com", "example.com:", "example.com:80", "127.0.0.1:8080", "[::1]", "[::1]:80", "a%20b",
                             "a_b~c!$&'()*+,;=", "", "%41"})
        CHECK(read(with_hosts("Host: "s + host + "\r\n")).is_done);
    for (char const* host :
         {"a b", "a/b",  "a@b",   "a:b",      "a:80:80", "[::1", "[::1]x", "[]",    "[1]",    "[::1%25eth0]", "a?b",
          "a#b", "a\\b", "\"a\"", "\xc3\xa9", "a%2",     "%zz",  "a, b",   "[v1.]", "[vx.a]", "http://a"})
        CHECK(fault_of(with_hosts("Host: "s + host + "\r\n")) == framing_fault::malformed);
    CHECK(fault_of(with_hosts("")) == framing_fault::malformed);
    CHECK(fault_of(with_hosts("Host: x\r\nhost: x\r\n")) == framing_fault::malformed);
    CHECK(read(with_hosts("", "1.0")).is_done);
    CHECK(fault_of(with_hosts("Host: a b\r\n", "1.0")) == framing_fault::malformed);
}

TEST_CASE("request_parser: lengths that can be understood in two ways")
{
    for (char const* fields :
         {"Content-Length: 3\r\nContent-Length: 3\r\n", "Content-Length: 3\r\nContent-Length: 4\r\n", "Content-Length: 3, 3\r\n",
          "Content-Length: +3\r\n", "Content-Length: -3\r\n", "Content-Length: 3 3\r\n", "Content-Length: 0x3\r\n",
          "Content-Length:\r\n", "Content-Length: 3;a\r\n", "Content-Length: \"3\"\r\n",
          "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
          "Transfer-Encoding: gzip\r\nContent-Length: 3\r\n", "Content-Length : 3\r\n"})
        CHECK(fault_of(post(fields, "abc")) == framing_fault::malformed);
    CHECK(fault_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == framing_fault::malformed);
}

TEST_CASE("request_parser: transfer codings other than chunked")
{
    for (char const* coding : {"gzip", "gzip, chunked", "identity, chunked", "x-own, chunked", "chunked;q=1", "chunked, chunked",
                               "identity", "", "chunked, identity", "\"chunked\"", "chunke", ",chunked"})
        CHECK(fault_of(post("Transfer-Encoding: "s + coding + "\r\n", "0\r\n\r\n")) == framing_fault::unknown_coding);
    CHECK(fault_of(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")) == framing_fault::unknown_coding);
    CHECK(fault_of(post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")) == framing_fault::unknown_coding);
}

TEST_CASE("request_parser: chunks that are refused")
{
    auto const chunked = [](std::string const& body) { return post("Transfer-Encoding: chunked\r\n", body); };
    for (std::string const& body :
         {"\r\n"s, "x\r\n"s, "-1\r\n"s, "+1\r\na\r\n"s, "0x1\r\na\r\n"s, " 1\r\na\r\n"s, "1 \r\na\r\n"s, "1\na\r\n"s,
          "1\r\nab\r\n"s, "1\r\na\n"s, "1\r\na0\r\n\r\n"s, "1;\r\na\r\n"s, "1;a=\r\na\r\n"s, "1;a b\r\na\r\n"s,
          "1;a=\"\r\na\r\n"s, "1;a=\"b\"c\r\n"s, "1;\x01\r\na\r\n"s, "1;a\rb\r\n"s, "1a\r\r\n"s})
        CHECK(fault_of(chunked(body)) == framing_fault::malformed);
    CHECK(read(chunked("001 ; a = b ; c\r\nx\r\n000\r\n\r\n")).request.body == "x");
    CHECK(fault_of(chunked("3e9\r\n")) == framing_fault::body_too_long);
    CHECK(fault_of(chunked("3e8\r\n" + std::string(1000, 'x') + "\r\n1\r\n")) == framing_fault::body_too_long);
    CHECK(fault_of(chunked("10000000000000000\r\n")) == framing_fault::body_too_long);
    CHECK(fault_of(chunked("1;a=" + std::string(5000, 'x'))) == framing_fault::head_too_long);
    std::string many;
    for (int count = 0; count < 200; ++count)
        many += "1;abcdefghijklmnopqrstuvwxyz0123456789\r\nx\r\n";
    CHECK(fault_of(chunked(many)) == framing_fault::head_too_long);
}

TEST_CASE("request_parser: a body beyond the limit is a fault when it comes, not before the head is judged")
{
    for (char const* length : {"1001", "18446744073709551616", "99999999999999999999999999"}) {
        request_parser parser(limits);
        std::string const head = post("Content-Length: "s + length + "\r\n");
        CHECK(parser.put(head) == head.size());
        CHECK_FALSE(parser.fault());
        CHECK(*parser.body_length() > limits.max_body);
        CHECK(parser.put("x") == 0);
        CHECK(parser.fault() == framing_fault::body_too_long);
    }
    CHECK(read(post("Content-Length: 1000\r\n", std::string(1000, 'x'))).is_done);
}
