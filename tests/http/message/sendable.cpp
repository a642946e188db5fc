// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/sendable.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using namespace vouch::http::detail;
using namespace std::string_view_literals;

TEST_CASE("sendable: names and values that HTTP has, and each field that is no list once")
{
    CHECK(are_sendable({}));
    CHECK(are_sendable({{"set-cookie", "a"}, {"Set-Cookie", "b"}, {"x", "\xE4\tb"}, {"y", ""}}));
    for (std::string_view const value : {"a\r\nb: c"sv, "a\nb"sv, "\x7F"sv, "a\x01"sv, "a\0b"sv})
        CHECK(!are_sendable({{"x", std::string(value)}}));
    for (std::string_view const name : {"", "a b", "a:", "a\n", "content-length", "Host", "Connection", "transfer-encoding"})
        CHECK_MESSAGE(!are_sendable({{std::string(name), "1"}}), std::string(name));
    CHECK(!are_sendable({{"content-type", "a/b"}, {"x", ""}, {"Content-Type", "a/b"}}));
    CHECK(!are_sendable({{"location", "/a"}, {"Location", "/a"}}));
}

auto field(std::string name, std::string value = "1") -> header
{
    return {.name = std::move(name), .value = std::move(value)};
}

TEST_CASE("sendable: the first field that may not be sent, and why")
{
    struct row {
        std::vector<header> headers;
        field_fault fault;
    };
    for (row const& row : {
             row{{field("a"), field("x:")}, field_fault::name},
             row{{field("a"), field("")}, field_fault::name},
             row{{field("a"), field("x\r\ny")}, field_fault::name},
             row{{field("a"), field("x", "1\r\ny: 2")}, field_fault::value},
             row{{field("a"), field("x", "1\n")}, field_fault::value},
             row{{field("a"), field("x", std::string("1\0", 2))}, field_fault::value},
             row{{field("a"), field("x", "\x7f")}, field_fault::value},
             row{{field("a"), field("content-length")}, field_fault::framing},
             row{{field("a"), field("Transfer-Encoding")}, field_fault::framing},
             row{{field("a"), field("CONNECTION")}, field_fault::framing},
             row{{field("a"), field("Host")}, field_fault::framing},
             row{{field("Content-Type", "text/plain"), field("content-type", "text/plain")}, field_fault::repeated},
             row{{field("Location"), field("LOCATION")}, field_fault::repeated},
         }) {
        auto const found = find_unsendable(row.headers);
        REQUIRE(found);
        CHECK(found->position == 1);
        CHECK(found->fault == row.fault);
    }
}

TEST_CASE("sendable: a final status")
{
    for (int const status : {200, 404, 599})
        CHECK(is_sendable({.status = status}));
    for (int const status : {0, -1, 100, 101, 199, 600, 999})
        CHECK(!is_sendable({.status = status}));
}

} // namespace
