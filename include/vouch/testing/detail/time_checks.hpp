// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_TIME_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_TIME_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/failure_checks.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <fcntl.h>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <variant>
#include <vector>

// The checks of deadlines, pauses and cancelling.
namespace vouch::inline VOUCH_ABI::testing::detail {

[[nodiscard]] inline auto in_milliseconds(steady_clock::duration time) -> std::string
{
    return std::to_string(std::chrono::duration_cast<milliseconds>(time).count()) + " ms";
}

/// Sends a request that ends at its deadline, and expects that it does. Returns how late it was. Two more tries with more time
/// tell a backend that is late, or that stops before it has sent anything, from a machine that is busy.
inline auto expect_timeout(bench& bench, http::request request, std::string_view of, delivery delivery) -> steady_clock::duration
{
    auto time = request.deadline - steady_clock::now();
    auto const most = bench.tested.bound + bench.slack;
    for (int left = 2;; --left, time *= 2) {
        request.deadline = steady_clock::now() + time;
        auto const result = bench.send(request);
        auto const late = steady_clock::now() - request.deadline;
        auto const* const error = std::get_if<http::transport_error>(&result);
        bool const was_slow =
            late >= most || (error != nullptr && error->reason == transport_reason::timeout && error->delivery != delivery);
        if (was_slow && left > 0)
            continue;
        bench.expect_error(result, of, transport_reason::timeout, delivery);
        bench.expect(late > milliseconds(-20), std::string(of) + ": no end before the deadline",
                     in_milliseconds(-late) + " before it");
        bench.expect(late < most, std::string(of) + ": an end at most " + in_milliseconds(most) + " after the deadline",
                     in_milliseconds(late));
        return late;
    }
}

inline void check_deadline(bench& bench)
{
    steady_clock::duration latest{};
    for (std::string const path : {"/stall/0", "/stall/10", "/stall/500", "/drip", "/slow/40"})
        latest =
            (std::max)(latest, expect_timeout(bench, bench.ask("POST", path, milliseconds(200)), path, delivery::maybe_sent));
    bench.got = "the latest end was " + in_milliseconds(latest) + " after the deadline";
}

inline void check_deadline_passed(bench& bench)
{
    auto const request = bench.ask("POST", "/echo", milliseconds(-1000));
    auto const start = steady_clock::now();
    bench.expect_error(bench.send(request), "a deadline in the past", transport_reason::timeout, delivery::not_sent);
    bench.expect(steady_clock::now() - start < bench.tested.bound + bench.slack, "an end at once", "a later one");
    bench.expect_unsent(request.target, "a deadline in the past");
}

/// A port that accepts no connection: its queue is full, so that Linux answers no further SYN.
class full_queue {
public:
    full_queue()
    {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        place.sin_port = htons(listening_.port());
        for (int at = 0; at < 4; ++at) {
            waiting_.emplace_back(::socket(AF_INET, SOCK_STREAM, 0));
            ::fcntl(waiting_.back().get(), F_SETFL, O_NONBLOCK);
            [[maybe_unused]] auto const pending =
                ::connect(waiting_.back().get(), reinterpret_cast<sockaddr const*>(&place), sizeof(place));
        }
    }
    [[nodiscard]] auto port() const noexcept { return listening_.port(); }

private:
    bound_socket listening_{0};
    std::vector<descriptor> waiting_;
};

inline void check_deadline_while_connecting(bench& bench)
{
    full_queue const full;
    auto request = bench.ask("POST", "/echo", milliseconds(200));
    request.origin = request.origin.substr(0, request.origin.rfind(':') + 1) + std::to_string(full.port());
    auto const late = expect_timeout(bench, request, "a server that does not accept", delivery::not_sent);
    bench.got = "the end was " + in_milliseconds(late) + " after the deadline";
}

inline void check_deadline_while_sending(bench& bench)
{
    bound_socket const silent(8); // accepts, and reads nothing
    auto request = bench.ask("PUT", "/echo");
    request.origin = "http://127.0.0.1:" + std::to_string(silent.port());
    request.body.assign(6'000'000, 'x');
    request.deadline = steady_clock::now() + milliseconds(300);
    auto const late = expect_timeout(bench, request, "a server that does not read", delivery::maybe_sent);
    bench.got = "the end was " + in_milliseconds(late) + " after the deadline";
}

inline void check_pause(bench& bench)
{
    auto const start = steady_clock::now();
    bench.tested.pause(milliseconds(60));
    auto const passed = steady_clock::now() - start;
    bench.expect(passed >= milliseconds(60) && passed < milliseconds(60) + bench.slack, "a pause of 60 ms",
                 in_milliseconds(passed));
}

inline void check_attempt_limit(bench& bench)
{
    for (int const limit : {1, 3}) {
        auto const plan = bench.plan({.attempts = limit});
        auto const ended = bench.tested.call(plan);
        auto const arrived = bench.peer.requests(plan.target()).size();
        bench.expect(ended.status == 503 && ended.attempts == limit && arrived == static_cast<std::size_t>(limit),
                     std::to_string(limit) + " attempts, and the last reply",
                     std::to_string(ended.attempts) + " attempts, " + std::to_string(arrived) +
                         " requests at the server, status " + std::to_string(ended.status));
    }
}

/// Makes a call that is cancelled, and expects that it ends soon and that so many requests arrive.
inline void expect_cancelled_call(bench& bench, busy_call const& plan, std::string_view of, std::size_t requests)
{
    auto const start = steady_clock::now();
    auto const ended = bench.tested.call(plan);
    auto const passed = steady_clock::now() - start;
    bench.expect(ended.error && ended.error->reason == transport_reason::cancelled, std::string(of) + ": cancelled",
                 ended.error ? words_of(*ended.error) : "a reply " + std::to_string(ended.status));
    bench.expect(passed < *plan.cancel_after + bench.slack, std::string(of) + ": an end soon", in_milliseconds(passed));
    auto const arrived = bench.peer.requests(plan.target()).size();
    bench.expect(arrived == requests, std::string(of) + ": " + std::to_string(requests) + " requests at the server",
                 std::to_string(arrived));
}

inline void check_cancel_before(bench& bench)
{
    expect_cancelled_call(bench, bench.plan({.cancel_after = milliseconds(0)}), "a call that is cancelled before it starts", 0);
    if (!bench.tested.send_and_cancel)
        return;
    auto const request = bench.ask("POST", "/stall/0");
    bench.expect_error(bench.checked(bench.tested.send_and_cancel(request, milliseconds(0))),
                       "a request that is cancelled at once", transport_reason::cancelled, delivery::not_sent);
    bench.expect_unsent(request.target, "a request that is cancelled at once");
}

inline void check_cancel_between(bench& bench)
{
    expect_cancelled_call(bench, bench.plan({.seconds = 5, .cancel_after = milliseconds(100)}),
                          "a call that is cancelled in the pause after an attempt", 1);
}

inline void check_cancel_in_flight(bench& bench)
{
    for (std::string const path : {"/stall/0", "/stall/500", "/drip"}) {
        auto const start = steady_clock::now();
        auto const result = bench.checked(bench.tested.send_and_cancel(bench.ask("POST", path), milliseconds(60)));
        auto const passed = steady_clock::now() - start;
        bench.expect_error(result, path + ", cancelled after 60 ms", transport_reason::cancelled, delivery::maybe_sent);
        bench.expect(passed < milliseconds(60) + std::chrono::seconds(1), path + ": an end soon after it is cancelled",
                     in_milliseconds(passed));
    }
    auto request = bench.ask("PUT", "/echo");
    request.body = "late";
    bench.expect_body(bench.checked(bench.tested.send_and_cancel(request, milliseconds(2000))), "a stop that comes too late",
                      "late");
    bench.expect_body(bench.send(bench.ask("PUT", "/echo")), "a request after those", "");
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
