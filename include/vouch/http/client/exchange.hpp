// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_EXCHANGE_HPP
#define VOUCH_HTTP_CLIENT_EXCHANGE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/retry.hpp>
#include <vouch/http/client/wiping_request.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/method.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::http {

/// The limits of an exchange.
struct exchange_limits {
    std::chrono::milliseconds deadline{30'000}; ///< for everything, pauses included
    /// For one attempt. Without it an attempt gets half of the time that is left if it may be repeated, so that an attempt that
    /// hangs leaves time for the next, else all of it.
    std::optional<std::chrono::milliseconds> attempt_timeout{};
    int attempts = 3;
    bool repeatable = false; ///< the server recognises a repeated request by its idempotency key
};

/// What an exchange needs to know when an attempt has ended.
struct attempt_context {
    std::chrono::steady_clock::time_point now{};
    std::chrono::sys_seconds date{}; ///< the time of day, for a Retry-After with a date
    double random = 0;               ///< in [0, 1), for the length of a pause
};

/// The attempts of one call, as a state machine: it has no I/O, clock, sleep or randomness of its own.
///
/// A driver does what `next()` says until that is `step::finished`. For `step::send` it sends `request()` and reports the result
/// to `attempt_ended`; for `step::wait` it waits for `pause()` and reports to `pause_ended`. All attempts send the same bytes.
/// Credentials are overwritten when the exchange is destroyed.
class exchange {
public:
    enum class step : std::uint8_t { send, wait, finished };

    exchange(http::request request, exchange_limits const& limits, std::chrono::steady_clock::time_point now)
        : request_(std::move(request)), limits_(limits), end_(now + limited(limits.deadline))
    {
        if (limits.attempts > 0)
            begin_attempt(now);
    }

    /// What the driver has to do next.
    [[nodiscard]] auto next() const noexcept -> step { return step_; }
    /// The request to send. It stays the same object with the same bytes; `deadline` is the end of this attempt.
    [[nodiscard]] auto request() const noexcept -> http::request const& { return *request_; }
    /// How long to wait.
    [[nodiscard]] auto pause() const noexcept -> std::chrono::milliseconds { return pause_; }
    /// How often the request was sent.
    [[nodiscard]] auto attempts() const noexcept -> int { return attempts_; }

    /// Takes the result of an attempt.
    void attempt_ended(transport_result result, attempt_context const& context)
    {
        ++attempts_;
        last_ = std::move(result);
        if (auto const* const got = std::get_if<response>(&last_); got && got->body.size() > request_->max_response)
            last_ = transport_error{transport_reason::too_large, delivery::maybe_sent}; // a lambda may ignore the limit
        step_ = step::finished;
        if (attempts_ >= limits_.attempts || !detail::is_transient(last_) ||
            !(is_repeatable() || detail::was_not_acted_on(last_)))
            return;
        if (auto const* const failed = std::get_if<transport_error>(&last_); failed && failed->kept)
            return begin_attempt(context.now); // the connection was too old; that says nothing about the server's load
        pause_ = detail::backoff(attempts_, context.random);
        if (auto const* const got = std::get_if<response>(&last_))
            if (auto const asked = detail::retry_after(*got, context.date)) {
                if (*asked > detail::longest_retry_after)
                    return;
                pause_ = *asked;
            }
        // checked before the pause: it makes no sense to wait until the deadline has passed
        if (context.now < end_ && pause_ < end_ - context.now)
            step_ = step::wait;
    }

    /// Takes the time at which a pause has ended.
    void pause_ended(std::chrono::steady_clock::time_point now) { begin_attempt(now); }

    /// The result of the last attempt; a timeout, not sent, if there was no time for an attempt.
    [[nodiscard]] auto take() && -> transport_result { return std::move(last_); }

private:
    using duration = std::chrono::steady_clock::duration;

    // A time that does not overflow the clock, however far away the deadline is.
    static auto limited(std::chrono::milliseconds time) -> duration
    {
        return std::clamp<std::chrono::milliseconds>(time, {}, std::chrono::hours(24 * 365));
    }

    [[nodiscard]] auto is_repeatable() const noexcept -> bool
    {
        return detail::is_idempotent(request_->method) || limits_.repeatable;
    }

    void begin_attempt(std::chrono::steady_clock::time_point now)
    {
        duration time = end_ - now;
        if (limits_.attempt_timeout)
            time = (std::min)(time, limited(*limits_.attempt_timeout));
        else if (attempts_ + 1 < limits_.attempts && is_repeatable())
            time /= 2;
        request_->deadline = now + time;
        step_ = time > duration{} ? step::send : step::finished;
    }

    detail::wiping_request request_;
    exchange_limits limits_;
    std::chrono::steady_clock::time_point end_; // of everything
    step step_ = step::finished;
    std::chrono::milliseconds pause_{};
    int attempts_ = 0;
    transport_result last_ = transport_error{transport_reason::timeout, delivery::not_sent};
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
