// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/request_head.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace vouch::backend::detail;
using vouch::http::header;
using vouch::http::request;

auto fault_of(request const& refused) -> std::string
{
    auto const fault = find_fault(refused);
    REQUIRE(fault);
    CHECK(fault->reason == vouch::http::transport_reason::protocol);
    CHECK(fault->delivery == vouch::http::delivery::not_sent);
    return fault->detail;
}

auto with(std::vector<header> headers) -> request
{
    return {.method = "GET", .target = "/", .headers = std::move(headers)};
}

} // namespace

TEST_CASE("request_head: a field that may stand once stands once")
{
    CHECK_FALSE(find_fault(with({{"accept", "a"}, {"Accept", "b"}, {"cookie", "a=1"}, {"x-a", "1"}, {"x-a", "2"}})));
    CHECK(fault_of(with({{"content-type", "a/b"}, {"Content-Type", "a/b"}})) == "header Content-Type: stands twice");
    CHECK(fault_of(with({{"authorization", "Bearer a"}, {"x-a", "1"}, {"Authorization", "Bearer b"}})) ==
          "header Authorization: stands twice");
    CHECK(fault_of(with({{"idempotency-key", "1"}, {"idempotency-key", "1"}})) == "header idempotency-key: stands twice");
    CHECK(fault_of(with({{"HOST", "a"}})) == "header HOST: set by the backend");
    CHECK(fault_of(with({{"x-a", "a\r\nx-b: 1"}})) == "header x-a: the value cannot be sent");
    CHECK(fault_of(with({{"x a", "a"}})) == "the name of a header is not a token");
}

TEST_CASE("request_head: targets and methods that are sent")
{
    CHECK_FALSE(find_fault({.method = "QUERY", .target = "/a/%2F?b=c&d"}));
    CHECK(fault_of({.method = "GET", .target = "/a#b"}) == "the target is not a percent-encoded path");
    CHECK(fault_of({.method = "GET", .target = "*"}) == "the target is not a percent-encoded path");
    CHECK(fault_of({.method = "CONNECT", .target = "/"}) == "CONNECT asks for a tunnel, not for a response");
    auto trailing = with({});
    trailing.trailers = {{"x-a", "1"}};
    CHECK(fault_of(trailing) == "a request with trailers");
}

TEST_CASE("request_head: is written in one piece")
{
    std::string head;
    request put{
        .method = "PUT", .target = "/a?b", .headers = {{"x-key", std::string(100, 'k')}, {"accept", "*/*"}}, .body = "{}"};
    write_head(head, put, "localhost:8080", 2);
    CHECK(head == "PUT /a?b HTTP/1.1\r\nHost: localhost:8080\r\nx-key: " + std::string(100, 'k') +
                      "\r\naccept: */*\r\nContent-Length: 2\r\n\r\n");
    auto const* const storage = head.data();
    auto const capacity = head.capacity();
    CHECK(capacity >= head.size() + 2);
    head.clear();
    write_head(head, {.method = "GET", .target = "/"}, "a", 0);
    CHECK(head == "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(head.data() == storage);
}
