// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_EXCHANGE_HPP
#define VOUCH_HTTP_CLIENT_EXCHANGE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/retry.hpp>
#include <vouch/http/message/message.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::http {

/// How long and how often an exchange tries.
struct exchange_limits {
    std::chrono::milliseconds deadline{30'000}; ///< for everything, pauses included
    int attempts = 3;
    bool repeatable = false; ///< the server knows a repeated request by its idempotency key
};

/// What an exchange has to know of its surroundings when an attempt has ended.
struct moment {
    std::chrono::steady_clock::time_point now{};
    std::chrono::sys_seconds date{}; ///< for a Retry-After date
    double random = 0;               ///< in [0, 1)
};

/// One request until it is answered: attempts, pauses and the deadline, without any I/O, clock, sleep or randomness of its own.
///
/// A driver does what `next()` says until that is `step::finished`: `send` `request()` and report with `received`, or wait for
/// `pause()` and report with `waited`. All attempts send the same bytes.
class exchange {
public:
    enum class step : std::uint8_t { send, wait, finished };

    exchange(http::request request, exchange_limits const& limits, std::chrono::steady_clock::time_point now)
        : request_(std::move(request)), limits_(limits)
    {
        // an absurd deadline must not overflow the clock
        request_.deadline = now + std::clamp<std::chrono::milliseconds>(limits.deadline, {}, std::chrono::hours(24 * 365));
        if (request_.deadline <= now)
            step_ = step::finished;
    }

    [[nodiscard]] auto next() const noexcept -> step { return step_; }
    [[nodiscard]] auto request() const noexcept -> http::request const& { return request_; }
    [[nodiscard]] auto pause() const noexcept -> std::chrono::milliseconds { return pause_; }
    /// How often the request was sent.
    [[nodiscard]] auto attempts() const noexcept -> int { return attempts_; }

    /// Takes what an attempt brought.
    void received(transport_result result, moment const& at)
    {
        ++attempts_;
        last_ = std::move(result);
        if (auto const* const answer = std::get_if<response>(&last_); answer && answer->body.size() > request_.max_response)
            last_ = transport_error{transport_reason::too_large, delivery::maybe_sent}; // a lambda may not look at the limit
        step_ = step::finished;
        if (attempts_ >= limits_.attempts || !is_transient(last_) ||
            !(is_idempotent(request_.method) || limits_.repeatable || was_not_acted_on(last_)))
            return;
        pause_ = backoff(attempts_, at.random);
        if (auto const* const answer = std::get_if<response>(&last_))
            if (auto const asked = retry_after(*answer, at.date)) {
                if (*asked > longest_retry_after)
                    return;
                pause_ = *asked;
            }
        // checked before the pause: waiting for a deadline that will have passed helps nobody
        if (at.now < request_.deadline && pause_ < request_.deadline - at.now)
            step_ = step::wait;
    }

    /// Takes that the pause is over.
    void waited(std::chrono::steady_clock::time_point now) { step_ = now < request_.deadline ? step::send : step::finished; }

    /// What the last attempt brought; a timeout, not sent, where there was no time for any.
    [[nodiscard]] auto take() && -> transport_result { return std::move(last_); }

private:
    http::request request_;
    exchange_limits limits_;
    step step_ = step::send;
    std::chrono::milliseconds pause_{};
    int attempts_ = 0;
    transport_result last_ = transport_error{transport_reason::timeout, delivery::not_sent};
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
