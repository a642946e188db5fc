// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/exchange.hpp>

#include <vouch/core/secret.hpp>

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

// An exchange whose first attempt had this result.
auto after(std::string method, transport_result result, exchange_limits const& limits = {}) -> exchange
{
    exchange attempts = starting(std::move(method), limits);
    attempts.attempt_ended(std::move(result), {.now = start});
    return attempts;
}

TEST_CASE("exchange: a response that is not transient ends it")
{
    exchange attempts = starting("GET");
    CHECK(attempts.next() == step::send);
    CHECK(attempts.attempts() == 0);
    attempts.attempt_ended(response{.status = 404}, {.now = start});
    CHECK(attempts.next() == step::finished);
    CHECK(attempts.attempts() == 1);
    CHECK(std::get<response>(std::move(attempts).take()).status == 404);
}

TEST_CASE("exchange: which results lead to another attempt, by method")
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

TEST_CASE("exchange: the number of attempts is limited, and pauses get longer")
{
    exchange attempts = starting("GET", {.attempts = 4});
    auto now = start;
    for (auto const pause : {500ms, 1000ms, 2000ms}) {
        attempts.attempt_ended(response{.status = 503}, {.now = now, .random = 1});
        REQUIRE(attempts.next() == step::wait);
        CHECK(attempts.pause() == pause);
        now += pause;
        attempts.pause_ended(now);
        REQUIRE(attempts.next() == step::send);
    }
    attempts.attempt_ended(response{.status = 503}, {.now = now});
    CHECK(attempts.next() == step::finished);
    CHECK(attempts.attempts() == 4);

    CHECK(after("GET", response{.status = 503}, {.attempts = 1}).next() == step::finished);
    CHECK(starting("GET", {.attempts = 0}).next() == step::finished);
    CHECK(starting("GET", {.attempts = -1}).next() == step::finished);
}

TEST_CASE("exchange: waits as Retry-After asks, but not above 60 seconds")
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

TEST_CASE("exchange: does not start a pause that ends after the deadline")
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
    late.attempt_ended(transport_error{transport_reason::timeout, delivery::maybe_sent}, {.now = start + 30s});
    CHECK(late.next() == step::finished);

    exchange overslept = starting("GET");
    overslept.attempt_ended(response{.status = 503}, {.now = start});
    REQUIRE(overslept.next() == step::wait);
    overslept.pause_ended(start + 31s);
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

TEST_CASE("exchange: a response above max_response is a transport error")
{
    exchange attempts({.method = "GET", .max_response = 3}, {}, start);
    attempts.attempt_ended(response{.status = 200, .body = "1234"}, {.now = start});
    CHECK(attempts.next() == step::finished);
    CHECK(std::get<transport_error>(std::move(attempts).take()).reason == transport_reason::too_large);

    exchange fits({.method = "GET", .max_response = 3}, {}, start);
    fits.attempt_ended(response{.status = 200, .body = "123"}, {.now = start});
    CHECK(std::get<response>(std::move(fits).take()).body == "123");
}

TEST_CASE("exchange: every attempt sends the same request")
{
    exchange attempts = starting("PUT");
    request const* const first = &attempts.request();
    attempts.attempt_ended(response{.status = 503}, {.now = start});
    attempts.pause_ended(start + 1s);
    CHECK(&attempts.request() == first);
    CHECK(attempts.request().body == "x");
}

TEST_CASE("exchange: an attempt gets half of the time that is left, and the last attempt all of it")
{
    exchange attempts = starting("GET");
    CHECK(attempts.request().deadline == start + 15s);
    attempts.attempt_ended(transport_error{transport_reason::timeout, delivery::maybe_sent}, {.now = start + 15s, .random = 1});
    REQUIRE(attempts.next() == step::wait);
    attempts.pause_ended(start + 16s);
    CHECK(attempts.request().deadline == start + 23s);
    attempts.attempt_ended(transport_error{transport_reason::timeout, delivery::maybe_sent}, {.now = start + 23s, .random = 1});
    attempts.pause_ended(start + 24s);
    CHECK(attempts.request().deadline == start + 30s);
    CHECK(attempts.next() == step::send);

    // an attempt that cannot be repeated leaves nothing for another
    CHECK(starting("GET", {.attempts = 1}).request().deadline == start + 30s);
    CHECK(starting("POST").request().deadline == start + 30s);
    CHECK(starting("POST", {.repeatable = true}).request().deadline == start + 15s);
}

TEST_CASE("exchange: attempt_timeout limits each attempt, within the deadline of all")
{
    exchange attempts = starting("GET", {.deadline = 10s, .attempt_timeout = 4s});
    CHECK(attempts.request().deadline == start + 4s);
    attempts.attempt_ended(transport_error{transport_reason::timeout, delivery::maybe_sent}, {.now = start + 4s, .random = 1});
    attempts.pause_ended(start + 5s);
    CHECK(attempts.request().deadline == start + 9s);
    attempts.attempt_ended(transport_error{transport_reason::timeout, delivery::maybe_sent}, {.now = start + 8s, .random = 1});
    attempts.pause_ended(start + 9s);
    CHECK(attempts.request().deadline == start + 10s);

    CHECK(starting("POST", {.attempt_timeout = 4s}).request().deadline == start + 4s);
    CHECK(starting("GET", {.attempt_timeout = std::chrono::milliseconds::max()}).request().deadline == start + 30s);
    CHECK(starting("GET", {.attempt_timeout = 0ms}).next() == step::finished);
}

TEST_CASE("exchange: a kept connection that ended is an attempt, and is followed by the next at once where the method allows it")
{
    transport_error const kept{.reason = transport_reason::reset, .delivery = delivery::maybe_sent, .kept = true};
    exchange attempts = starting("GET", {.attempts = 3});
    attempts.attempt_ended(kept, {.now = start + 2s, .random = 1});
    CHECK(attempts.next() == step::send);
    CHECK(attempts.attempts() == 1);
    CHECK(attempts.request().deadline == start + 16s);
    attempts.attempt_ended(kept, {.now = start + 2s});
    CHECK(attempts.next() == step::send);
    attempts.attempt_ended(kept, {.now = start + 2s});
    CHECK(attempts.next() == step::finished);
    CHECK(attempts.attempts() == 3);

    CHECK(after("PUT", kept, {.attempts = 1}).next() == step::finished);
    CHECK(after("POST", kept).next() == step::finished);
    CHECK(after("POST", kept, {.repeatable = true}).next() == step::send);
    transport_error unsent = kept;
    unsent.delivery = delivery::not_sent;
    CHECK(after("POST", unsent).next() == step::send);
    exchange late = starting("GET");
    late.attempt_ended(kept, {.now = start + 30s});
    CHECK(late.next() == step::finished);
}

TEST_CASE("exchange: cancelled while it sends or waits, it ends with that reason; when it is finished, it stays as it is")
{
    exchange sending = starting("GET");
    sending.cancel();
    CHECK(sending.next() == step::finished);
    auto const unsent = std::move(sending).take();
    CHECK(std::get<transport_error>(unsent).reason == transport_reason::cancelled);
    CHECK(std::get<transport_error>(unsent).delivery == delivery::not_sent);

    exchange waiting = after("GET", response{.status = 503});
    REQUIRE(waiting.next() == step::wait);
    waiting.cancel();
    auto const maybe = std::move(waiting).take();
    CHECK(std::get<transport_error>(maybe).reason == transport_reason::cancelled);
    CHECK(std::get<transport_error>(maybe).delivery == delivery::maybe_sent); // the server has answered

    exchange finished = after("GET", response{.status = 200});
    finished.cancel();
    CHECK(std::get<response>(std::move(finished).take()).status == 200);
}

TEST_CASE("exchange: an error is maybe sent if any attempt may have been")
{
    transport_error const unsent{transport_reason::connect, delivery::not_sent};
    auto const ended = [&](transport_result first) {
        exchange attempts = after("GET", std::move(first), {.attempts = 2});
        attempts.pause_ended(start + 1s);
        attempts.attempt_ended(unsent, {.now = start + 1s});
        return std::get<transport_error>(std::move(attempts).take()).delivery;
    };
    CHECK(ended(unsent) == delivery::not_sent);
    CHECK(ended(transport_error{transport_reason::reset, delivery::maybe_sent}) == delivery::maybe_sent);
    CHECK(ended(response{.status = 503}) == delivery::maybe_sent);
}

TEST_CASE("exchange: with errors it is finished, and gives them")
{
    request_errors errors;
    errors.emplace_back(location::query, "q", detail::refused_parameter_name);
    exchange refused(std::move(errors), "GET /x", start);
    CHECK(refused.next() == step::finished);
    CHECK(refused.attempts() == 0);
    CHECK(refused.request().route == "GET /x");
    REQUIRE(refused.errors().size() == 1);
    refused.cancel();
    CHECK(std::move(refused).take_errors().size() == 1);
}

TEST_CASE("exchange: a token is asked for first, and once more after a 401")
{
    exchange attempts = starting("POST", {.attempts = 1, .needs_a_token = true});
    CHECK(attempts.next() == step::authorize);
    CHECK(!attempts.is_token_refused());
    attempts.authorized(vouch::secret("one"), start + 1s);
    REQUIRE(attempts.next() == step::send);
    CHECK(attempts.request().deadline == start + 30s);
    CHECK(*find_header(attempts.request().headers, "authorization") == "Bearer one");
    attempts.attempt_ended(response{.status = 401}, {.now = start + 2s});
    REQUIRE(attempts.next() == step::authorize);
    CHECK(attempts.is_token_refused());
    attempts.authorized(vouch::secret("another"), start + 3s);
    CHECK(*find_header(attempts.request().headers, "authorization") == "Bearer another");
    CHECK(attempts.request().headers.size() == 1);
    CHECK(attempts.request().headers[0].secret);
    attempts.attempt_ended(response{.status = 401}, {.now = start + 4s});
    CHECK(attempts.next() == step::finished);
    CHECK(attempts.attempts() == 2);

    CHECK(starting("GET", {.attempts = 0, .needs_a_token = true}).next() == step::finished);
    exchange without = starting("POST", {.needs_a_token = true});
    without.authorized({}, start);
    CHECK(without.next() == step::finished);
    REQUIRE(without.errors().size() == 1);
    CHECK(without.errors()[0].pointer() == "/authorization");
    exchange late = starting("POST", {.needs_a_token = true});
    late.authorized(vouch::secret("t"), start + 30s);
    CHECK(late.next() == step::finished);
    CHECK(late.attempts() == 0);
}

} // namespace
