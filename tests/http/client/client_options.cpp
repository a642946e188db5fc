// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client_options.hpp>

#include <chrono>
#include <string>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;

TEST_CASE("client_options: defaults")
{
    client_options const options{.origin = "https://a"};
    CHECK(options.deadline == std::chrono::seconds(30));
    CHECK(options.attempts == 3);
    CHECK(options.max_response == 8 * 1024 * 1024);
    CHECK(!options.allow_plain_http);
    CHECK(!options.attempt_timeout);
    CHECK(options.user_agent == "vouch/" VOUCH_VERSION_STRING);
}

TEST_CASE("client_options: which origins a client may send to")
{
    auto const to = [](std::string origin, bool plain = false) {
        return detail::destination({.origin = std::move(origin), .allow_plain_http = plain});
    };
    CHECK(to("https://API.example.com:443").faults.empty());
    CHECK(to("https://API.example.com:443").origin == "https://api.example.com");
    CHECK(to("https://api.example.com").is_private);
    CHECK(to("http://127.0.0.1:8080").faults.empty());
    CHECK(to("http://127.0.0.1:8080").is_private);

    REQUIRE(to("http://api.example.com").faults.size() == 1);
    CHECK(to("http://api.example.com").faults[0].code() == "plain_http");
    CHECK(to("http://api.example.com", true).faults.empty());
    CHECK(!to("http://api.example.com", true).is_private);

    for (char const* wrong : {"", "api.example.com", "https://api.example.com/", "https://user@api.example.com"}) {
        REQUIRE(to(wrong).faults.size() == 1);
        CHECK(to(wrong).faults[0].code() == "not_an_origin");
        CHECK(to(wrong).faults[0].in() == location::origin);
        CHECK(!to(wrong, true).faults.empty());
        CHECK(to(wrong).origin.empty());
    }
}

TEST_CASE("client_options: every option that makes no sense is an error")
{
    auto const pointers = [](client_options options) {
        options.origin = "https://a";
        std::string all;
        for (request_error const& fault : detail::destination(options).faults) {
            CHECK(fault.in() == location::option);
            CHECK(fault.message().find("canary") == std::string::npos);
            all += fault.pointer();
        }
        return all;
    };
    CHECK(pointers({.attempts = 0}) == "/attempts");
    CHECK(pointers({.attempts = -1}) == "/attempts");
    CHECK(pointers({.deadline = 0ms}) == "/deadline");
    CHECK(pointers({.deadline = std::chrono::milliseconds::min()}) == "/deadline");
    CHECK(pointers({.attempt_timeout = 0ms}) == "/attempt_timeout");
    CHECK(pointers({.attempt_timeout = -1ms}) == "/attempt_timeout");
    for (std::string const wrong : {"canary\r\nx: y", "canary\n", " canary", "canary\xC3\xA4"})
        CHECK(pointers({.user_agent = wrong}) == "/user_agent");
    CHECK(pointers({.user_agent = "\n", .deadline = 0ms, .attempt_timeout = 0ms, .attempts = 0}) ==
          "/attempts/deadline/attempt_timeout/user_agent");
    CHECK(pointers({.user_agent = "", .deadline = 1ms, .attempt_timeout = 1ms, .attempts = 1, .max_response = 0}).empty());
}

} // namespace
