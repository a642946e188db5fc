// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/sendable.hpp>

#include <string>
#include <string_view>
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

TEST_CASE("sendable: a final status")
{
    for (int const status : {200, 404, 599})
        CHECK(is_sendable({.status = status}));
    for (int const status : {0, -1, 100, 101, 199, 600, 999})
        CHECK(!is_sendable({.status = status}));
}

} // namespace
