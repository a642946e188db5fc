// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/drive.hpp>

#include <chrono>
#include <utility>
#include <variant>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;

TEST_CASE("drive: sends, sleeps and sends again, the same bytes each time")
{
    people::scripted net{.script = {transport_error{transport_reason::connect, delivery::not_sent}, response{.status = 503},
                                    response{.status = 200, .body = "done"}},
                         .next_random = 0.5};
    exchange attempts({.method = "PUT", .target = "/a", .headers = {{"x", "y"}}, .body = "body"}, {}, net.now());
    drive(attempts, net);
    CHECK(attempts.attempts() == 3);
    CHECK(std::get<response>(std::move(attempts).take()).body == "done");
    CHECK(net.slept == std::vector<std::chrono::milliseconds>{375ms, 750ms});
    REQUIRE(net.sent.size() == 3);
    for (request const& sent : net.sent) {
        CHECK(sent.target == "/a");
        CHECK(sent.body == "body");
    }
    // half of what is left, and for the last attempt all of it
    auto const begin = net.now() - 375ms - 750ms;
    CHECK(net.sent[0].deadline == begin + 15s);
    CHECK(net.sent[2].deadline == begin + 30s);
}

TEST_CASE("drive: the deadline covers attempts and pauses")
{
    people::scripted net{.script = {response{.status = 503}}, .attempt_takes = 4s};
    exchange attempts({.method = "GET"}, {.deadline = 10s, .attempts = 100}, net.now());
    auto const end = net.now() + 10s;
    drive(attempts, net);
    CHECK(net.sent.size() == 3); // 4 s + .25 + 4 s + .5 leaves no time for a fourth after its pause of 1 s
    CHECK(net.now() <= end + 4s);
}

TEST_CASE("drive: does not wait for a Retry-After above a minute")
{
    people::scripted net{.script = {response{.status = 503, .headers = {{"retry-after", "86400"}}}}};
    exchange attempts({.method = "GET"}, {.deadline = std::chrono::hours(48)}, net.now());
    drive(attempts, net);
    CHECK(net.slept.empty());
    CHECK(std::get<response>(std::move(attempts).take()).status == 503);
}

} // namespace
