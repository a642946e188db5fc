// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/request_error.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

static_assert(to_string(location::origin) == "origin" && to_string(location::path) == "path" &&
              to_string(location::query) == "query");
static_assert(to_string(location::header) == "header" && to_string(location::body) == "body");

TEST_CASE("request_error: an error and the part of the request that it is in")
{
    request_error const named(location::query, "a/b~c", {vouch::errc::format, "code", "words"});
    CHECK(named.in() == location::query);
    CHECK(named.pointer() == "/a~1b~0c");
    CHECK(named.code() == "code");
    CHECK(named.kind() == vouch::errc::format);
    CHECK(named.message() == "expected words");
    CHECK(!named.offset());

    request_error const placed(location::body, vouch::error({vouch::errc::too_long, "{} characters", {.most = 3}}, "/name", 17));
    CHECK(placed.in() == location::body);
    CHECK(placed.pointer() == "/name");
    CHECK(placed.offset() == 17);
    CHECK(placed.message() == "expected at most 3 characters");
}

} // namespace
