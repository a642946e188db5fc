// vouch 0.1.0, vouch/testing/shapes.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/testing/detail/deferred_function.hpp
#ifndef VOUCH_TESTING_DETAIL_DEFERRED_FUNCTION_HPP
#define VOUCH_TESTING_DETAIL_DEFERRED_FUNCTION_HPP

#include <memory>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::testing::detail {

// A function to call later, once. std::function would have to copy it.
class deferred_function {
public:
    template <class Function>
        requires(!std::is_same_v<Function, deferred_function>)
    explicit deferred_function(Function function) : held_(std::make_unique<holder<Function>>(std::move(function)))
    {}

    void operator()() { held_->call(); }

private:
    struct any_holder {
        any_holder() = default;
        any_holder(any_holder const&) = delete;
        auto operator=(any_holder const&) -> any_holder& = delete;
        virtual ~any_holder() = default;
        virtual void call() = 0;
    };
    template <class Function>
    struct holder final : any_holder {
        explicit holder(Function held) : function(std::move(held)) {}
        void call() override { function(); }
        Function function;
    };

    std::unique_ptr<any_holder> held_;
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/shapes.hpp
#ifndef VOUCH_TESTING_SHAPES_HPP
#define VOUCH_TESTING_SHAPES_HPP

#include <chrono>
#include <cstddef>
#include <deque>

// The other shapes of a test's backend.
namespace vouch::inline VOUCH_ABI::testing {

namespace detail {

// A backend that has all that a driver asks for, as `scripted` has.
template <class Backend>
concept backend_with_its_own_time =
    http::detail::backend_with_send<Backend> && requires(Backend& backend, std::chrono::milliseconds time) {
        backend.sleep(time);
        std::chrono::steady_clock::time_point(backend.now());
        std::chrono::sys_seconds(backend.date());
        double(backend.random());
    };

// The clock and randomness of the backend that a shape stands over.
template <class Backend>
class over {
public:
    explicit over(Backend& inner) : inner_(&inner) {}

    [[nodiscard]] auto now() const { return inner_->now(); }
    [[nodiscard]] auto date() const { return inner_->date(); }
    [[nodiscard]] auto random() const { return inner_->random(); }

protected:
    [[nodiscard]] auto inner() const noexcept -> Backend& { return *inner_; }

private:
    Backend* inner_;
};

} // namespace detail

/// The coroutine shape of a test's backend, made by `as_coroutine`.
template <template <class> class Task, detail::backend_with_its_own_time Backend>
class coroutine_shape : public detail::over<Backend> {
public:
    template <class Result>
    using task = Task<Result>;

    using detail::over<Backend>::over;

    auto send(http::request request) -> task<http::transport_result> { co_return this->inner().send(request); }
    auto sleep(std::chrono::milliseconds pause) -> task<void>
    {
        this->inner().sleep(pause);
        co_return;
    }
};

/// The callback shape of a test's backend, made by `as_callback`: it calls its functions before `start` and `after` return.
template <detail::backend_with_its_own_time Backend>
class callback_shape : public detail::over<Backend> {
public:
    using detail::over<Backend>::over;

    template <class Function>
    void start(http::request const& request, Function function)
    {
        function(this->inner().send(request));
    }
    template <class Function>
    void after(std::chrono::milliseconds pause, Function function)
    {
        this->inner().sleep(pause);
        function();
    }
};

/// The callback shape of a test's backend, made by `as_deferred_callback`: it calls its functions in `run()`.
template <detail::backend_with_its_own_time Backend>
class deferred_callback_shape : public detail::over<Backend> {
public:
    using detail::over<Backend>::over;

    template <class Function>
    void start(http::request request, Function function)
    {
        waiting_.emplace_back([this, request = std::move(request), function = std::move(function)]() mutable {
            function(this->inner().send(request));
        });
    }
    template <class Function>
    void after(std::chrono::milliseconds pause, Function function)
    {
        waiting_.emplace_back([this, pause, function = std::move(function)]() mutable {
            this->inner().sleep(pause);
            function();
        });
    }

    /// Calls the function that waits longest. Returns false if none waits.
    auto run_one() -> bool
    {
        if (waiting_.empty())
            return false;
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        next();
        return true;
    }
    /// Calls functions until none waits. Returns their number.
    auto run() -> std::size_t
    {
        std::size_t count = 0;
        while (run_one())
            ++count;
        return count;
    }

private:
    std::deque<detail::deferred_function> waiting_{};
};

/// Returns the coroutine shape of a `scripted`, or of another backend with a clock, date, randomness and sleep of its own:
/// `auto backend = as_coroutine<task>(net)`, where `task` is a coroutine type with one template parameter.
///
/// Lifetime: refers to `backend`.
template <template <class> class Task, detail::backend_with_its_own_time Backend>
[[nodiscard]] auto as_coroutine(Backend& backend) -> coroutine_shape<Task, Backend>
{
    return coroutine_shape<Task, Backend>(backend);
}

/// Returns the callback shape of such a backend. Each function is called before `start` or `after` returns.
///
/// Lifetime: refers to `backend`.
template <detail::backend_with_its_own_time Backend>
[[nodiscard]] auto as_callback(Backend& backend) -> callback_shape<Backend>
{
    return callback_shape<Backend>(backend);
}

/// Returns the callback shape of such a backend. Its functions are called by `run()`, as in an event loop.
///
/// Lifetime: refers to `backend`.
template <detail::backend_with_its_own_time Backend>
[[nodiscard]] auto as_deferred_callback(Backend& backend) -> deferred_callback_shape<Backend>
{
    return deferred_callback_shape<Backend>(backend);
}

} // namespace vouch::inline VOUCH_ABI::testing
#endif
