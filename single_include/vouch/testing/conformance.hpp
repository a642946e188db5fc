// vouch 0.1.0, vouch/testing/conformance.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/testing/detail/busy_call.hpp
#ifndef VOUCH_TESTING_DETAIL_BUSY_CALL_HPP
#define VOUCH_TESTING_DETAIL_BUSY_CALL_HPP

#include <chrono>
#include <optional>
#include <string>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// A server is too busy for this endpoint: it answers 503 and asks for a pause of so many seconds.
struct busy : http::endpoint<"GET /busy/{seconds}", http::path_param<"seconds", int>, http::query_param<"number", int>,
                             http::default_reply<http::empty>> {};

/// A call of a client that asks a server which is too busy.
struct busy_call {
    std::string origin{};
    int attempts = 3;
    int seconds = 0;                                         ///< of the pause between two attempts
    int number = 0;                                          ///< no other call has it
    std::optional<std::chrono::milliseconds> cancel_after{}; ///< before it starts if it is zero

    [[nodiscard]] auto target() const -> std::string
    {
        return "/busy/" + std::to_string(seconds) + "?number=" + std::to_string(number);
    }

    /// The call of a client of this backend, ready for `send()`.
    template <class Client>
    [[nodiscard]] auto start(Client const& client) const
    {
        return client.template call<busy>().template with<"seconds">(seconds).template with<"number">(number);
    }
    [[nodiscard]] auto options() const -> http::client_options { return {.origin = origin, .attempts = attempts}; }
};

/// How a call ended.
struct busy_ending {
    int status = 0;
    int attempts = 0;
    std::optional<http::transport_error> error{};

    busy_ending() = default;
    explicit busy_ending(http::outcome<busy> const& outcome) : status(outcome.status()), attempts(outcome.attempts())
    {
        if (auto const* const failed = outcome.get_if<http::transport_error>())
            error = *failed;
    }
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/http/client/call_handle.hpp
#ifndef VOUCH_HTTP_CLIENT_CALL_HANDLE_HPP
#define VOUCH_HTTP_CLIENT_CALL_HANDLE_HPP

#include <atomic>
#include <memory>
#include <mutex>
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

// vouch/testing/report.hpp
#ifndef VOUCH_TESTING_REPORT_HPP
#define VOUCH_TESTING_REPORT_HPP

#include <algorithm>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// What a backend cannot do: the name of a check, and the reason with the library's version, "trailers" and "cpp-httplib 0.11
/// drops them". A backend publishes its list as `static constexpr limitation cannot[]`; any range of pairs of texts serves as
/// well.
struct limitation {
    std::string_view check{};
    std::string_view reason{};
};

/// The result of a check.
enum class verdict : std::uint8_t {
    passed,
    failed,
    cannot,      ///< it failed, and the backend says that it cannot do this
    can,         ///< it passed, although the backend says that it cannot do this: the limitation may be removed
    not_claimed, ///< it was not run: the backend does not promise this, or its shape does not have it
};

/// The stable text of a verdict, such as "passed".
[[nodiscard]] constexpr auto to_string(verdict verdict) noexcept -> std::string_view
{
    switch (verdict) {
    case testing::verdict::passed: return "passed";
    case testing::verdict::failed: return "failed";
    case testing::verdict::cannot: return "cannot";
    case testing::verdict::can: return "can";
    case testing::verdict::not_claimed: return "not_claimed";
    }
    return "unknown";
}

/// One check of a backend.
struct check {
    std::string name{};         ///< "redirect"
    testing::verdict verdict{}; //
    std::string expected{};     ///< what the check asks for; of one that failed, the first expectation that was not met
    std::string got{};          ///< what came instead; of one that passed, what was measured, or nothing
    std::string reason{};       ///< why the backend cannot do this, as it says
};

/// The result of a run of the suite.
struct report {
    std::vector<check> checks{};

    /// Returns true if no check failed. Limitations that the backend declares are no failures.
    [[nodiscard]] auto passed() const noexcept -> bool { return count(verdict::failed) == 0; }

    [[nodiscard]] auto count(verdict verdict) const noexcept -> std::size_t
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(checks, [verdict](check const& check) { return check.verdict == verdict; }));
    }

    /// The check called `name`; null if the suite has none.
    [[nodiscard]] auto find(std::string_view name) const noexcept -> check const*
    {
        auto const found = std::ranges::find_if(checks, [name](check const& check) { return check.name == name; });
        return found == checks.end() ? nullptr : &*found;
    }

    /// Prints a line for each check that has something to tell, and the counts.
    template <class Stream>
    friend auto operator<<(Stream& stream, report const& report) -> Stream&
    {
        for (check const& check : report.checks) {
            if (check.verdict == verdict::not_claimed || (check.verdict == verdict::passed && check.got.empty()))
                continue;
            stream << to_string(check.verdict) << ' ' << check.name;
            if (check.verdict == verdict::failed || check.verdict == verdict::cannot)
                stream << ": expected " << check.expected << "; got " << check.got;
            else if (!check.got.empty())
                stream << ": " << check.got;
            if (!check.reason.empty())
                stream << " (" << check.reason << ')';
            stream << '\n';
        }
        stream << report.checks.size() << " checks: " << report.count(verdict::passed) << " passed, "
               << report.count(verdict::failed) << " failed, " << report.count(verdict::cannot) << " cannot, "
               << report.count(verdict::can) << " can though declared, " << report.count(verdict::not_claimed)
               << " not claimed\n";
        return stream;
    }
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif

// vouch/testing/detail/subject.hpp
#ifndef VOUCH_TESTING_DETAIL_SUBJECT_HPP
#define VOUCH_TESTING_DETAIL_SUBJECT_HPP

#include <condition_variable>
#include <functional>
#include <stop_token>
#include <thread>

namespace vouch::inline VOUCH_ABI::testing::detail {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Waits until a function returns true. A callback backend that its caller has to pump is pumped meanwhile.
using wait_function = std::function<void(std::function<bool()> const&)>;

/// What a callback backend told, from any thread.
struct told {
    std::mutex mutex;
    int calls = 0;
    std::optional<http::transport_result> result;
};

/// The backend under test, whatever its shape, as functions that block. A function is empty if the backend does not have it.
struct subject {
    std::function<http::transport_result(http::request const&)> send{};
    /// Cancels after a time; before anything is sent if that is zero.
    std::function<http::transport_result(http::request const&, milliseconds)> send_and_cancel{};
    std::function<std::vector<http::transport_result>(std::vector<http::request> const&)> send_at_once{};
    std::function<busy_ending(busy_call const&)> call{};
    std::function<void(milliseconds)> pause{};
    std::function<int()> calls_missing_or_extra{}; ///< of functions that must be called once
    milliseconds bound{};                          ///< how long after its deadline an attempt may end
};

/// The requests at once, each on a thread of its own.
template <class Send>
auto on_threads(std::vector<http::request> const& requests, Send send) -> std::vector<http::transport_result>
{
    std::vector<http::transport_result> results(requests.size());
    std::vector<std::thread> threads;
    for (std::size_t at = 0; at < requests.size(); ++at)
        threads.emplace_back([&, at] { results[at] = send(requests[at]); });
    for (std::thread& thread : threads)
        thread.join();
    return results;
}

/// A stop that another thread requests after a time; at once if that is zero, never without one.
class stop_later {
public:
    explicit stop_later(std::optional<milliseconds> after)
    {
        if (after == milliseconds())
            source_.request_stop();
        else if (after)
            thread_ = std::thread([this, time = *after] {
                std::unique_lock lock(mutex_);
                if (!ended_.wait_for(lock, time, [this] { return is_over_; }))
                    source_.request_stop();
            });
    }
    stop_later(stop_later const&) = delete;
    auto operator=(stop_later const&) -> stop_later& = delete;
    ~stop_later()
    {
        {
            std::lock_guard const lock(mutex_);
            is_over_ = true;
        }
        ended_.notify_all();
        if (thread_.joinable())
            thread_.join();
    }
    [[nodiscard]] auto token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool is_over_ = false;
    std::thread thread_;
};

template <http::sync_backend Backend>
auto subject_of(Backend& backend) -> subject
{
    subject made;
    made.bound = http::deadline_bound_of<Backend>();
    made.send = [&backend](http::request const& request) -> http::transport_result {
        auto const widened = []<class Result>(Result result) -> http::transport_result { return result; };
        if constexpr (requires { backend.send(request); })
            return widened(backend.send(request));
        else
            return widened(backend(request));
    };
    if constexpr (http::cancels_in_flight<Backend>())
        made.send_and_cancel = [&backend](http::request const& request, milliseconds after) {
            stop_later const stop(after);
            return http::transport_result(backend.send(request, stop.token()));
        };
    if constexpr (http::is_concurrent<Backend>())
        made.send_at_once = [send = made.send](std::vector<http::request> const& requests) { return on_threads(requests, send); };
    made.call = [&backend](busy_call const& plan) {
        http::client const client{backend, plan.options()};
        stop_later const stop(plan.cancel_after);
        return busy_ending(plan.start(client).send(stop.token()));
    };
    if constexpr (requires { backend.sleep(milliseconds()); })
        made.pause = [&backend](milliseconds time) { backend.sleep(time); };
    return made;
}

/// `run(task)` runs a task to its end and returns its result.
template <http::coroutine_backend Backend, class Run>
auto subject_of(Backend& backend, Run run) -> subject
{
    subject made;
    made.bound = http::deadline_bound_of<Backend>();
    made.send = [&backend, run](http::request const& request) mutable { return run(backend.send(request)); };
    if constexpr (http::cancels_in_flight<Backend>())
        made.send_and_cancel = [&backend, run](http::request const& request, milliseconds after) mutable {
            stop_later const stop(after);
            return run(backend.send(request, stop.token()));
        };
    made.call = [&backend, run](busy_call const& plan) mutable {
        http::client const client{backend, plan.options()};
        stop_later const stop(plan.cancel_after);
        return busy_ending(run(plan.start(client).send(stop.token())));
    };
    made.pause = [&backend, run](milliseconds time) mutable { run(backend.sleep(time)); };
    return made;
}

/// The default for a callback backend with threads of its own.
inline void wait_for_other_threads(std::function<bool()> const& is_done)
{
    while (!is_done())
        std::this_thread::sleep_for(milliseconds(1));
}

template <http::callback_backend Backend>
class callback_subject {
public:
    callback_subject(Backend& backend, wait_function wait) : backend_(backend), wait_(std::move(wait)) {}

    auto send_all(std::vector<http::request> const& requests) -> std::vector<http::transport_result>
    {
        std::vector<std::shared_ptr<told>> all;
        for (http::request const& request : requests) {
            all.push_back(add());
            backend_.start(request, teller{all.back()});
        }
        std::vector<http::transport_result> results;
        for (std::size_t at = 0; at < requests.size(); ++at)
            results.push_back(result_of(*all[at], requests[at].deadline));
        return results;
    }

    auto send_and_cancel(http::request const& request, milliseconds after) -> http::transport_result
    {
        auto const state = add();
        auto handle = backend_.start(request, teller{state});
        wait_for([&] { return is_told(*state); }, after);
        handle.cancel();
        return result_of(*state, request.deadline);
    }

    auto call(busy_call const& plan) -> busy_ending
    {
        http::client const client{backend_, plan.options()};
        struct ended_call {
            std::mutex mutex;
            std::optional<busy_ending> ending;
        };
        auto const ended = std::make_shared<ended_call>();
        auto const is_ended = [&] {
            std::lock_guard const lock(ended->mutex);
            return ended->ending.has_value();
        };
        std::stop_source stop;
        if (plan.cancel_after == milliseconds())
            stop.request_stop();
        auto const handle = plan.start(client).send(
            [ended](http::outcome<busy> const& outcome) noexcept {
                std::lock_guard const lock(ended->mutex);
                ended->ending.emplace(outcome);
            },
            stop.get_token());
        if (plan.cancel_after) {
            wait_for(is_ended, *plan.cancel_after);
            handle.cancel();
        }
        wait_for(is_ended, std::chrono::seconds(10));
        std::lock_guard const lock(ended->mutex);
        return ended->ending.value_or(busy_ending());
    }

    void pause(milliseconds time)
    {
        auto const state = add();
        backend_.after(time, pause_teller{state});
        wait_until_told(*state, steady_clock::now() + time);
    }

    [[nodiscard]] auto calls_missing_or_extra() -> int
    {
        int wrong = 0;
        for (auto const& state : told_) {
            std::lock_guard const lock(state->mutex);
            wrong += state->calls != 1;
        }
        return wrong;
    }

private:
    struct teller { // may be moved, not copied, as the contract says
        explicit teller(std::shared_ptr<told> state) : state_(std::move(state)) {}
        teller(teller&&) = default;
        auto operator=(teller&&) -> teller& = default;
        void operator()(http::transport_result result) noexcept
        {
            auto const state = state_; // a backend may move or destroy the function in the call
            std::lock_guard const lock(state->mutex);
            if (state->calls++ == 0)
                state->result = std::move(result);
        }

    private:
        std::shared_ptr<told> state_;
    };
    struct pause_teller {
        explicit pause_teller(std::shared_ptr<told> state) : state_(std::move(state)) {}
        pause_teller(pause_teller&&) = default;
        auto operator=(pause_teller&&) -> pause_teller& = default;
        void operator()() noexcept
        {
            std::lock_guard const lock(state_->mutex);
            ++state_->calls;
        }

    private:
        std::shared_ptr<told> state_;
    };

    auto add() -> std::shared_ptr<told>
    {
        told_.push_back(std::make_shared<told>());
        return told_.back();
    }
    [[nodiscard]] static auto is_told(told& state) -> bool
    {
        std::lock_guard const lock(state.mutex);
        return state.calls != 0;
    }
    // Waits until `is_done()`, at most for `time`.
    template <class Done>
    void wait_for(Done const& is_done, steady_clock::duration time)
    {
        auto const patience = steady_clock::now() + time;
        wait_([&] { return is_done() || steady_clock::now() >= patience; });
    }
    void wait_until_told(told& state, steady_clock::time_point deadline)
    {
        auto const left = (std::max)(deadline - steady_clock::now(), steady_clock::duration());
        wait_for([&] { return is_told(state); }, left + longest_overrun);
    }
    auto result_of(told& state, steady_clock::time_point deadline) -> http::transport_result
    {
        wait_until_told(state, deadline);
        std::lock_guard const lock(state.mutex);
        if (!state.result)
            return http::transport_error{http::transport_reason::timeout, http::delivery::maybe_sent, "nothing was told"};
        return *state.result;
    }

    static constexpr auto longest_overrun = http::deadline_bound_of<Backend>() + std::chrono::seconds(2);
    Backend& backend_;
    wait_function wait_;
    std::vector<std::shared_ptr<told>> told_;
};

// Not an overload of subject_of: Clang 16 converts to a wait_function before it looks whether the backend is one of callbacks.
template <http::callback_backend Backend>
auto subject_of_callbacks(Backend& backend, wait_function wait) -> subject
{
    auto const shared = std::make_shared<callback_subject<Backend>>(backend, std::move(wait));
    subject made;
    made.bound = http::deadline_bound_of<Backend>();
    made.send = [shared](http::request const& request) { return std::move(shared->send_all({request}).front()); };
    made.send_at_once = [shared](std::vector<http::request> const& requests) { return shared->send_all(requests); };
    if constexpr (http::cancels_in_flight<Backend>())
        made.send_and_cancel = [shared](http::request const& request, milliseconds after) {
            return shared->send_and_cancel(request, after);
        };
    made.call = [shared](busy_call const& plan) { return shared->call(plan); };
    made.pause = [shared](milliseconds time) { shared->pause(time); };
    made.calls_missing_or_extra = [shared] { return shared->calls_missing_or_extra(); };
    return made;
}

/// Calls `use(subject, options)` with a backend of any shape. The arguments after `use` are what the shape needs, and the
/// options, which may be left out.
template <class Options, http::sync_backend Backend, class Use>
auto with_subject(Backend& backend, Use use, Options const& options = {}) -> report
{
    return use(subject_of(backend), options);
}
template <class Options, http::coroutine_backend Backend, class Use, class Run>
auto with_subject(Backend& backend, Use use, Run run, Options const& options = {}) -> report
{
    return use(subject_of(backend, std::move(run)), options);
}
template <class Options, http::callback_backend Backend, class Use, class Wait>
    requires(!std::is_same_v<Wait, Options>)
auto with_subject(Backend& backend, Use use, Wait wait, Options const& options = {}) -> report
{
    return use(subject_of_callbacks(backend, wait_function(std::move(wait))), options);
}
template <class Options, http::callback_backend Backend, class Use>
auto with_subject(Backend& backend, Use use, Options const& options = {}) -> report
{
    return use(subject_of_callbacks(backend, wait_function(&wait_for_other_threads)), options);
}

/// The limitations of a run: these, and those that the backend publishes.
template <class Backend>
auto limitations_of(std::vector<limitation> all) -> std::vector<limitation>
{
    if constexpr (requires { Backend::cannot; })
        for (auto const& [check, reason] : Backend::cannot)
            all.push_back({check, reason});
    return all;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/stream.hpp
#ifndef VOUCH_TESTING_DETAIL_STREAM_HPP
#define VOUCH_TESTING_DETAIL_STREAM_HPP

#include <arpa/inet.h>
#include <cerrno>
#include <cstddef>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// A file descriptor that is closed once.
class descriptor {
public:
    explicit descriptor(int value = -1) noexcept : value_(value) {}
    descriptor(descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    auto operator=(descriptor&& other) noexcept -> descriptor&
    {
        if (value_ >= 0)
            ::close(value_);
        value_ = std::exchange(other.value_, -1);
        return *this;
    }
    ~descriptor()
    {
        if (value_ >= 0)
            ::close(value_);
    }
    [[nodiscard]] auto get() const noexcept -> int { return value_; }

private:
    int value_;
};

/// A socket on a free port of 127.0.0.1. Without `backlog` it does not listen: connections are refused, and nobody else gets the
/// port meanwhile.
class bound_socket {
public:
    explicit bound_socket(int backlog = -1) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(place);
        auto* const any = reinterpret_cast<sockaddr*>(&place);
        if (::bind(socket_.get(), any, size) != 0 || ::getsockname(socket_.get(), any, &size) != 0 ||
            (backlog >= 0 && ::listen(socket_.get(), backlog) != 0))
            throw std::runtime_error("a server of vouch::testing gets no port of this machine");
        port_ = ntohs(place.sin_port);
    }
    [[nodiscard]] auto get() const noexcept -> int { return socket_.get(); }
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return port_; }

private:
    descriptor socket_;
    std::uint16_t port_ = 0;
};

/// A connection of a server, plain or TLS. The functions block; `wake` ends them from another thread.
class stream {
public:
    explicit stream(descriptor socket) noexcept : socket_(std::move(socket))
    {
        int const on = 1;
        ::setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    }
    stream(stream const&) = delete;
    auto operator=(stream const&) -> stream& = delete;
    virtual ~stream() = default;

    /// Performs the handshake, if there is one.
    [[nodiscard]] virtual auto open() -> bool { return true; }
    /// Reads some bytes; zero at the end of the stream, and after an error.
    [[nodiscard]] virtual auto read(char* to, std::size_t size) -> std::size_t
    {
        for (;;) {
            auto const count = ::recv(socket_.get(), to, size, 0);
            if (count >= 0 || errno != EINTR)
                return count > 0 ? static_cast<std::size_t>(count) : 0;
        }
    }
    /// Writes all of `text`; false if the peer has left.
    virtual auto write(std::string_view text) -> bool
    {
        while (!text.empty()) {
            auto const count = ::send(socket_.get(), text.data(), text.size(), 0);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    /// Says that nothing more will be written, in the words of TLS if it is there.
    virtual void end() { ::shutdown(handle(), SHUT_WR); }

    /// Closes the socket, without the words of TLS.
    void close()
    {
        std::lock_guard const lock(mutex_);
        socket_ = descriptor();
    }
    /// Closes so that the peer gets a reset.
    void reset()
    {
        linger const none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &none, sizeof(none));
        close();
    }
    /// Reads until the peer ends.
    void drain()
    {
        char ignored[4096];
        while (read(ignored, sizeof(ignored)) != 0) {
        }
    }
    void wake()
    {
        std::lock_guard const lock(mutex_);
        ::shutdown(socket_.get(), SHUT_RDWR);
    }
    /// The socket; -1 after it was closed.
    [[nodiscard]] auto handle() const noexcept -> int { return socket_.get(); }

private:
    std::mutex mutex_; // no thread closes the socket while another one wakes it
    descriptor socket_;
};

/// A write to a connection that the peer has reset fails, and does not end this process. For the calling thread.
inline void block_broken_pipes()
{
    sigset_t broken{};
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &broken, nullptr);
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/reply_text.hpp
#ifndef VOUCH_TESTING_DETAIL_REPLY_TEXT_HPP
#define VOUCH_TESTING_DETAIL_REPLY_TEXT_HPP

#include <cstdio>

// The parts of a test server's replies.
namespace vouch::inline VOUCH_ABI::testing::detail {

/// `size` bytes that a byte lost, doubled or swapped would change.
[[nodiscard]] inline auto pattern(std::size_t size) -> std::string
{
    std::string text(size, '\0');
    for (std::size_t at = 0; at < size; ++at)
        text[at] = static_cast<char>('a' + (at + at / 26 + at / 676) % 26);
    return text;
}

[[nodiscard]] inline auto with_length(std::string_view head, std::string_view body) -> std::string
{
    return std::string(head) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

/// `body` in chunks of several sizes, without the last chunk.
[[nodiscard]] inline auto chunks(std::string_view body) -> std::string
{
    std::string text;
    for (std::size_t size = 1; !body.empty(); size = size * 3 + 1) {
        auto const piece = body.substr(0, size);
        char hex[32];
        std::snprintf(hex, sizeof(hex), "%zx\r\n", piece.size());
        text.append(hex).append(piece).append("\r\n");
        body.remove_prefix(piece.size());
    }
    return text;
}

inline constexpr std::string_view ok_head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
inline constexpr std::string_view chunked_head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";

/// Returns false if the server ends meanwhile.
using pause_function = std::function<bool(std::chrono::milliseconds)>;

// Sends `text` again and again, until the client leaves.
inline auto repeat(stream& stream, std::string_view text, pause_function const& pause) -> bool
{
    std::string many;
    while (many.size() < 16'000)
        many += text;
    while (stream.write(many) && pause({})) {
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/fault_replies.hpp
#ifndef VOUCH_TESTING_DETAIL_FAULT_REPLIES_HPP
#define VOUCH_TESTING_DETAIL_FAULT_REPLIES_HPP

#include <array>
#include <cstdlib>
#include <random>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// What a server does to one reply.
enum class fault : std::uint8_t {
    none,
    byte_writes,  ///< each byte in a packet of its own
    extra,        ///< a second reply behind the first
    late_extra,   ///< the same, a moment later
    end,          ///< the connection ends at a position
    reset,        ///< it is reset there
    stall,        ///< nothing more comes from there on
    drip,         ///< a byte now and then
    garbage,      ///< random bytes from a position on
    bit_flip,     ///< one bit in the head or the framing is wrong
    cut_chunk,    ///< the last chunk ends the connection
    wrong_length, ///< another Content-Length, or one that is no number
    huge_header,  ///< a field of a megabyte
    endless_head, //
    endless_body, //
    endless_chunks,
    endless_interim,
};
inline constexpr unsigned fault_count = 17;

/// The target that asks for a fault: "/fault/5/120/7" is a reset at byte 120 of the reply that the seed 7 makes.
struct fault_plan {
    unsigned kind = 0;
    std::size_t position = 0;
    unsigned seed = 0;

    [[nodiscard]] auto target() const -> std::string
    {
        return "/fault/" + std::to_string(kind) + '/' + std::to_string(position) + '/' + std::to_string(seed);
    }
    /// Reads what `target()` has written.
    [[nodiscard]] static auto parse(std::string_view target) -> fault_plan
    {
        std::string const text(target.substr(target.find('/', 1) + 1));
        char* rest = nullptr;
        fault_plan plan;
        plan.kind = static_cast<unsigned>(std::strtoul(text.c_str(), &rest, 10)) % fault_count;
        plan.position = std::strtoul(rest + 1, &rest, 10);
        plan.seed = static_cast<unsigned>(std::strtoul(rest + 1, nullptr, 10));
        return plan;
    }
    [[nodiscard]] auto fault() const noexcept -> detail::fault { return static_cast<detail::fault>(kind); }
    /// Returns true if a client can get the reply.
    [[nodiscard]] auto is_harmless() const noexcept -> bool { return fault() <= fault::late_extra; }
    /// Returns true if a client cannot see that a reply is wrong.
    [[nodiscard]] auto may_deceive() const noexcept -> bool
    {
        return fault() == fault::garbage || fault() == fault::bit_flip || fault() == fault::wrong_length;
    }

    /// The body of the reply, which no other plan has.
    [[nodiscard]] auto body() const -> std::string { return target() + ' ' + pattern(seed % 5 == 0 ? seed % 3000 : seed % 40); }
    [[nodiscard]] auto reply() const -> std::string
    {
        auto const text = body();
        std::string const head = "HTTP/1.1 200 Kanarek\r\nX-Request-Id: 42\r\nX-Tag: kanarek\r\n";
        if (seed % 2 == 0 && fault() != fault::cut_chunk)
            return with_length(head, text);
        return head + "Transfer-Encoding: chunked\r\n\r\n" + chunks(text) +
               (fault() == fault::cut_chunk ? "64\r\nhalf of it" : "0\r\nX-Sum: kanarek\r\n\r\n");
    }
};

[[nodiscard]] inline auto with_garbage(std::string text, std::size_t from, std::mt19937& random) -> std::string
{
    text.resize(from);
    for (auto left = random() % 2'000; left != 0; --left)
        text += static_cast<char>(random() % 256);
    return text;
}

/// Answers with the fault that the target asks for; false if the connection ends.
[[nodiscard]] inline auto reply_with_fault(std::string_view target, stream& stream, pause_function const& pause) -> bool
{
    constexpr std::string_view second = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong";
    constexpr std::string_view head = "HTTP/1.1 200 Kanarek\r\nX-Tag: kanarek\r\n";
    auto const plan = fault_plan::parse(target);
    auto reply = plan.reply();
    auto const position = plan.position % (reply.size() + 1);
    std::mt19937 random(plan.seed);
    switch (plan.fault()) {
    case fault::none: return stream.write(reply);
    case fault::byte_writes:
        for (char const& byte : reply)
            if (!stream.write({&byte, 1}))
                return false;
        return true;
    case fault::extra: return stream.write(reply.append(second));
    case fault::late_extra: return stream.write(reply) && pause(std::chrono::milliseconds(1)) && stream.write(second);
    case fault::end: stream.write(reply.substr(0, position)); return false;
    case fault::reset:
        stream.write(reply.substr(0, position));
        stream.reset();
        return false;
    case fault::stall: // before the end: a client could use the connection again, and wait for a reply to the next request
        stream.write(reply.substr(0, position % reply.size()));
        stream.drain();
        return false;
    case fault::drip:
        for (char const& byte : reply)
            if (!pause(std::chrono::milliseconds(4)) || !stream.write({&byte, 1}))
                return false;
        return true;
    case fault::garbage: return stream.write(with_garbage(reply, position, random)) && random() % 2 == 0;
    case fault::bit_flip:
        if (position < reply.size())
            reply[position] = static_cast<char>(reply[position] ^ (1 << random() % 8));
        stream.write(reply);
        return random() % 2 == 0;
    case fault::cut_chunk: stream.write(reply); return false;
    case fault::wrong_length: {
        constexpr std::array<char const*, 8> lengths{"0", "7", "100000", "65537", "18446744073709551615", "-1", "7, 8", "many"};
        stream.write(std::string(head) + "Content-Length: " + lengths[random() % lengths.size()] + "\r\n\r\n" + plan.body());
        return random() % 2 == 0;
    }
    case fault::huge_header:
        return stream.write(std::string(head) + "X-Huge: " + std::string(1'000'000, 'h') + "\r\n") &&
               stream.write(with_length("", plan.body()));
    case fault::endless_head: stream.write(head); return repeat(stream, "X-Tag: kanarek\r\n", pause);
    case fault::endless_body: stream.write(std::string(head) + "\r\n"); return repeat(stream, "kanarek ", pause);
    case fault::endless_chunks:
        stream.write(std::string(head) + "Transfer-Encoding: chunked\r\n\r\n");
        return repeat(stream, "8\r\nkanarek \r\n", pause);
    case fault::endless_interim: return repeat(stream, "HTTP/1.1 103 Kanarek\r\nX-Tag: kanarek\r\n\r\n", pause);
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/replies.hpp
#ifndef VOUCH_TESTING_DETAIL_REPLIES_HPP
#define VOUCH_TESTING_DETAIL_REPLIES_HPP

#include <iterator>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// Bytes that are no HTTP response, by number.
inline constexpr std::string_view malformed[] = {
    "SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
};

/// Replies with two lengths, of which each recipient would take its own (RFC 9112 section 6.3).
inline constexpr std::string_view ambiguous[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
    "HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\nok!",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
};

/// Answers as the target of the request says; false if the connection ends. `kept` says that the connection has had a request
/// before.
[[nodiscard]] inline auto reply_to(http::request const& request, bool kept, stream& stream, pause_function const& pause) -> bool
{
    std::string_view const target = request.target;
    std::string_view const path = target.substr(0, target.find('?'));
    auto const name_end = (std::min)(path.find('/', 1), path.size());
    std::string_view const name = path.substr(0, name_end);
    auto const number = name_end < path.size() ? std::strtoull(path.data() + name_end + 1, nullptr, 10) : 0;
    auto const is_head = request.method == "HEAD";

    if (name == "/echo")
        return stream.write(with_length(ok_head, request.body));
    if (name == "/status")
        return stream.write("HTTP/1.1 " + std::to_string(number) + " Told\r\n" +
                            (number == 204 || number == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n"));
    if (name == "/busy")
        return stream.write("HTTP/1.1 503 Busy\r\nRetry-After: " + std::to_string(number) + "\r\nContent-Length: 0\r\n\r\n");
    if (name == "/redirect")
        return stream.write("HTTP/1.1 " + std::to_string(number) +
                            " Moved\r\nLocation: /redirected\r\nContent-Length: 0\r\n\r\n");
    if (name == "/length")
        return stream.write(is_head ? std::string(ok_head) + "Content-Length: " + std::to_string(number) + "\r\n\r\n"
                                    : with_length(ok_head, pattern(number)));
    if (name == "/chunked")
        return stream.write(std::string(chunked_head) + "\r\n" + chunks(pattern(number)) + "0\r\n\r\n");
    if (name == "/to-end") {
        stream.write(std::string(ok_head) + "\r\n" + pattern(number));
        return false;
    }
    if (name == "/cut-off") { // a body to the end, which TLS does not confirm
        stream.write(std::string(ok_head) + "\r\n" + pattern(number));
        stream.close();
        return false;
    }
    if (name == "/http10") {
        stream.write("HTTP/1.0 200 OK\r\n\r\n" + pattern(number));
        return false;
    }
    if (name == "/interim")
        return stream.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" +
                            with_length(ok_head, "final"));
    if (name == "/trailers")
        return stream.write(std::string(chunked_head) +
                            "Trailer: X-Sum\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 42\r\nX-End: yes\r\n\r\n");
    if (name == "/duplicate-headers")
        return stream.write(
            with_length(std::string(ok_head) + "Set-Cookie: a=1; Path=/\r\nX-Two: 1\r\nset-cookie: b=2\r\nx-two: 2\r\n", "ok"));
    if (name == "/mixed-case-headers")
        return stream.write("HTTP/1.1 200 OK\r\ncOnTeNt-LeNgTh: 2\r\nX-mIxEd:   some Value\t\r\nx-empty:\r\n\r\nok");
    if (name == "/malformed") {
        stream.write(malformed[number % std::size(malformed)]);
        return false;
    }
    if (name == "/ambiguous") {
        stream.write(ambiguous[number % std::size(ambiguous)]);
        return false;
    }
    if (name == "/early-close") { // after so many bytes of a reply
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        return false;
    }
    if (name == "/cut-chunk") {
        stream.write(std::string(chunked_head) + "\r\n3e8\r\n" + pattern(number));
        return false;
    }
    if (name == "/reset") {
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        stream.reset();
        return false;
    }
    if (name == "/slow") { // so many milliseconds before each byte
        for (char const& byte : std::string(chunked_head) + "\r\n" + chunks("slow bytes") + "0\r\n\r\n")
            if (!pause(std::chrono::milliseconds(number)) || !stream.write({&byte, 1}))
                return false;
        return true;
    }
    if (name == "/drip") { // for ever
        stream.write(std::string(ok_head) + "\r\n");
        while (pause(std::chrono::milliseconds(10)) && stream.write("x")) {
        }
        return false;
    }
    if (name == "/stall") { // after so many bytes of a reply
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        stream.drain();
        return false;
    }
    if (name == "/endless-body") {
        stream.write(std::string(ok_head) + "\r\n");
        return repeat(stream, "endless ", pause);
    }
    if (name == "/endless-chunks") {
        stream.write(std::string(chunked_head) + "\r\n");
        return repeat(stream, "8\r\nendless \r\n", pause);
    }
    if (name == "/endless-head") {
        stream.write(ok_head);
        return repeat(stream, "X-Endless: endless\r\n", pause);
    }
    if (name == "/leave") { // after the reply, without saying so
        stream.write(with_length(ok_head, "ok"));
        return false;
    }
    if (name == "/only-first") // a further request of the connection is read, and gets no answer
        return !kept && stream.write(with_length(ok_head, "ok"));
    if (name == "/fault")
        return reply_with_fault(target, stream, pause);
    return stream.write(with_length("HTTP/1.1 404 Not Found\r\n", ""));
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/request_reader.hpp
#ifndef VOUCH_TESTING_DETAIL_REQUEST_READER_HPP
#define VOUCH_TESTING_DETAIL_REQUEST_READER_HPP

namespace vouch::inline VOUCH_ABI::testing::detail {

/// Reads the requests of a connection. It is not the parser of the library's own server, which would share its faults with the
/// library's own backends.
class request_reader {
public:
    explicit request_reader(stream& stream) noexcept : stream_(stream) {}

    /// Reads the head of the next request; empty if the connection ends before it does.
    [[nodiscard]] auto read_head() -> std::optional<http::request>
    {
        auto const first = read_line();
        if (!first)
            return std::nullopt;
        http::request request;
        auto const method_end = first->find(' ');
        auto const target_end = first->rfind(' ');
        if (method_end == first->npos || method_end == target_end)
            return std::nullopt;
        request.method = first->substr(0, method_end);
        request.target = first->substr(method_end + 1, target_end - method_end - 1);
        if (!read_fields(request.headers))
            return std::nullopt;
        return request;
    }

    /// Reads the body of a request whose head has been read; false if the connection ends before it does.
    [[nodiscard]] auto read_body(http::request& request) -> bool
    {
        if (http::find_header(request.headers, "transfer-encoding") != nullptr)
            return read_chunks(request);
        auto const* const length = http::find_header(request.headers, "content-length");
        return length == nullptr || read_bytes(request.body, std::strtoull(length->c_str(), nullptr, 10));
    }

    /// Returns true if the bytes cannot begin a line of HTTP, as those of TLS.
    [[nodiscard]] auto is_not_http() const noexcept -> bool { return !buffer_.empty() && buffer_[0] == '\x16'; }

private:
    [[nodiscard]] auto read_chunks(http::request& request) -> bool
    {
        for (;;) {
            auto const line = read_line();
            if (!line)
                return false;
            auto const size = std::strtoull(line->c_str(), nullptr, 16);
            if (size == 0)
                return read_fields(request.trailers);
            if (!read_bytes(request.body, size) || !read_line())
                return false;
        }
    }

    // Reads fields up to and with the empty line.
    [[nodiscard]] auto read_fields(std::vector<http::header>& fields) -> bool
    {
        for (;;) {
            auto const line = read_line();
            if (!line)
                return false;
            if (line->empty())
                return true;
            auto const colon = (std::min)(line->find(':'), line->size());
            auto const from = line->find_first_not_of(" \t", colon + 1);
            auto const until = line->find_last_not_of(" \t") + 1;
            fields.push_back({.name = line->substr(0, colon),
                              .value = from == line->npos || from > until ? "" : line->substr(from, until - from)});
        }
    }

    [[nodiscard]] auto read_line() -> std::optional<std::string>
    {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n")) == buffer_.npos)
            if (is_not_http() || !read_more())
                return std::nullopt;
        auto line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return line;
    }

    [[nodiscard]] auto read_bytes(std::string& to, std::size_t size) -> bool
    {
        while (buffer_.size() < size)
            if (!read_more())
                return false;
        to.append(buffer_, 0, size);
        buffer_.erase(0, size);
        return true;
    }

    [[nodiscard]] auto read_more() -> bool
    {
        char piece[16 * 1024];
        auto const size = stream_.read(piece, sizeof(piece));
        buffer_.append(piece, size);
        return size != 0;
    }

    stream& stream_;
    std::string buffer_;
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/server.hpp
#ifndef VOUCH_TESTING_SERVER_HPP
#define VOUCH_TESTING_SERVER_HPP

#include <list>

namespace vouch::inline VOUCH_ABI::testing {

/// A request that a `server` has got.
struct received {
    http::request request{}; ///< its headers are those of the wire, Host among them
    int connection = 0;      ///< which connection it came on, counted from 1
};

/// A real HTTP/1.1 server on a port of 127.0.0.1, for tests of a backend. The target of a request says how it answers: "/echo"
/// with the body of the request, "/status/503", "/chunked/1000", "/early-close/20", "/stall/10" and others that the checks of
/// `conformance` ask for.
///
/// Errors:   the constructor throws `std::runtime_error` if there is no port.
/// Lifetime: the destructor ends all connections and joins the threads, one for each connection.
class server {
public:
    server() : server([](detail::descriptor socket) { return std::make_unique<detail::stream>(std::move(socket)); }, {}) {}
    server(server const&) = delete;
    auto operator=(server const&) -> server& = delete;
    ~server()
    {
        {
            std::lock_guard const lock(mutex_);
            stopping_ = true;
            ::shutdown(listening_.get(), SHUT_RDWR);
            for (auto const& each : connections_)
                if (each->stream)
                    each->stream->wake();
        }
        changed_.notify_all();
        accepting_.join();
        for (auto const& each : connections_)
            each->thread.join();
    }

    /// "http://127.0.0.1:34567", or the https origin of a server with TLS.
    [[nodiscard]] auto origin() const -> std::string { return scheme_host_ + std::to_string(port()); }
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return listening_.port(); }
    /// How many connections there were.
    [[nodiscard]] auto connections() const noexcept -> int { return accepted_; }

    /// The requests for `target` that have arrived whole, in order.
    [[nodiscard]] auto requests(std::string_view target) const -> std::vector<received>
    {
        std::lock_guard const lock(mutex_);
        std::vector<received> found;
        for (received const& each : received_)
            if (each.request.target == target)
                found.push_back(each);
        return found;
    }

    /// How many requests have arrived whole.
    [[nodiscard]] auto request_count() const -> std::size_t
    {
        std::lock_guard const lock(mutex_);
        return received_.size();
    }

    /// Returns true if no request waits for the rest of its reply.
    [[nodiscard]] auto is_idle() const -> bool { return request_count() == answered_; }

protected:
    using wrap_function = std::function<std::unique_ptr<detail::stream>(detail::descriptor)>;

    /// Serves streams that `wrap` makes of sockets. `secure_host` is the name that the certificate has, if there is one.
    server(wrap_function wrap, std::string const& secure_host)
        : wrap_(std::move(wrap)),
          scheme_host_(secure_host.empty() ? "http://127.0.0.1:" : "https://" + secure_host + ':'),
          accepting_([this] { accept(); })
    {}

private:
    struct connection {
        std::unique_ptr<detail::stream> stream; // the mutex guards the pointer
        std::atomic<bool> done = false;
        std::thread thread;
    };

    void accept()
    {
        for (;;) {
            detail::descriptor socket(::accept(listening_.get(), nullptr, nullptr));
            std::lock_guard const lock(mutex_);
            if (stopping_)
                return;
            if (socket.get() < 0)
                continue;
            std::erase_if(connections_, [](auto const& old) {
                if (old->done)
                    old->thread.join();
                return old->done.load();
            });
            int const number = ++accepted_;
            auto& added = *connections_.emplace_back(std::make_unique<connection>());
            added.stream = wrap_(std::move(socket));
            added.thread = std::thread([this, &added, number] {
                detail::block_broken_pipes();
                serve(*added.stream, number);
                added.stream->end();
                std::lock_guard const closing(mutex_);
                added.stream.reset();
                added.done = true;
            });
        }
    }

    void serve(detail::stream& stream, int number)
    {
        if (!stream.open())
            return;
        detail::request_reader reader(stream);
        std::optional<http::request> request;
        for (bool kept = false; (request = reader.read_head()); kept = true) {
            if (request->target.starts_with("/early-response")) {
                // without "close", a client that has sent its whole body by now may send the next request on this connection
                stream.write("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
                stream.drain();
                return;
            }
            if (!reader.read_body(*request))
                return;
            {
                std::lock_guard const lock(mutex_);
                received_.push_back({*request, number});
            }
            bool const goes_on =
                detail::reply_to(*request, kept, stream, [this](std::chrono::milliseconds time) { return pause(time); });
            if (!goes_on)
                stream.end(); // before the next request of a client that waits for `is_idle`
            ++answered_;
            if (!goes_on)
                return;
        }
        if (reader.is_not_http())
            stream.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    }

    // False if the server ends meanwhile.
    auto pause(std::chrono::milliseconds time) -> bool
    {
        std::unique_lock lock(mutex_);
        return !changed_.wait_for(lock, time, [this] { return stopping_; });
    }

    wrap_function wrap_;
    std::string scheme_host_;
    detail::bound_socket listening_{128};
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::atomic<int> accepted_ = 0;
    std::vector<received> received_;
    std::atomic<std::size_t> answered_ = 0;
    std::list<std::unique_ptr<connection>> connections_;
    std::thread accepting_;
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif

// vouch/testing/detail/bench.hpp
#ifndef VOUCH_TESTING_DETAIL_BENCH_HPP
#define VOUCH_TESTING_DETAIL_BENCH_HPP

#include <variant>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// A result in words: "a response 200 with 5 bytes", "timeout, maybe_sent: the deadline passed".
[[nodiscard]] inline auto words_of(http::transport_result const& result) -> std::string
{
    if (auto const* const response = std::get_if<http::response>(&result))
        return "a response " + std::to_string(response->status) + " with " + std::to_string(response->body.size()) + " bytes";
    auto const& error = std::get<http::transport_error>(result);
    std::string words(to_string(error.reason));
    words += error.delivery == http::delivery::not_sent ? ", not_sent" : ", maybe_sent";
    return error.detail.empty() ? words : words + ": " + printable(error.detail);
}

/// Ends a check: the bench has what was expected and what came.
struct check_failed {};

/// What a check works with: the backend, the server, and the place for what it finds.
class bench {
public:
    /// In a header and in the query of each request: no error may tell it.
    static constexpr std::string_view canary = "kanarek-5309";

    bench(subject const& backend, server const& answering, milliseconds patience)
        : tested(backend), peer(answering), slack(patience)
    {}

    subject const& tested;
    server const& peer;
    milliseconds slack; ///< what a busy machine may take for something that should happen at once

    /// A request for a path that no other request of this run has.
    [[nodiscard]] auto ask(std::string method, std::string path, milliseconds time = std::chrono::seconds(10)) -> http::request
    {
        http::request request;
        request.method = std::move(method);
        request.origin = peer.origin();
        request.target = std::move(path) + "?number=" + std::to_string(next_number()) + "&name=" + std::string(canary);
        request.headers.push_back({.name = "x-canary", .value = std::string(canary), .secret = true});
        request.deadline = steady_clock::now() + time;
        return request;
    }

    /// A call to the server of this bench, like `made`.
    [[nodiscard]] auto plan(busy_call made) -> busy_call
    {
        made.origin = peer.origin();
        made.number = next_number();
        return made;
    }

    auto send(http::request const& request) -> http::transport_result { return checked(tested.send(request)); }
    auto get(std::string path) -> http::transport_result { return send(ask("GET", std::move(path))); }

    /// Notes the first result that no error may have, whichever check it came in.
    auto checked(http::transport_result result) -> http::transport_result
    {
        if (auto const* const error = std::get_if<http::transport_error>(&result))
            if (told_canary.empty() && error->detail.find(canary) != std::string::npos)
                told_canary = words_of(result);
        return result;
    }

    /// Ends the check if an expectation is not met.
    void expect(bool is_met, std::string_view wanted, std::string_view instead)
    {
        if (is_met)
            return;
        expected = wanted;
        got = instead;
        throw check_failed{};
    }
    /// Expects a response, and returns it.
    auto expect_response(http::transport_result const& result, std::string_view of, int status = 200) -> http::response
    {
        auto const* const response = std::get_if<http::response>(&result);
        expect(response != nullptr && response->status == status, std::string(of) + ": a response " + std::to_string(status),
               words_of(result));
        return *response;
    }
    void expect_body(http::transport_result const& result, std::string_view of, std::string_view body)
    {
        auto const response = expect_response(result, of);
        expect(response.body == body, std::string(of) + ": the " + std::to_string(body.size()) + " bytes that were sent",
               response.body.size() == body.size() ? "other bytes" : std::to_string(response.body.size()) + " bytes");
    }
    void expect_error(http::transport_result const& result, std::string_view of, http::transport_reason reason,
                      http::delivery delivery)
    {
        auto const* const error = std::get_if<http::transport_error>(&result);
        expect(error != nullptr && error->reason == reason && error->delivery == delivery,
               std::string(of) + ": " + words_of(http::transport_error{reason, delivery}), words_of(result));
    }
    /// Expects that the server gets no request with this target, now or soon.
    void expect_unsent(std::string_view target, std::string_view of)
    {
        std::this_thread::sleep_for(milliseconds(20));
        expect(peer.requests(target).empty(), std::string(of) + ": the server gets nothing", "it got a request");
    }
    /// The request with this target as the server got it. Expects that it got one.
    auto expect_one(std::string_view target, std::string_view of) -> received
    {
        auto all = peer.requests(target);
        expect(all.size() == 1, std::string(of) + ": the server gets it once", std::to_string(all.size()) + " times");
        return std::move(all.front());
    }

    /// A number that no other request of this process has: a server may see several benches.
    [[nodiscard]] static auto next_number() -> int
    {
        static std::atomic<int> number = 0;
        return ++number;
    }

    std::string expected; ///< the expectation that was not met
    std::string got;      ///< what came instead, or what a check has measured
    std::string told_canary;
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/failure_checks.hpp
#ifndef VOUCH_TESTING_DETAIL_FAILURE_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_FAILURE_CHECKS_HPP

// The checks of what a backend says of connections that fail.
namespace vouch::inline VOUCH_ABI::testing::detail {

using http::delivery;
using http::transport_reason;

inline void check_connect_refused(bench& bench)
{
    bound_socket const nobody;
    auto request = bench.ask("POST", "/echo");
    request.origin = request.origin.substr(0, request.origin.rfind(':') + 1) + std::to_string(nobody.port());
    bench.expect_error(bench.send(request), "a port where nobody listens", transport_reason::connect, delivery::not_sent);
}

inline void check_early_close(bench& bench)
{
    auto const whole = with_length(ok_head, pattern(1000));
    auto const head = whole.find("\r\n\r\n") + 4;
    for (std::size_t const size : {std::size_t{0}, std::size_t{1}, std::size_t{17}, head - 2, head, head + 1, whole.size() - 1})
        bench.expect_error(bench.send(bench.ask("POST", "/early-close/" + std::to_string(size))),
                           "a connection that ends after " + std::to_string(size) + " bytes of a reply", transport_reason::reset,
                           delivery::maybe_sent);
    for (std::string const size : {"0", "10", "1000"})
        bench.expect_error(bench.send(bench.ask("POST", "/cut-chunk/" + size)),
                           "a connection that ends in a chunk, after " + size, transport_reason::reset, delivery::maybe_sent);
}

inline void check_reset_after_sending(bench& bench)
{
    for (std::string const size : {"0", "30", "500"})
        bench.expect_error(bench.send(bench.ask("POST", "/reset/" + size)),
                           "a connection that is reset after the request and " + size + " bytes of a reply",
                           transport_reason::reset, delivery::maybe_sent);
}

inline void check_sent_once(bench& bench)
{
    for (std::string const method : {"POST", "PUT", "GET"}) {
        for (std::string const path : {"/early-close/0", "/reset/0"}) {
            auto const request = bench.ask(method, path);
            bench.send(request);
            bench.expect_one(request.target, method + " on a connection that ends unanswered");
        }
        // on a connection that was kept, where some libraries send again by themselves
        bench.send(bench.ask("GET", "/only-first"));
        auto const request = bench.ask(method, "/only-first");
        bench.send(request);
        bench.expect_one(request.target, method + " on a kept connection that ends unanswered");
    }
}

inline void check_stale_connection(bench& bench)
{
    for (int round = 0; round < 3; ++round) {
        bench.get("/leave");
        std::this_thread::sleep_for(milliseconds(30)); // the end has arrived: it can be seen before sending
        auto const result = bench.send(bench.ask("POST", "/echo"));
        auto const* const error = std::get_if<http::transport_error>(&result);
        bench.expect(error == nullptr || error->kept || error->delivery == delivery::not_sent,
                     "a kept connection that has ended: a new one, or an error that says kept or not_sent", words_of(result));
    }
}

inline void check_malformed_replies(bench& bench)
{
    for (std::size_t at = 0; at < std::size(malformed); ++at)
        bench.expect_error(bench.get("/malformed/" + std::to_string(at)), "\"" + printable(malformed[at]) + "\"",
                           transport_reason::protocol, delivery::maybe_sent);
}

inline void check_ambiguous_length(bench& bench)
{
    for (std::size_t at = 0; at < std::size(ambiguous); ++at)
        bench.expect_error(bench.get("/ambiguous/" + std::to_string(at)), "\"" + printable(ambiguous[at]) + "\"",
                           transport_reason::protocol, delivery::maybe_sent);
}

inline void check_endless_head(bench& bench)
{
    auto const request = bench.ask("GET", "/endless-head");
    auto const result = bench.send(request);
    auto const* const error = std::get_if<http::transport_error>(&result);
    bench.expect(error != nullptr &&
                     (error->reason == transport_reason::protocol || error->reason == transport_reason::too_large) &&
                     steady_clock::now() < request.deadline,
                 "a head without an end: protocol or too_large before the deadline", words_of(result));
}

inline void check_reuse_after_error(bench& bench)
{
    bound_socket const nobody;
    for (std::string const path : {"/early-close/0", "/early-close/500", "/reset/0", "/malformed/0", "/cut-chunk/10",
                                   "/endless-body", "/stall/0", "/stall/500", "/redirect/302", "nobody"}) {
        auto request = path == "nobody" ? bench.ask("GET", "/echo") : bench.ask("GET", path);
        if (path == "nobody")
            request.origin = "http://127.0.0.1:" + std::to_string(nobody.port());
        if (path.starts_with("/stall"))
            request.deadline = steady_clock::now() + milliseconds(50);
        request.max_response = 1000;
        bench.send(request);
        auto next = bench.ask("PUT", "/echo");
        next.body = "own reply";
        bench.expect_body(bench.send(next), "a request after " + path, "own reply");
    }
}

inline void check_quiet_errors(bench& bench)
{
    bound_socket const nobody;
    auto request = bench.ask("GET", "/echo");
    request.origin = "http://127.0.0.1:" + std::to_string(nobody.port());
    bench.send(request);
    for (std::string const path :
         {"/early-close/0", "/early-close/500", "/reset/0", "/malformed/0", "/ambiguous/0", "/length/1000", "/stall/0"}) {
        request = bench.ask("POST", path, milliseconds(path == "/stall/0" ? 50 : 5000));
        request.max_response = 100;
        bench.send(request);
    }
    request = bench.ask("GET", "/echo");
    request.headers.push_back({.name = std::string(bench::canary) + ":", .value = std::string(bench::canary) + "\n"});
    bench.send(request);
    bench.expect(bench.told_canary.empty(), "no error that tells a part of the request", bench.told_canary);
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/process_checks.hpp
#ifndef VOUCH_TESTING_DETAIL_PROCESS_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_PROCESS_CHECKS_HPP

#include <csignal>
#include <sys/types.h>
#include <sys/wait.h>

// The checks of what a backend shares: threads, processes, the environment.
namespace vouch::inline VOUCH_ABI::testing::detail {

/// Sends requests one after the other, and returns how many got the reply of another one, or none.
inline auto count_wrong_replies(bench& bench, std::string const& who, int requests) -> int
{
    int wrong = 0;
    for (int at = 0; at < requests; ++at) {
        auto request = bench.ask("PUT", "/echo");
        request.body = who + std::to_string(at);
        auto const result = bench.send(request);
        auto const* const response = std::get_if<http::response>(&result);
        wrong += response == nullptr || response->body != request.body;
    }
    return wrong;
}

inline void check_fork(bench& bench)
{
    bench.expect_body(bench.get("/length/5"), "a request before the fork", pattern(5)); // leaves a kept connection
    constexpr int requests = 20;
    pid_t const child = ::fork();
    if (child == 0) {
        int wrong = requests;
        try {
            wrong = count_wrong_replies(bench, "child ", requests);
        } catch (...) { // otherwise the child would go on with the tests of its parent
        }
        ::_exit(wrong);
    }
    bench.expect(child > 0, "a process of its own", "fork() fails"); // waitpid and kill take -1 for every process
    int const wrong = count_wrong_replies(bench, "parent ", requests);
    int status = 0;
    auto const patience = steady_clock::now() + std::chrono::seconds(10);
    pid_t ended = 0;
    while ((ended = ::waitpid(child, &status, WNOHANG)) == 0 && steady_clock::now() < patience)
        std::this_thread::sleep_for(milliseconds(2));
    if (ended == 0) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
    }
    bench.expect(wrong == 0, "the parent of a fork gets its own replies", std::to_string(wrong) + " of 20 were not");
    std::string const got = ended == 0            ? "it hangs"
                            : WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                                  : std::to_string(WEXITSTATUS(status)) + " of 20 were not";
    bench.expect(ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child of a fork gets its own replies",
                 got);
    bench.expect_body(bench.get("/length/6"), "a request of the parent after the child has ended", pattern(6));
}

inline void check_concurrent(bench& bench)
{
    for (int round = 0; round < 5; ++round) {
        std::vector<http::request> requests;
        for (int at = 0; at < 8; ++at) {
            requests.push_back(bench.ask("PUT", "/echo"));
            requests.back().body = "call " + std::to_string(round * 8 + at);
        }
        auto const results = bench.tested.send_at_once(requests);
        for (std::size_t at = 0; at < requests.size(); ++at)
            bench.expect_body(bench.checked(results[at]), "each of eight requests at once", requests[at].body);
    }
}

/// Sets a variable of the environment while it lives.
class set_variable {
public:
    set_variable(char const* name, std::string const& value) : name_(name)
    {
        if (char const* const old = std::getenv(name)) {
            had_ = true;
            old_ = old;
        }
        ::setenv(name, value.c_str(), 1);
    }
    set_variable(set_variable const&) = delete;
    auto operator=(set_variable const&) -> set_variable& = delete;
    ~set_variable()
    {
        if (had_)
            ::setenv(name_, old_.c_str(), 1);
        else
            ::unsetenv(name_);
    }

private:
    char const* name_;
    bool had_ = false;
    std::string old_;
};

inline void check_environment(bench& bench)
{
    bound_socket const nobody; // a proxy that refuses
    auto const proxy = "http://127.0.0.1:" + std::to_string(nobody.port());
    set_variable const variables[] = {{"http_proxy", proxy},  {"HTTP_PROXY", proxy}, {"https_proxy", proxy},
                                      {"HTTPS_PROXY", proxy}, {"all_proxy", proxy},  {"ALL_PROXY", proxy},
                                      {"no_proxy", ""},       {"NO_PROXY", ""}};
    bench.expect_body(bench.get("/leave"), "http_proxy and its like name a proxy: no request goes there", "ok");
    bench.expect_body(bench.get("/length/5"), "http_proxy and its like name a proxy: no request goes there", pattern(5));
}

inline void check_told_once(bench& bench)
{
    auto const expect_once = [&] {
        int const wrong = bench.tested.calls_missing_or_extra();
        bench.expect(wrong == 0, "each function is called exactly once", std::to_string(wrong) + " were not");
    };
    for (std::string const path : {"/length/5", "/early-close/0", "/malformed/0", "/stall/0", "/length/5"}) {
        bench.send(bench.ask("POST", path, milliseconds(path == "/stall/0" ? 50 : 500)));
        expect_once();
    }
    auto refused = bench.ask("GET", "/echo");
    refused.headers.push_back({.name = "", .value = ""});
    bench.send(refused);
    bench.send(bench.ask("GET", "/echo", milliseconds(-1000)));
    bench.tested.pause(milliseconds(1));
    std::this_thread::sleep_for(milliseconds(50)); // for a call that comes late
    expect_once();
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/reply_checks.hpp
#ifndef VOUCH_TESTING_DETAIL_REPLY_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_REPLY_CHECKS_HPP

// The checks of what a backend makes of a healthy reply.
namespace vouch::inline VOUCH_ABI::testing::detail {

inline void check_response(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/length/5"), "GET");
    auto const* const type = http::find_header(response.headers, "content-type");
    bench.expect(response.body == pattern(5), "the body that was sent", "\"" + printable(response.body) + "\"");
    bench.expect(type != nullptr && *type == "text/plain", "the header fields that were sent", "others");
    for (int const status : {201, 400, 404, 500, 503, 599})
        bench.expect_response(bench.get("/status/" + std::to_string(status)), "status " + std::to_string(status), status);
}

inline void check_redirect(bench& bench)
{
    for (int const status : {301, 302, 303, 307, 308}) {
        auto const response =
            bench.expect_response(bench.get("/redirect/" + std::to_string(status)), "a redirect, which is not followed", status);
        auto const* const location = http::find_header(response.headers, "location");
        bench.expect(location != nullptr && *location == "/redirected", "the field Location of a redirect", "none");
    }
    bench.expect_unsent("/redirected", "the target of a redirect");
}

inline void check_head(bench& bench)
{
    for (int round = 0; round < 2; ++round) { // the second on a kept connection
        auto request = bench.ask("HEAD", "/length/100000");
        request.max_response = 1000; // there is no body that could be too long
        auto const response = bench.expect_response(bench.send(request), "HEAD");
        auto const* const length = http::find_header(response.headers, "content-length");
        bench.expect(response.body.empty(), "a response to HEAD without a body", "one with a body");
        bench.expect(length != nullptr && *length == "100000", "the Content-Length of a response to HEAD, as it was sent",
                     length != nullptr ? *length : "none");
    }
}

inline void check_no_content(bench& bench)
{
    for (int const status : {204, 304, 204}) {
        auto const response =
            bench.expect_response(bench.get("/status/" + std::to_string(status)), "a status without a body", status);
        bench.expect(response.body.empty(), "no body", "a body");
    }
}

inline void check_empty_body(bench& bench)
{
    for (std::string const path : {"/length/0", "/chunked/0", "/to-end/0", "/length/0"})
        bench.expect_body(bench.get(path), path, "");
}

inline void check_chunked_body(bench& bench)
{
    for (std::size_t const size : {1U, 1'000U, 100'000U})
        bench.expect_body(bench.get("/chunked/" + std::to_string(size)), "a chunked body", pattern(size));
}

inline void check_body_to_end(bench& bench)
{
    bench.expect_body(bench.get("/to-end/70000"), "a body that the end of the connection ends", pattern(70'000));
    bench.expect_body(bench.get("/http10/1000"), "a body of HTTP/1.0", pattern(1000));
}

inline void check_trailers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/trailers"), "a reply with trailer fields");
    auto const* const sum = http::find_header(response.trailers, "x-sum");
    bench.expect(sum != nullptr && *sum == "42" && response.trailers.size() == 2, "two trailer fields, X-Sum and X-End",
                 std::to_string(response.trailers.size()) + " trailer fields");
}

inline void check_trailers_are_no_headers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/trailers"), "a reply with trailer fields");
    bench.expect(response.body == "hello", "the body before the trailer fields", "another");
    bench.expect(http::find_header(response.headers, "x-sum") == nullptr &&
                     http::find_header(response.headers, "x-end") == nullptr,
                 "no trailer field among the header fields", "X-Sum or X-End among them");
}

inline auto values_of(std::vector<http::header> const& headers, std::string_view name) -> std::string
{
    std::string all;
    for (http::header const& header : headers)
        if (http::same_name(header.name, name))
            (all += header.value) += '|';
    return all;
}

inline void check_duplicate_headers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/duplicate-headers"), "a reply with two fields of one name");
    auto const cookies = values_of(response.headers, "set-cookie");
    auto const two = values_of(response.headers, "x-two");
    bench.expect(cookies == "a=1; Path=/|b=2|", "two fields Set-Cookie, in their order", printable(cookies));
    bench.expect(two == "1|2|", "two fields X-Two, in their order", printable(two));
}

inline void check_mixed_case_headers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/mixed-case-headers"), "a reply with cOnTeNt-LeNgTh");
    auto const* const value = http::find_header(response.headers, "X-Mixed");
    auto const* const empty = http::find_header(response.headers, "X-Empty");
    bench.expect(response.body == "ok", "the body that cOnTeNt-LeNgTh frames", printable(response.body));
    bench.expect(value != nullptr && *value == "some Value", "the value of X-mIxEd without the blanks around it",
                 value != nullptr ? "\"" + printable(*value) + "\"" : "no such field");
    bench.expect(empty != nullptr && empty->empty(), "a field with an empty value", empty != nullptr ? *empty : "no such field");
}

inline void check_interim_responses(bench& bench)
{
    bench.expect_body(bench.get("/interim"), "a reply after 100 and 103", "final");
    bench.expect_body(bench.get("/interim"), "another one", "final");
}

inline void check_slow_bytes(bench& bench)
{
    bench.expect_body(bench.get("/slow/2"), "a reply that comes byte by byte", "slow bytes");
}

inline void check_large_body(bench& bench)
{
    bench.expect_body(bench.get("/length/3000000"), "a body of 3 MB", pattern(3'000'000));
}

inline void check_body_limit(bench& bench)
{
    auto const limited = [&](std::string const& path, std::size_t limit) {
        auto request = bench.ask("GET", path);
        request.max_response = limit;
        return bench.send(request);
    };
    for (std::string const kind : {"/length/", "/chunked/", "/to-end/"}) {
        bench.expect_body(limited(kind + "1000", 1000), kind + "1000, with a limit of 1000", pattern(1000));
        bench.expect_error(limited(kind + "1001", 1000), kind + "1001, with a limit of 1000", http::transport_reason::too_large,
                           http::delivery::maybe_sent);
    }
    bench.expect_error(limited("/length/1", 0), "a body of one byte, with a limit of 0", http::transport_reason::too_large,
                       http::delivery::maybe_sent);
    for (std::string const path : {"/endless-body", "/endless-chunks"})
        bench.expect_error(limited(path, 100'000), path, http::transport_reason::too_large, http::delivery::maybe_sent);
}

inline void check_keep_alive(bench& bench)
{
    for (std::string const path : {"/length/10", "/chunked/10", "/status/204"}) {
        auto const first = bench.ask("GET", path);
        auto const second = bench.ask("POST", path);
        bench.send(first);
        bench.send(second);
        auto const before = bench.expect_one(first.target, path).connection;
        auto const after = bench.expect_one(second.target, path).connection;
        bench.expect(before == after, "two requests on one connection, after " + path, "a connection for each");
    }
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/request_checks.hpp
#ifndef VOUCH_TESTING_DETAIL_REQUEST_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_REQUEST_CHECKS_HPP

// The checks of what a backend sends, and of what it refuses to send.
namespace vouch::inline VOUCH_ABI::testing::detail {

inline void check_request(bench& bench)
{
    for (std::string const method : {"GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "QUERY"}) {
        auto request = bench.ask(method, "/echo");
        request.headers.push_back({.name = "X-First", .value = "one, \"two\"; three"});
        request.headers.push_back({.name = "x-list", .value = "1"});
        request.headers.push_back({.name = "x-list", .value = "2"});
        bool const has_body = method != "GET" && method != "OPTIONS" && method != "DELETE";
        if (has_body)
            request.body = "the body";
        bench.expect_body(bench.send(request), method, request.body);
        auto const got = bench.expect_one(request.target, method).request;
        bench.expect(got.method == method, "the method " + method, printable(got.method));
        bench.expect(values_of(got.headers, "x-first") == "one, \"two\"; three|", "the value of a header field, unchanged",
                     printable(values_of(got.headers, "x-first")));
        auto const list = values_of(got.headers, "x-list");
        bench.expect(list == "1|2|" || list == "1, 2|", "two fields of one name, in their order", printable(list));
        auto const host = request.origin.substr(request.origin.find("://") + 3) + '|';
        bench.expect(values_of(got.headers, "host") == host, "one field Host with the authority of the origin",
                     printable(values_of(got.headers, "host")));
        bench.expect(values_of(got.headers, "x-canary") == std::string(bench::canary) + '|', "each header field once",
                     "another number");
        if (has_body)
            bench.expect(values_of(got.headers, "content-length") == "8|", "one Content-Length",
                         printable(values_of(got.headers, "content-length")));
    }
    auto const empty = bench.ask("POST", "/echo");
    bench.expect_body(bench.send(empty), "POST without a body", "");
    // RFC 9110 section 8.6
    bench.expect(values_of(bench.expect_one(empty.target, "POST").request.headers, "content-length") == "0|",
                 "Content-Length: 0 with a POST without a body", "another");
}

inline void check_target(bench& bench)
{
    for (std::string const path :
         {"/echo/a%2Fb", "/echo/../echo/./x//y", "/echo/%7Euser;v=1,2", "/echo/a+b%20c%C3%A9", "/echo/'(*)'!$&@:"}) {
        auto request = bench.ask("GET", path);
        request.target += "&list=a,b&plus=1+1&encoded=%26%3D%2B&empty=&alone";
        bench.send(request);
        bench.expect(bench.peer.requests(request.target).size() == 1, "the target as it is: " + path,
                     "the server got another one, or none");
    }
}

inline void check_binary_body(bench& bench)
{
    std::string all;
    for (int byte = 0; byte < 512; ++byte)
        all += static_cast<char>(byte % 256);
    auto request = bench.ask("PUT", "/echo");
    request.body = all + "\r\n.\r\n0\r\n\r\n";
    bench.expect_body(bench.send(request), "a body of every byte, there and back", request.body);
}

inline void check_large_request(bench& bench)
{
    auto request = bench.ask("PUT", "/echo");
    request.body = pattern(3'000'000);
    auto const start = steady_clock::now();
    bench.expect_body(bench.send(request), "a body of 3 MB, there and back", request.body);
    bench.expect(http::find_header(bench.expect_one(request.target, "PUT").request.headers, "expect") == nullptr,
                 "no field Expect: a server that does not know it makes each upload wait", "one");
    bench.expect(steady_clock::now() - start < std::chrono::seconds(5), "an upload without a pause", "a pause");
}

inline void check_early_response(bench& bench)
{
    auto request = bench.ask("PUT", "/early-response");
    request.body.assign(8'000'000, 'x');
    auto const response = bench.expect_response(bench.send(request), "a reply that comes before the body is sent", 413);
    bench.expect(response.body == "no", "its body", "another");
}

inline void expect_refused(bench& bench, http::request const& request, std::string_view of)
{
    auto const before = bench.peer.request_count();
    auto const result = bench.send(request);
    auto const* const error = std::get_if<http::transport_error>(&result);
    bench.expect(error != nullptr && error->delivery == http::delivery::not_sent, std::string(of) + ": refused, not_sent",
                 words_of(result));
    std::this_thread::sleep_for(milliseconds(5));
    bench.expect(bench.peer.request_count() == before, std::string(of) + ": nothing is sent", "the server got a request");
}

inline void check_control_characters(bench& bench)
{
    using namespace std::string_literals;
    for (std::string const& text : {"\r\nx-more: 1"s, "\n"s, "\r"s, "\0x"s}) {
        auto const name = "\"" + printable(text) + "\"";
        auto request = bench.ask("GET", "/echo");
        request.headers.push_back({.name = "x-value", .value = "a" + text});
        expect_refused(bench, request, name + " in the value of a header field");
        request.headers.back() = {.name = "x-name" + text, .value = "a"};
        expect_refused(bench, request, name + " in the name of a header field");
        request.headers.pop_back();
        request.target += text;
        expect_refused(bench, request, name + " in the target");
        request = bench.ask("GET" + text, "/echo");
        expect_refused(bench, request, name + " in the method");
        request = bench.ask("GET", "/echo");
        request.origin += text;
        expect_refused(bench, request, name + " in the origin");
    }
    for (std::string const& name : {""s, "a b"s, "a:"s, "\xc3\xa9"s}) {
        auto request = bench.ask("GET", "/echo");
        request.headers.push_back({.name = name, .value = "1"});
        expect_refused(bench, request, "a name of a header field that is not a token");
    }
    auto request = bench.ask("GET", "/echo");
    request.target = "/a b";
    expect_refused(bench, request, "a blank in the target");
}

inline void check_framing_headers(bench& bench)
{
    for (std::string const name : {"Host", "content-length", "Transfer-Encoding", "CONNECTION"}) {
        auto request = bench.ask("POST", "/echo");
        request.headers.push_back({.name = name, .value = name == "content-length" ? "0" : "x"});
        expect_refused(bench, request, "the header field " + name + ", which the backend writes");
    }
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/run_checks.hpp
#ifndef VOUCH_TESTING_DETAIL_RUN_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_RUN_CHECKS_HPP

#include <exception>
#include <span>

namespace vouch::inline VOUCH_ABI::testing::detail {

struct check_entry {
    std::string_view name;
    std::string_view expected;
    void (*run)(bench&);
    bool (*is_claimed)(subject const&) = [](subject const&) { return true; };
};

[[nodiscard]] inline auto find_limitation(std::vector<limitation> const& all, std::string_view name) -> limitation const*
{
    auto const found = std::ranges::find_if(all, [&](limitation const& limitation) { return limitation.check == name; });
    return found != all.end() ? &*found : nullptr;
}

/// Gives a check its verdict.
inline void settle(check& check, bool passed, limitation const* declared)
{
    if (declared != nullptr)
        check.reason = declared->reason;
    if (passed)
        check.verdict = declared != nullptr ? verdict::can : verdict::passed;
    else
        check.verdict = declared != nullptr ? verdict::cannot : verdict::failed;
}

/// The part of the suite that a check belongs to, by the start of its name.
[[nodiscard]] inline auto family_of(std::string_view name) -> std::string_view
{
    for (std::string_view const family : {"tls_", "fault_"})
        if (name.starts_with(family))
            return family;
    return {};
}

/// Makes a failure of each limitation of this family whose check does not exist. One list of a backend is for the whole suite.
inline void add_unknown_limitations(report& made, std::vector<limitation> const& cannot, std::string_view family)
{
    for (limitation const& limitation : cannot)
        if (family_of(limitation.check) == family && made.find(limitation.check) == nullptr)
            made.checks.push_back({.name = std::string(limitation.check),
                                   .verdict = verdict::failed,
                                   .expected = "the name of a check",
                                   .got = "a limitation of a check that does not exist",
                                   .reason = std::string(limitation.reason)});
}

/// Runs a check, and says what came of it.
inline auto run_check(check_entry const& entry, bench& bench, limitation const* declared) -> check
{
    check result{.name = std::string(entry.name), .expected = std::string(entry.expected)};
    if (!entry.is_claimed(bench.tested)) {
        result.verdict = verdict::not_claimed;
        return result;
    }
    bench.got.clear();
    bool passed = false;
    try {
        entry.run(bench);
        passed = true;
    } catch (check_failed) {
        result.expected = bench.expected;
    } catch (std::exception const& failure) {
        result.expected = "no exception";
        bench.got = failure.what();
    }
    result.got = bench.got;
    settle(result, passed, declared);
    return result;
}

inline auto run_checks(std::span<check_entry const> entries, subject const& tested, server const& peer,
                       std::vector<limitation> const& cannot, std::string_view only, milliseconds slack) -> report
{
    report made;
    bench bench(tested, peer, slack);
    for (check_entry const& entry : entries)
        if (only.empty() || only == entry.name)
            made.checks.push_back(run_check(entry, bench, find_limitation(cannot, entry.name)));
    if (only.empty())
        add_unknown_limitations(made, cannot, family_of(entries.front().name));
    return made;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/time_checks.hpp
#ifndef VOUCH_TESTING_DETAIL_TIME_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_TIME_CHECKS_HPP

#include <fcntl.h>

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

// vouch/testing/detail/checks.hpp
#ifndef VOUCH_TESTING_DETAIL_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_CHECKS_HPP

namespace vouch::inline VOUCH_ABI::testing::detail {

/// The checks, in their order: the last ones look at what all others have seen.
inline constexpr check_entry all_checks[] = {
    {"response", "status, header fields and body as they were sent", &check_response},
    {"redirect", "a redirect is a response, and is not followed", &check_redirect},
    {"head", "a response to HEAD has no body, whatever its Content-Length", &check_head},
    {"no_content", "204 and 304 have no body", &check_no_content},
    {"empty_body", "empty bodies of each framing", &check_empty_body},
    {"chunked_body", "a chunked body is put together", &check_chunked_body},
    {"body_to_end", "a body may end with the connection", &check_body_to_end},
    {"trailers", "trailer fields arrive", &check_trailers},
    {"trailers_are_no_headers", "trailer fields never become header fields", &check_trailers_are_no_headers},
    {"duplicate_headers", "two fields of one name arrive as two, in their order", &check_duplicate_headers},
    {"mixed_case_headers", "names of header fields compare without case", &check_mixed_case_headers},
    {"interim_responses", "responses of 1xx are skipped", &check_interim_responses},
    {"slow_bytes", "a reply that comes byte by byte is put together", &check_slow_bytes},
    {"large_body", "a body of 3 MB arrives", &check_large_body},
    {"body_limit", "a body longer than max_response is too_large, noticed while reading", &check_body_limit},
    {"keep_alive", "connections are used again", &check_keep_alive},
    {"request", "method, header fields and body arrive as they were given", &check_request},
    {"target", "the target arrives as it was given", &check_target},
    {"binary_body", "bodies may hold any byte", &check_binary_body},
    {"large_request", "a body of 3 MB is sent without a pause", &check_large_request},
    {"early_response", "a reply that comes before the body is sent is read", &check_early_response},
    {"control_characters", "CR, LF, NUL and names that are no tokens are refused, not_sent", &check_control_characters},
    {"framing_headers", "Host, Content-Length, Transfer-Encoding and Connection are refused", &check_framing_headers},
    {"connect_refused", "a port where nobody listens is connect, not_sent", &check_connect_refused},
    {"early_close", "a connection that ends early is reset, maybe_sent", &check_early_close},
    {"reset_after_sending", "a connection that is reset after the request is reset, maybe_sent", &check_reset_after_sending},
    {"sent_once", "one send is one request at the server", &check_sent_once},
    {"stale_connection", "a kept connection that has ended is replaced, or the error says so", &check_stale_connection},
    {"malformed_replies", "bytes that are no response are protocol", &check_malformed_replies},
    {"ambiguous_length", "a reply with two lengths is protocol", &check_ambiguous_length},
    {"endless_head", "a head without an end is an error before the deadline", &check_endless_head},
    {"reuse_after_error", "a request after an error gets its own reply", &check_reuse_after_error},
    {"deadline", "an attempt ends at its deadline, or within the bound that the backend states", &check_deadline},
    {"deadline_passed", "a deadline in the past is timeout, not_sent", &check_deadline_passed},
    {"deadline_while_connecting", "the deadline covers connecting: timeout, not_sent", &check_deadline_while_connecting},
    {"deadline_while_sending", "the deadline covers sending: timeout, maybe_sent", &check_deadline_while_sending},
    {"pause", "a pause takes its time", &check_pause, [](subject const& tested) { return static_cast<bool>(tested.pause); }},
    {"attempt_limit", "a call sends as often as its limit allows", &check_attempt_limit},
    {"cancel_before", "what is cancelled at once is not sent", &check_cancel_before},
    {"cancel_between", "a call that is cancelled in a pause ends soon", &check_cancel_between},
    {"cancel_in_flight", "a request that is cancelled ends soon, cancelled, maybe_sent", &check_cancel_in_flight,
     [](subject const& tested) { return static_cast<bool>(tested.send_and_cancel); }},
    {"concurrent", "requests at once get their own replies", &check_concurrent,
     [](subject const& tested) { return static_cast<bool>(tested.send_at_once); }},
    {"fork", "two processes after a fork get their own replies", &check_fork},
    {"environment", "no proxy is taken from the environment", &check_environment},
    {"quiet_errors", "errors hold no data of a request", &check_quiet_errors},
    {"told_once", "each function is called exactly once", &check_told_once,
     [](subject const& tested) { return static_cast<bool>(tested.calls_missing_or_extra); }},
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/conformance.hpp
#ifndef VOUCH_TESTING_CONFORMANCE_HPP
#define VOUCH_TESTING_CONFORMANCE_HPP

namespace vouch::inline VOUCH_ABI::testing {

/// The options of `conformance`.
struct conformance_options {
    /// What the backend cannot do, in addition to its own list, `Backend::cannot`.
    std::vector<limitation> cannot{};
    /// Runs the check of this name only; all of them if it is empty.
    std::string_view only{};
    /// What a busy machine may take for something that should happen at once.
    std::chrono::milliseconds slack{500};
};

namespace detail {

/// Runs some checks over a backend of any shape.
template <http::backend Backend, class... Arguments>
auto conformance_of(std::span<check_entry const> checks, Backend& backend, server const& peer, Arguments const&... arguments)
    -> report
{
    return with_subject<conformance_options>(
        backend,
        [&](subject const& tested, conformance_options const& options) {
            return run_checks(checks, tested, peer, limitations_of<Backend>(options.cannot), options.only, options.slack);
        },
        arguments...);
}

} // namespace detail

/// Checks that a backend of any shape keeps the contract that `sync_backend` tells, against `peer`, which may have TLS. Some
/// checks sleep, one forks; the whole takes a few seconds.
///
/// - `conformance(backend, peer)` and `conformance(backend, peer, options)` for a `sync_backend`, and for a `callback_backend`
///   with threads of its own;
/// - `conformance(backend, peer, run)`, with options too, for a `coroutine_backend`: `run(task)` runs a task of any result to its
///   end and returns its result, as with `boost::asio::co_spawn` and `io_context::run`;
/// - `conformance(backend, peer, wait)`, with options too, for a `callback_backend` that its caller pumps: `wait(is_done)`
///   pumps it, a little at a time, until `is_done()` returns true.
///
/// A check that the backend declares in `static constexpr limitation cannot[]`, or the options do, is run as well, and is
/// `cannot` if it fails.
template <http::backend Backend, class... Arguments>
[[nodiscard]] auto conformance(Backend& backend, server const& peer, Arguments const&... arguments) -> report
{
    return detail::conformance_of(detail::all_checks, backend, peer, arguments...);
}

/// The same, for options as a braced list.
template <http::backend Backend>
[[nodiscard]] auto conformance(Backend& backend, server const& peer, conformance_options const& options) -> report
{
    return detail::conformance_of(detail::all_checks, backend, peer, options);
}

} // namespace vouch::inline VOUCH_ABI::testing
#endif
