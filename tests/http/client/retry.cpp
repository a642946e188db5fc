// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/retry.hpp>

#include <chrono>
#include <string>
#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using namespace vouch::http::detail;

constexpr bool backoff_is_half_fixed_and_doubles()
{
    return backoff(1, 0) == 250ms && backoff(1, 1) == 500ms && backoff(1, 0.5) == 375ms && backoff(2, 0) == 500ms &&
           backoff(2, 1) == 1s && backoff(3, 1) == 2s && backoff(4, 1) == 4s && backoff(5, 1) == 8s && backoff(6, 1) == 8s &&
           backoff(6, 0) == 4s && backoff(1'000'000, 1) == 8s && backoff(1, -5) == 250ms && backoff(1, 5) == 500ms;
}
static_assert(backoff_is_half_fixed_and_doubles());

TEST_CASE("retry: which results another attempt may improve")
{
    CHECK(backoff_is_half_fixed_and_doubles());
    for (int status = 100; status < 600; ++status) {
        bool const expected = status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
        CHECK(is_transient(response{.status = status}) == expected);
        CHECK(was_not_acted_on(response{.status = status}) == (status == 429));
    }
    for (auto const& [reason, expected] :
         {std::pair{transport_reason::connect, true}, std::pair{transport_reason::reset, true},
          std::pair{transport_reason::timeout, true}, std::pair{transport_reason::tls, false},
          std::pair{transport_reason::too_large, false}, std::pair{transport_reason::protocol, false},
          std::pair{transport_reason::unresolved, false}}) {
        CHECK(is_transient(transport_error{reason, delivery::not_sent}) == expected);
        CHECK(is_transient(transport_error{reason, delivery::maybe_sent}) == expected);
    }
    CHECK(is_transient(transport_error{.reason = transport_reason::protocol, .kept = true}));
    CHECK(was_not_acted_on(transport_error{transport_reason::connect, delivery::not_sent}));
    CHECK(!was_not_acted_on(transport_error{transport_reason::connect, delivery::maybe_sent}));
}

auto asked(std::string value) -> std::optional<std::chrono::seconds>
{
    constexpr auto now = std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) + 8h + 49min + 30s;
    return retry_after({.status = 503, .headers = {{"Retry-After", std::move(value)}}}, now);
}

TEST_CASE("retry: Retry-After in seconds")
{
    CHECK(asked("0") == 0s);
    CHECK(asked("7") == 7s);
    CHECK(asked("60") == 60s);
    CHECK(asked("007") == 7s);
    CHECK(asked("86400") == 86'400s);
    CHECK(asked("99999999999999999999999999999999999") == 86'400s);
    for (char const* wrong : {"", "-1", "+1", "1.5", "1s", " 1", "1 ", "0x10", "soon", "1,2", "inf"})
        CHECK_MESSAGE(!asked(wrong), wrong);
    CHECK(!retry_after({.status = 503}, {}));
    CHECK(!retry_after({.status = 503, .trailers = {{"Retry-After", "2"}}}, {}));
}

TEST_CASE("retry: Retry-After as a date, in each form")
{
    CHECK(asked("Sun, 06 Nov 1994 08:49:37 GMT") == 7s);
    CHECK(asked("Sunday, 06-Nov-94 08:49:37 GMT") == 7s);
    CHECK(asked("Sun Nov  6 08:49:37 1994") == 7s);
    CHECK(asked("Sun, 06 Nov 1994 08:49:00 GMT") == 0s);
    CHECK(asked("Sun, 06 Nov 1994 08:49:37") == std::nullopt);
    CHECK(asked("Fri, 31 Dec 9999 23:59:59 GMT") > longest_retry_after);
}

TEST_CASE("retry: a date counts from the server's Date, so that no clock needs to be right")
{
    constexpr std::chrono::sys_seconds years_later{std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)};
    response answer{.status = 503,
                    .headers = {{"retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"}, {"date", "Sun, 06 Nov 1994 08:49:27 GMT"}}};
    CHECK(retry_after(answer, years_later) == 10s);
    answer.headers[1].value = "yesterday";
    CHECK(retry_after(answer, years_later) == 0s);
}

} // namespace
