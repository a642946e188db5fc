// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/message.hpp>

#include <set>
#include <sstream>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

static_assert(to_small('Q') == 'q' && to_small('q') == 'q' && to_small('[') == '[' && to_small('\xC4') == '\xC4');
static_assert(same_name("ETag", "etag") && same_name("", "") && !same_name("etag", "etags"));

TEST_CASE("message: find_header ignores case and returns the first")
{
    std::vector<header> const headers{{"Retry-After", "1"}, {"x-id", "a"}, {"retry-after", "2"}};
    REQUIRE(find_header(headers, "RETRY-AFTER") != nullptr);
    CHECK(*find_header(headers, "RETRY-AFTER") == "1");
    CHECK(find_header(headers, "retry") == nullptr);
    CHECK(find_header({}, "x-id") == nullptr);
}

TEST_CASE("message: every transport reason has its own text")
{
    std::set<std::string_view> texts;
    for (auto const reason :
         {transport_reason::connect, transport_reason::tls, transport_reason::timeout, transport_reason::reset,
          transport_reason::too_large, transport_reason::protocol, transport_reason::unresolved})
        texts.insert(to_string(reason));
    CHECK(texts == std::set<std::string_view>{"connect", "tls", "timeout", "reset", "too_large", "protocol", "unresolved"});
}

TEST_CASE("message: members that are not named keep their defaults")
{
    request const made{.method = "GET", .target = "/"};
    CHECK(made.origin.empty());
    CHECK(made.max_response == 8 * 1024 * 1024);
    CHECK(transport_error{}.delivery == delivery::not_sent);
    CHECK(made.headers.empty());
    CHECK(made.trailers.empty());
    CHECK(response{.status = 200}.trailers.empty());
    CHECK(!transport_error{}.kept);
    transport_result const result = response{.status = 204};
    CHECK(std::get<response>(result).status == 204);
}

TEST_CASE("message: a printed header masks a secret value")
{
    std::ostringstream text;
    text << header{"x-trace", "7"} << '\n' << header{"x-api-key", "canary", true};
    CHECK(text.str() == "x-trace: 7\nx-api-key: ***");
}

TEST_CASE("message: a printed header moves no cursor and starts no line")
{
    std::ostringstream text;
    text << header{"x\n-a", "a\r\nb\x1b[2J\x7f\xC2\x9b\xE2\x80\xAE\xFF"};
    CHECK(text.str() == "x\\u000a-a: a\\u000d\\u000ab\\u001b[2J\\u007f\\u009b\\u202e\\xff");
}

} // namespace
