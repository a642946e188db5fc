// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_LAZY_TASK_HPP
#define VOUCH_TESTS_SUPPORT_LAZY_TASK_HPP
#include <coroutine>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace support {

template <class Result>
class lazy_task;

namespace detail {

class lazy_promise_base {
public:
    auto initial_suspend() noexcept -> std::suspend_always { return {}; }
    auto final_suspend() noexcept { return goes_on{}; }
    void unhandled_exception() noexcept { thrown_ = std::current_exception(); }

    void set_waiting(std::coroutine_handle<> waiting) noexcept { waiting_ = waiting; }

protected:
    void rethrow() const
    {
        if (thrown_)
            std::rethrow_exception(thrown_);
    }

private:
    struct goes_on {
        auto await_ready() noexcept -> bool { return false; }
        template <class Promise>
        auto await_suspend(std::coroutine_handle<Promise> ended) noexcept -> std::coroutine_handle<>
        {
            return ended.promise().waiting_ ? ended.promise().waiting_ : std::noop_coroutine();
        }
        void await_resume() noexcept {}
    };

    std::coroutine_handle<> waiting_{};
    std::exception_ptr thrown_{};
};

template <class Result>
class lazy_promise : public lazy_promise_base {
public:
    auto get_return_object() -> lazy_task<Result>;
    void return_value(Result result) { result_ = std::move(result); }
    auto take() -> Result
    {
        rethrow();
        return *std::move(result_);
    }

private:
    std::optional<Result> result_{};
};

template <>
class lazy_promise<void> : public lazy_promise_base {
public:
    auto get_return_object() -> lazy_task<void>;
    void return_void() noexcept {}
    void take() { rethrow(); }
};

} // namespace detail

/// A coroutine that starts when it is awaited or run, and goes on where it is resumed: the smallest task type that a coroutine
/// backend can have.
template <class Result>
class [[nodiscard]] lazy_task {
public:
    using promise_type = detail::lazy_promise<Result>;

    explicit lazy_task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    lazy_task(lazy_task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    auto operator=(lazy_task&&) -> lazy_task& = delete;
    ~lazy_task()
    {
        if (handle_)
            handle_.destroy();
    }

    auto await_ready() noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<> waiting) noexcept -> std::coroutine_handle<>
    {
        handle_.promise().set_waiting(waiting);
        return handle_;
    }
    auto await_resume() -> Result { return handle_.promise().take(); }

    /// Runs it until it ends or waits for something else.
    void start() { handle_.resume(); }
    [[nodiscard]] auto is_done() const -> bool { return handle_.done(); }
    /// The result of a task that is done.
    auto take() -> Result { return handle_.promise().take(); }

    /// Runs it to its end, which must come without waiting for anybody.
    auto run() -> Result
    {
        start();
        if (!is_done())
            throw std::logic_error("the task waits for somebody");
        return take();
    }

private:
    std::coroutine_handle<promise_type> handle_;
};

namespace detail {

template <class Result>
auto lazy_promise<Result>::get_return_object() -> lazy_task<Result>
{
    return lazy_task<Result>(std::coroutine_handle<lazy_promise>::from_promise(*this));
}
inline auto lazy_promise<void>::get_return_object() -> lazy_task<void>
{
    return lazy_task<void>(std::coroutine_handle<lazy_promise>::from_promise(*this));
}

} // namespace detail
} // namespace support
#endif
