// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_LAZY_TASK_HPP
#define VOUCH_TESTS_SUPPORT_LAZY_TASK_HPP
#include <chrono>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

// A coroutine type of about the size that people write themselves, and a loop for it, without threads and without a real clock.
namespace support {

template <class Result>
class lazy_task;

namespace detail {

struct promise_base {
    // At its end a task goes on with the one that awaits it.
    struct final_step {
        [[nodiscard]] auto await_ready() const noexcept -> bool { return false; }
        template <class Promise>
        auto await_suspend(std::coroutine_handle<Promise> ended) const noexcept -> std::coroutine_handle<>
        {
            auto const next = ended.promise().continuation;
            return next ? next : std::noop_coroutine();
        }
        void await_resume() const noexcept {}
    };

    auto initial_suspend() const noexcept -> std::suspend_always { return {}; }
    auto final_suspend() const noexcept -> final_step { return {}; }
    void unhandled_exception() { failure = std::current_exception(); }

    std::coroutine_handle<> continuation{};
    std::exception_ptr failure{};
};

template <class Result>
struct promise : promise_base {
    auto get_return_object() -> lazy_task<Result>;
    void return_value(Result value) { result.emplace(std::move(value)); }
    auto take() -> Result { return *std::move(result); }

    std::optional<Result> result{};
};

template <>
struct promise<void> : promise_base {
    auto get_return_object() -> lazy_task<void>;
    void return_void() const noexcept {}
    void take() const noexcept {}
};

} // namespace detail

/// A coroutine that begins when it is awaited.
template <class Result>
class [[nodiscard]] lazy_task {
public:
    using promise_type = detail::promise<Result>;
    using handle = std::coroutine_handle<promise_type>;

    explicit lazy_task(handle coroutine) noexcept : coroutine_(coroutine) {}
    lazy_task(lazy_task&& other) noexcept : coroutine_(std::exchange(other.coroutine_, {})) {}
    auto operator=(lazy_task&&) -> lazy_task& = delete;
    ~lazy_task()
    {
        if (coroutine_)
            coroutine_.destroy();
    }

    [[nodiscard]] auto is_done() const -> bool { return coroutine_.done(); }
    void start() { coroutine_.resume(); }
    /// The result of a task that is done; throws what the task has thrown.
    auto take() -> Result
    {
        if (coroutine_.promise().failure)
            std::rethrow_exception(coroutine_.promise().failure);
        return coroutine_.promise().take();
    }

    /// Runs it to its end, which must come without waiting for anybody.
    auto run() -> Result
    {
        start();
        if (!is_done())
            throw std::logic_error("the task waits for somebody");
        return take();
    }

    // Only a task that is moved can be awaited: it is run once.
    auto operator co_await() &&
    {
        struct step {
            lazy_task& task;
            [[nodiscard]] auto await_ready() const noexcept -> bool { return false; }
            auto await_suspend(std::coroutine_handle<> continuation) const noexcept -> handle
            {
                task.coroutine_.promise().continuation = continuation;
                return task.coroutine_;
            }
            auto await_resume() const -> Result { return task.take(); }
        };
        return step{*this};
    }

private:
    handle coroutine_;
};

template <class Result>
auto detail::promise<Result>::get_return_object() -> lazy_task<Result>
{
    return lazy_task<Result>(std::coroutine_handle<promise>::from_promise(*this));
}
inline auto detail::promise<void>::get_return_object() -> lazy_task<void>
{
    return lazy_task<void>(std::coroutine_handle<promise>::from_promise(*this));
}

/// Resumes coroutines at their times. Its clock jumps to the next of them.
class lazy_loop {
public:
    using time_point = std::chrono::steady_clock::time_point;

    /// Something to await: that a time has passed.
    [[nodiscard]] auto pass(std::chrono::milliseconds time)
    {
        struct step {
            lazy_loop& loop;
            time_point at;
            [[nodiscard]] auto await_ready() const noexcept -> bool { return false; }
            void await_suspend(std::coroutine_handle<> coroutine) const { loop.waiting_.push_back({at, coroutine}); }
            void await_resume() const noexcept {}
        };
        return step{*this, now_ + time};
    }

    [[nodiscard]] auto now() const noexcept -> time_point { return now_; }

    /// Resumes the coroutine that waits for the earliest time; false if none waits.
    auto run_one() -> bool
    {
        std::size_t next = 0;
        for (std::size_t at = 1; at < waiting_.size(); ++at)
            if (waiting_[at].first < waiting_[next].first)
                next = at;
        if (waiting_.empty())
            return false;
        auto const [time, coroutine] = waiting_[next];
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(next));
        now_ = time;
        coroutine.resume();
        return true;
    }

    /// Runs a task to its end and returns its result.
    template <class Result>
    auto run(lazy_task<Result> task) -> Result
    {
        task.start();
        while (!task.is_done())
            if (!run_one())
                throw std::logic_error("a task waits for nothing");
        return task.take();
    }

    /// Forgets the coroutines that wait, which somebody else destroys.
    void forget() { waiting_.clear(); }

private:
    time_point now_{std::chrono::hours(1)};
    std::vector<std::pair<time_point, std::coroutine_handle<>>> waiting_;
};

} // namespace support
#endif
