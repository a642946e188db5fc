// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/exchange.hpp>

#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using step = exchange::step;

constexpr std::chrono::steady_clock::time_point start{1h};

auto starting(std::string method, exchange_limits const& limits = {}) -> exchange
{
    return exchange({.method = std::move(method), .target = "/", .body = "x"}, limits, start);
}

// What one result leads to at the first attempt.
auto after(std::string method, transport_result result, exchange_limits const& limits = {}) -> exchange
{
    exchange one = starting(std::move(method), limits);
    one.received(std::move(result), {.now = start});
    return one;
}

TEST_CASE("exchange: a response that stands ends it")
{
    exchange one = starting("GET");
    CHECK(one.next() == step::send);
    CHECK(one.request().deadline == start + 30s);
    CHECK(one.attempts() == 0);
    one.received(response{.status = 404}, {.now = start});
    CHECK(one.next() == step::finished);
    CHECK(one.attempts() == 1);
    CHECK(std::get<response>(std::move(one).take()).status == 404);
}

TEST_CASE("exchange: which results are tried again, by method")
{
    transport_error const unsent{transport_reason::connect, delivery::not_sent};
    transport_error const lost{transport_reason::reset, delivery::maybe_sent};
    for (std::string_view const method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "POST", "PATCH"}) {
        bool const safe = method != "POST" && method != "PATCH";
        auto const again = [&](transport_result result, bool key = false) {
            return after(std::string(method), std::move(result), {.repeatable = key}).next() == step::wait;
        };
        CHECK(again(unsent));
        CHECK(again(lost) == safe);
        CHECK(again(lost, true));
        CHECK(again(transport_error{transport_reason::timeout, delivery::maybe_sent}) == safe);
        CHECK(again(response{.status = 429}));
        for (int const status : {408, 502, 503, 504}) {
            CHECK(again(response{.status = status}) == safe);
            CHECK(again(response{.status = status}, true));
        }
        for (int const status : {200, 301, 400, 404, 409, 425, 500, 501, 505})
            CHECK(!again(response{.status = status}, true));
        CHECK(!again(transport_error{transport_reason::tls, delivery::not_sent}, true));
        CHECK(!again(transport_error{transport_reason::protocol, delivery::maybe_sent}, true));
        CHECK(!again(transport_error{transport_reason::too_large, delivery::maybe_sent}, true));
    }
}

TEST_CASE("exchange: no more attempts than allowed, with longer and longer pauses")
{
    exchange one = starting("GET", {.attempts = 4});
    auto now = start;
    for (auto const pause : {500ms, 1000ms, 2000ms}) {
        one.received(response{.status = 503}, {.now = now, .random = 1});
        REQUIRE(one.next() == step::wait);
        CHECK(one.pause() == pause);
        now += pause;
        one.waited(now);
        REQUIRE(one.next() == step::send);
    }
    one.received(response{.status = 503}, {.now = now});
    CHECK(one.next() == step::finished);
    CHECK(one.attempts() == 4);

    CHECK(after("GET", response{.status = 503}, {.attempts = 1}).next() == step::finished);
    CHECK(after("GET", response{.status = 503}, {.attempts = 0}).next() == step::finished);
}

TEST_CASE("exchange: Retry-After is kept to, and above 60 seconds not waited for")
{
    auto const asked = [](std::string text, std::chrono::milliseconds deadline = 5min) {
        return after("GET", response{.status = 429, .headers = {{"Retry-After", std::move(text)}}}, {.deadline = deadline});
    };
    CHECK(asked("2").pause() == 2s);
    CHECK(asked("0").pause() == 0s);
    CHECK(asked("0").next() == step::wait);
    CHECK(asked("60").next() == step::wait);
    CHECK(asked("60").pause() == 60s);
    CHECK(asked("61").next() == step::finished);
    CHECK(asked("99999999999999999999").next() == step::finished);
    CHECK(asked("soon").pause() == 250ms);
    CHECK(asked("Thu, 01 Jan 1970 00:00:09 GMT").pause() == 9s);
    CHECK(asked("Thu, 01 Jan 1970 00:01:01 GMT").next() == step::finished);
}

TEST_CASE("exchange: no pause that would outlast the deadline")
{
    auto const asked = [](std::string text, std::chrono::milliseconds deadline) {
        return after("GET", response{.status = 503, .headers = {{"Retry-After", std::move(text)}}}, {.deadline = deadline})
            .next();
    };
    CHECK(asked("10", 30s) == step::wait);
    CHECK(asked("10", 10'001ms) == step::wait);
    CHECK(asked("10", 10s) == step::finished);
    CHECK(asked("10", 9s) == step::finished);

    exchange late = starting("GET");
    late.received(transport_error{transport_reason::timeout, delivery::maybe_sent}, {.now = start + 30s});
    CHECK(late.next() == step::finished);

    exchange overslept = starting("GET");
    overslept.received(response{.status = 503}, {.now = start});
    REQUIRE(overslept.next() == step::wait);
    overslept.waited(start + 31s);
    CHECK(overslept.next() == step::finished);
    CHECK(std::get<response>(std::move(overslept).take()).status == 503);
}

TEST_CASE("exchange: without time nothing is sent")
{
    for (auto const deadline : {0ms, -1ms, std::chrono::milliseconds::min()}) {
        exchange none = starting("GET", {.deadline = deadline});
        CHECK(none.next() == step::finished);
        CHECK(none.attempts() == 0);
        auto const result = std::move(none).take();
        CHECK(std::get<transport_error>(result).reason == transport_reason::timeout);
        CHECK(std::get<transport_error>(result).delivery == delivery::not_sent);
    }
    CHECK(starting("GET", {.deadline = std::chrono::milliseconds::max()}).next() == step::send);
}

TEST_CASE("exchange: a body above the limit does not count as a response")
{
    exchange one({.method = "GET", .max_response = 3}, {}, start);
    one.received(response{.status = 200, .body = "1234"}, {.now = start});
    CHECK(one.next() == step::finished);
    CHECK(std::get<transport_error>(std::move(one).take()).reason == transport_reason::too_large);

    exchange fits({.method = "GET", .max_response = 3}, {}, start);
    fits.received(response{.status = 200, .body = "123"}, {.now = start});
    CHECK(std::get<response>(std::move(fits).take()).body == "123");
}

TEST_CASE("exchange: the request is the same in every attempt")
{
    exchange one = starting("PUT");
    request const* const first = &one.request();
    auto const deadline = first->deadline;
    one.received(response{.status = 503}, {.now = start});
    one.waited(start + 1s);
    CHECK(&one.request() == first);
    CHECK(one.request().body == "x");
    CHECK(one.request().deadline == deadline);
}

} // namespace
