// vouch 0.1.0, vouch/callback.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/http/client/call_handle.hpp
#ifndef VOUCH_HTTP_CLIENT_CALL_HANDLE_HPP
#define VOUCH_HTTP_CLIENT_CALL_HANDLE_HPP

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// Whether a call is cancelled, which its handles and the call share.
class cancellation {
public:
    cancellation() = default;
    cancellation(cancellation const&) = delete;
    auto operator=(cancellation const&) -> cancellation& = delete;

    [[nodiscard]] auto is_requested() const noexcept -> bool { return is_requested_.load(); }
    void request() noexcept
    {
        is_requested_.store(true);
        cancel_attempt();
    }

protected:
    ~cancellation() = default;

private:
    virtual void cancel_attempt() noexcept = 0;

    std::atomic<bool> is_requested_ = false;
};

// The same with the backend's handle of the attempt that runs, if it has a `cancel()`.
template <class Handle>
class attempt_cancellation final : public cancellation {
public:
    ~attempt_cancellation() = default;

    void begin(Handle handle)
    {
        if constexpr (requires { handle.cancel(); }) {
            {
                std::lock_guard const lock(mutex_);
                running_.emplace(std::move(handle));
            }
            if (is_requested()) // meanwhile
                cancel_attempt();
        }
    }
    void end() noexcept
    {
        std::lock_guard const lock(mutex_);
        running_.reset();
    }

private:
    // Called without the lock: the backend may call its function at once, which ends the attempt.
    void cancel_attempt() noexcept override
    {
        if constexpr (requires(Handle handle) { handle.cancel(); }) {
            std::optional<Handle> taken;
            {
                std::lock_guard const lock(mutex_);
                taken.swap(running_);
            }
            if (taken)
                taken->cancel();
        }
    }

    std::mutex mutex_;
    std::optional<Handle> running_;
};
template <>
class attempt_cancellation<void> final : public cancellation {
public:
    ~attempt_cancellation() = default;

    void end() noexcept {}

private:
    void cancel_attempt() noexcept override {}
};

} // namespace detail

/// A call that runs over a callback backend. It need not be kept: the call ends without it.
class call_handle {
public:
    explicit call_handle(std::shared_ptr<detail::cancellation> shared) : shared_(std::move(shared)) {}

    /// Ends the call with the reason `cancelled`: at once if the backend cancels in flight, else after the attempt, and within 20
    /// ms during a pause. Nothing happens if the call has ended. May be called on any thread, and in the function of the call.
    void cancel() const noexcept { shared_->request(); }

private:
    std::shared_ptr<detail::cancellation> shared_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif

// vouch/http/client/drive_callback.hpp
#ifndef VOUCH_HTTP_CLIENT_DRIVE_CALLBACK_HPP
#define VOUCH_HTTP_CLIENT_DRIVE_CALLBACK_HPP

#include <chrono>
#include <cstdint>
#include <type_traits>

// Calls over a callback backend. No part of vouch/http.hpp: <atomic> and <memory> cost every user half a second to compile.
namespace vouch::inline VOUCH_ABI::http::detail {

// A call that runs over a callback backend. It owns itself by the functions that the backend holds.
//
// A function of the backend may be called before `start` returns, or on another thread at any time. The second of the two, the
// function or the return of `start`, goes on with the call: so retries do not recurse, and one thread works at a time.
template <class Backend, class Stop, class Token>
class callback_call : public std::enable_shared_from_this<callback_call<Backend, Stop, Token>> {
public:
    callback_call(exchange exchange, Backend& backend, Stop stop, Token& token)
        : exchange_(std::move(exchange)), backend_(backend), stop_(std::move(stop)), token_(token)
    {}
    callback_call(callback_call const&) = delete;
    auto operator=(callback_call const&) -> callback_call& = delete;

    // Goes on until a function of the backend has to be waited for.
    void run()
    {
        while (exchange_.next() != exchange::step::finished) {
            if (cancellation_->is_requested() || stop_.stop_requested()) {
                exchange_.cancel();
                continue;
            }
            turn_.store(turn::starting);
            start();
            if (turn_.exchange(turn::waiting) == turn::starting)
                return; // its function goes on
            apply();
        }
        finish(std::move(exchange_));
    }

    [[nodiscard]] auto handle() const -> call_handle { return call_handle(cancellation_); }

protected:
    ~callback_call() = default;

private:
    enum class turn : std::uint8_t { starting, waiting, done };
    using handle_type = decltype(std::declval<Backend&>().start(std::declval<request>(), any_result_function{}));

    // The functions that a backend is given. Each keeps the call alive.
    struct on_result {
        std::shared_ptr<callback_call> call;
        void operator()(transport_result result) noexcept
        {
            call->result_ = std::move(result);
            call->resume();
        }
    };
    struct on_token {
        std::shared_ptr<callback_call> call;
        void operator()(secret token) noexcept
        {
            call->got_ = std::move(token);
            call->resume();
        }
    };
    struct on_pause {
        std::shared_ptr<callback_call> call;
        void operator()() noexcept { call->resume(); }
    };

    virtual void finish(exchange&& exchange) noexcept = 0;

    void start()
    {
        switch (exchange_.next()) {
        case exchange::step::authorize: return ask();
        case exchange::step::send: return send();
        case exchange::step::wait: return wait();
        case exchange::step::finished: return;
        }
    }
    void ask()
    {
        if constexpr (std::is_invocable_r_v<secret, Token&, token_kind>)
            on_token{this->shared_from_this()}(token_(kind_of_token(exchange_)));
        else if constexpr (std::is_same_v<Token, no_token_source>)
            on_token{this->shared_from_this()}(secret());
        else
            token_(kind_of_token(exchange_), on_token{this->shared_from_this()});
    }
    void send()
    {
        wiping_request copy{request(exchange_.request())};
        if constexpr (std::is_void_v<handle_type>)
            backend_.start(std::move(*copy), on_result{this->shared_from_this()});
        else
            cancellation_->begin(backend_.start(std::move(*copy), on_result{this->shared_from_this()}));
    }
    void wait()
    {
        slice_ = slice_of_pause(pause_left(), may_stop<Stop> || cancellation_.use_count() > 1); // a handle shares it
        backend_.after(slice_, on_pause{this->shared_from_this()});
    }
    [[nodiscard]] auto pause_left() const -> std::chrono::milliseconds { return exchange_.pause() - paused_; }

    void resume() noexcept
    {
        if (turn_.exchange(turn::done) != turn::waiting)
            return; // `start` has not returned: its caller goes on
        apply();
        run();
    }
    // Tells the exchange what the function of the backend was called with.
    void apply()
    {
        switch (exchange_.next()) {
        case exchange::step::authorize: exchange_.authorized(std::exchange(got_, {}), now_with(backend_)); break;
        case exchange::step::send: {
            cancellation_->end();
            attempt_context const context = context_after(exchange_, result_, backend_);
            exchange_.attempt_ended(std::move(result_), context);
            break;
        }
        case exchange::step::wait:
            paused_ += slice_;
            if (pause_left() <= std::chrono::milliseconds{}) {
                paused_ = {};
                exchange_.pause_ended(now_with(backend_));
            }
            break;
        case exchange::step::finished: break;
        }
    }

    exchange exchange_;
    Backend& backend_;
    Stop stop_;
    Token& token_;
    std::shared_ptr<attempt_cancellation<handle_type>> cancellation_ = std::make_shared<attempt_cancellation<handle_type>>();
    std::atomic<turn> turn_ = turn::starting;
    transport_result result_;
    secret got_;
    std::chrono::milliseconds slice_{};
    std::chrono::milliseconds paused_{};
};

template <class Endpoint, class Function, class Backend, class Stop, class Token>
class callback_call_of final : public callback_call<Backend, Stop, Token> {
public:
    callback_call_of(exchange exchange, Backend& backend, Stop stop, Token& token, Function function)
        : callback_call<Backend, Stop, Token>(std::move(exchange), backend, std::move(stop), token),
          function_(std::move(function))
    {}
    ~callback_call_of() = default;

private:
    void finish(exchange&& exchange) noexcept override { std::move(function_)(decode<Endpoint>(std::move(exchange))); }

    Function function_;
};

template <class Endpoint, class Backend>
struct callback_start {
    template <class Function, class Stop, class Token>
    [[nodiscard]] static auto with(exchange exchange, Backend& backend, Function function, Stop stop, Token& token) -> call_handle
    {
        auto const running = std::make_shared<callback_call_of<Endpoint, Function, Backend, Stop, Token>>(
            std::move(exchange), backend, std::move(stop), token, std::move(function));
        call_handle handle = running->handle();
        running->run();
        return handle;
    }
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif

// vouch/callback.hpp
#ifndef VOUCH_CALLBACK_HPP
#define VOUCH_CALLBACK_HPP
// Calls over a callback backend. They need <atomic> and <memory>, which vouch/http.hpp spares everybody else.
#endif
