// vouch 0.1.0, vouch/testing/scripted.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/testing/scripted.hpp
#ifndef VOUCH_TESTING_SCRIPTED_HPP
#define VOUCH_TESTING_SCRIPTED_HPP

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// A backend that gives one result after the other, `scripted net{.script = {response{.status = 503}, response{.status = 200}}}`,
/// and keeps what it was sent. It has its own clock, date and randomness, so nothing waits.
///
/// It repeats its last result; an empty script gives a `connect` error. `as_coroutine` and `as_callback` give it the other
/// shapes.
struct scripted {
    using time_point = std::chrono::steady_clock::time_point;

    std::vector<http::transport_result> script{};
    std::chrono::milliseconds attempt_takes{};                       ///< how far an attempt moves the clock
    double next_random = 0;                                          ///< in [0, 1)
    std::chrono::sys_seconds day{std::chrono::seconds(784'111'777)}; ///< the date at first: Sun, 06 Nov 1994 08:49:37 GMT

    std::vector<http::request> sent{};              ///< with the values of secret headers
    std::vector<std::chrono::milliseconds> slept{}; ///< the pauses between attempts, each whole
    time_point time = first_time;                   ///< moves in attempts and pauses
    bool is_pausing = false;                        ///< the last thing that was asked for was a pause

    auto send(http::request const& request) -> http::transport_result
    {
        sent.push_back(request);
        is_pausing = false;
        time += attempt_takes;
        if (script.empty())
            return http::transport_error{http::transport_reason::connect, http::delivery::not_sent, "the script is empty"};
        return script[(std::min)(sent.size(), script.size()) - 1];
    }
    void sleep(std::chrono::milliseconds pause)
    {
        if (std::exchange(is_pausing, true))
            slept.back() += pause; // a pause that can be cancelled comes in pieces
        else
            slept.push_back(pause);
        time += pause;
    }
    [[nodiscard]] auto now() const noexcept -> time_point { return time; }
    [[nodiscard]] auto date() const -> std::chrono::sys_seconds
    {
        return day + std::chrono::floor<std::chrono::seconds>(time - first_time);
    }
    [[nodiscard]] auto random() const noexcept -> double { return next_random; }

private:
    static constexpr time_point first_time{std::chrono::hours(1)};
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif
