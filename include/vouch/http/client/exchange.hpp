// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_EXCHANGE_HPP
#define VOUCH_HTTP_CLIENT_EXCHANGE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/client/detail/call_report.hpp>
#include <vouch/http/client/detail/token_field.hpp>
#include <vouch/http/client/observer.hpp>
#include <vouch/http/client/retry.hpp>
#include <vouch/http/client/wiping_request.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/method.hpp>
#include <vouch/http/message/request_error.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
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
    bool repeatable = false;    ///< the server recognises a repeated request by its idempotency key
    bool needs_a_token = false; ///< the request gets its bearer token by `authorized()`
};

/// What an exchange needs to know when an attempt has ended.
struct attempt_context {
    std::chrono::steady_clock::time_point now{};
    std::chrono::sys_seconds date{}; ///< the time of day, for a Retry-After with a date
    double random = 0;               ///< in [0, 1), for the length of a pause
};

/// The attempts of one call, as a state machine: it has no I/O, clock, sleep or randomness of its own.
///
/// A driver does what `next()` says until that is `step::finished`. For `step::authorize` it gets a bearer token and reports it
/// to `authorized`; for `step::send` it sends `request()` and reports the result to `attempt_ended`; for `step::wait` it waits
/// for `pause()` and reports to `pause_ended`. All attempts send the same bytes. Only a 401 to a token changes them: the exchange
/// starts again with a new token, once. Credentials are overwritten when the exchange is destroyed.
class exchange {
public:
    enum class step : std::uint8_t { authorize, send, wait, finished };

    /// Lifetime: the listener of `observer` must outlive the exchange.
    exchange(http::request request, exchange_limits const& limits, std::chrono::steady_clock::time_point now,
             http::observer observer = {})
        : exchange(detail::wiping_request(std::move(request)), limits, now, observer)
    {}
    // The same, for a request that is overwritten already when it is freed.
    exchange(detail::wiping_request request, exchange_limits const& limits, std::chrono::steady_clock::time_point now,
             http::observer observer)
        : request_(std::move(request)), limits_(limits), end_(now + limited(limits.deadline)), report_(observer, now)
    {
        report_.begin(*request_);
        if (limits.attempts > 0)
            limits.needs_a_token ? ask_for_a_token() : begin_attempt(now);
    }

    /// An exchange that sends nothing, because the request has errors.
    exchange(request_errors errors, std::string_view route, std::chrono::steady_clock::time_point now,
             http::observer observer = {})
        : errors_(std::move(errors)), report_(observer, now)
    {
        request_->route = route;
        report_.begin(*request_);
    }

    /// What the driver has to do next.
    [[nodiscard]] auto next() const noexcept -> step { return step_; }
    /// The request to send. It stays the same object with the same bytes; `deadline` is the end of this attempt.
    [[nodiscard]] auto request() const noexcept -> http::request const& { return *request_; }
    /// How long to wait.
    [[nodiscard]] auto pause() const noexcept -> std::chrono::milliseconds { return pause_; }
    /// How often the request was sent.
    [[nodiscard]] auto attempts() const noexcept -> int { return attempts_; }
    /// Returns true if the server refused the last token: the next must be a new one.
    [[nodiscard]] auto is_token_refused() const noexcept -> bool { return is_token_refused_; }
    /// Returns true if events are told, for which `attempt_ended` must know the time after each attempt.
    [[nodiscard]] auto is_observed() const noexcept -> bool { return report_.is_observed(); }
    /// The errors that keep the request from being sent.
    [[nodiscard]] auto errors() const noexcept -> request_errors const& { return errors_; }

    /// Takes a bearer token. One that is unset or cannot be sent ends the exchange.
    void authorized(secret const& token, std::chrono::steady_clock::time_point now)
    {
        step_ = step::finished;
        if (auto const fault = detail::put_token(request_, token)) {
            if (!is_token_refused_) // else the 401 says more
                errors_.emplace_back(location::header, "authorization", *fault);
            return;
        }
        begin_attempt(now);
    }

    /// Takes the result of an attempt.
    void attempt_ended(transport_result result, attempt_context const& context)
    {
        ++attempts_;
        ++attempts_with_this_token_;
        last_ = std::move(result);
        auto const* const got = std::get_if<response>(&last_);
        if (got != nullptr && got->body.size() > request_->max_response)
            last_ = transport_error{transport_reason::too_large, delivery::maybe_sent}; // a lambda may ignore the limit
        auto const* const failed = std::get_if<transport_error>(&last_);
        was_maybe_sent_ = was_maybe_sent_ || failed == nullptr || failed->delivery == delivery::maybe_sent;
        report_.attempt_ended(attempts_, last_, context.now);
        step_ = step::finished;
        if (limits_.needs_a_token && !is_token_refused_ && failed == nullptr && got->status == 401) {
            is_token_refused_ = true;
            attempts_with_this_token_ = 0;
            return ask_for_a_token();
        }
        if (attempts_with_this_token_ >= limits_.attempts || !detail::is_transient(last_) ||
            !(is_repeatable() || detail::was_not_acted_on(last_)))
            return;
        if (failed != nullptr && failed->kept)
            return begin_attempt(context.now); // the connection was too old; that says nothing about the server's load
        pause_ = detail::backoff(attempts_with_this_token_, context.random);
        if (failed == nullptr)
            if (auto const asked = detail::retry_after(*got, context.date)) {
                if (*asked > detail::longest_retry_after)
                    return;
                pause_ = *asked;
            }
        // checked before the pause: it makes no sense to wait until the deadline has passed
        if (context.now < end_ && pause_ < end_ - context.now) {
            step_ = step::wait;
            report_.pause_begun(pause_);
        }
    }

    /// Takes the time at which a pause has ended.
    void pause_ended(std::chrono::steady_clock::time_point now) { begin_attempt(now); }

    /// Ends the exchange with the reason `cancelled`, unless it is finished.
    void cancel()
    {
        if (std::exchange(step_, step::finished) != step::finished)
            last_ = transport_error{transport_reason::cancelled, delivery::not_sent};
    }

    /// The result of the last attempt; a timeout, not sent, if there was no time for an attempt. An error says `maybe_sent` if
    /// the server may have got the request in any of the attempts.
    [[nodiscard]] auto take() && -> transport_result
    {
        if (auto* const failed = std::get_if<transport_error>(&last_); failed != nullptr && was_maybe_sent_)
            failed->delivery = delivery::maybe_sent;
        return std::move(last_);
    }
    /// Moves the errors of the request out.
    [[nodiscard]] auto take_errors() && -> request_errors { return std::move(errors_); }

    /// What is told to the observer at the end of the call.
    [[nodiscard]] auto report() const noexcept -> detail::call_report const& { return report_; }

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

    void ask_for_a_token() { step_ = step::authorize; }

    void begin_attempt(std::chrono::steady_clock::time_point now)
    {
        duration time = end_ - now;
        if (limits_.attempt_timeout)
            time = (std::min)(time, limited(*limits_.attempt_timeout));
        else if (attempts_with_this_token_ + 1 < limits_.attempts && is_repeatable())
            time /= 2;
        request_->deadline = now + time;
        step_ = time > duration{} ? step::send : step::finished;
        report_.attempt_begun(now);
    }

    detail::wiping_request request_;
    request_errors errors_;
    exchange_limits limits_;
    std::chrono::steady_clock::time_point end_; // of everything
    detail::call_report report_;
    step step_ = step::finished;
    std::chrono::milliseconds pause_{};
    int attempts_ = 0;
    int attempts_with_this_token_ = 0;
    bool is_token_refused_ = false;
    bool was_maybe_sent_ = false;
    transport_result last_ = transport_error{transport_reason::timeout, delivery::not_sent};
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
