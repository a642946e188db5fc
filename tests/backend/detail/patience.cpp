// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/patience.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <stop_token>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::backend::detail;

// Counts how often it is asked, and says yes from some time on.
struct counting_stop {
    int* asked;
    int no_longer_than = 1'000'000;
    [[nodiscard]] auto stop_requested() const -> bool { return ++*asked > no_longer_than; }
};

auto now() -> time_point
{
    return std::chrono::steady_clock::now();
}

} // namespace

TEST_CASE("patience: ends at the deadline, or when the call is cancelled")
{
    patience const limit(now() + 1h);
    CHECK_FALSE(limit.can_be_cancelled());
    CHECK(limit.check() == waited::ready);
    CHECK(limit.check(limit.deadline() - 1ns) == waited::ready);
    CHECK(limit.check(limit.deadline()) == waited::late);
    CHECK(limit.next_check(now()) == limit.deadline());

    std::stop_source source;
    auto const token = source.get_token();
    patience const cancellable(now() + 1h, token);
    CHECK(cancellable.can_be_cancelled());
    CHECK(cancellable.check() == waited::ready);
    auto const start = now();
    CHECK(cancellable.next_check(start) == start + patience::interval);
    CHECK(cancellable.next_check(cancellable.deadline() - 1ms) == cancellable.deadline());
    source.request_stop();
    CHECK(cancellable.check() == waited::cancelled);
    CHECK(cancellable.check(cancellable.deadline()) == waited::cancelled); // both: what the caller did is told

    vouch::http::never_stop const never;
    CHECK_FALSE(patience(now(), never).can_be_cancelled());
    CHECK(limit.at_most_until(now() + 1s).deadline() < limit.deadline());
    CHECK(limit.at_most_until(now() + 2h).deadline() == limit.deadline());
    CHECK(cancellable.at_most_until(now()).check() == waited::cancelled);
}

TEST_CASE("patience: a wait looks at its stop request every 20 ms, and only if it has one")
{
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    int asked = 0;
    counting_stop const stop{&asked, 3};
    auto start = now();
    CHECK(wait(pipe[0], POLLIN, patience(start + 10s, stop)) == waited::cancelled);
    CHECK(asked == 4);
    CHECK(now() - start >= 60ms);
    CHECK(now() - start < 2s);

    start = now();
    CHECK(wait(pipe[0], POLLIN, start + 50ms) == waited::late);
    CHECK(now() - start >= 50ms);
    CHECK(now() - start < 2s);

    REQUIRE(::write(pipe[1], "x", 1) == 1);
    asked = 0;
    counting_stop const later{&asked};
    CHECK(wait(pipe[0], POLLIN, patience(now() + 10s, later)) == waited::ready);
    CHECK(asked == 1);
    // what is ready is no reason to go on with a call that was cancelled
    counting_stop const at_once{&asked, 0};
    CHECK(wait(pipe[0], POLLIN, patience(now() + 10s, at_once)) == waited::cancelled);
    ::close(pipe[0]);
    ::close(pipe[1]);
}

TEST_CASE("patience: the error of a call that sent nothing says which end it was")
{
    auto const late = not_sent(waited::late, "it took too long");
    CHECK(late.reason == vouch::http::transport_reason::timeout);
    CHECK(late.detail == "it took too long");
    auto const cancelled = not_sent(waited::cancelled, "it took too long");
    CHECK(cancelled.reason == vouch::http::transport_reason::cancelled);
    CHECK(cancelled.detail == "the call was cancelled");
    CHECK(cancelled.delivery == vouch::http::delivery::not_sent);
}
