// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_SUBJECT_HPP
#define VOUCH_TESTING_DETAIL_SUBJECT_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/http/client/drive_callback.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/busy_call.hpp>
#include <vouch/testing/report.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

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
