// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_BACKEND_HPP
#define VOUCH_HTTP_CLIENT_BACKEND_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <concepts>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// A type that tells whether a call is to be cancelled: `std::stop_token`, or your own with `stop_requested()`, which other
/// threads may change meanwhile.
template <class Type>
concept stop_request = std::copy_constructible<Type> && requires(Type const& stop) {
    { stop.stop_requested() } -> std::convertible_to<bool>;
};

/// The stop request of a call that nobody cancels.
struct never_stop {
    [[nodiscard]] static constexpr auto stop_requested() noexcept -> bool { return false; }
};

namespace detail {

// Asked by name, not by conversion: `response` is an aggregate, so a lambda that returns 200 would convert to it.
template <class Type>
concept gives_a_transport_result =
    std::same_as<std::remove_cvref_t<Type>, response> || std::same_as<std::remove_cvref_t<Type>, transport_error> ||
    std::same_as<std::remove_cvref_t<Type>, transport_result>;

template <class Backend>
concept backend_with_send = requires(Backend& backend, request const& request) {
    { backend.send(request) } -> gives_a_transport_result;
};

template <class Backend>
concept backend_that_is_called = !backend_with_send<Backend> && requires(Backend& backend, request const& request) {
    { backend(request) } -> gives_a_transport_result;
};

// The task of a coroutine backend, which a client may refer to.
template <class Backend, class Result>
using task_of = typename std::remove_reference_t<Backend>::template task<Result>;

template <class Task, class Backend>
concept pause_of = std::same_as<Task, task_of<Backend, void>> || std::same_as<Task, task_of<Backend, bool>>;

// Any function that a callback backend may be given.
struct any_result_function {
    void operator()(transport_result) const noexcept {}
};
struct any_pause_function {
    void operator()() const noexcept {}
};

// The first half of a coroutine backend and of a callback backend.
template <class Backend>
concept sends_tasks = requires(Backend& backend, request owned) {
    { backend.send(std::move(owned)) } -> std::same_as<task_of<Backend, transport_result>>;
};
template <class Backend>
concept starts_requests = requires(Backend& backend, request owned, any_result_function on_result) {
    backend.start(std::move(owned), std::move(on_result));
};

} // namespace detail

/// A type that sends a request and waits for the response: `b.send(request const&)` or `b(request const&)` returns `response`,
/// `transport_error` or `transport_result`. A lambda is a backend.
///
/// A backend of any shape sends to `request::origin`, follows no redirect, ends at `request::deadline`, and fails on a body that
/// is longer than `request::max_response`. It may have `sleep(std::chrono::milliseconds)`, `now()`, which returns a
/// `std::chrono::steady_clock::time_point`, `date()`, which returns a `std::chrono::sys_seconds`, and `random()`, which returns a
/// double in [0, 1): a test with these need not wait. It may have `send(request const&, stop)` too, where `stop` is any
/// `stop_request`, and says by `static constexpr bool cancels_in_flight = true` that it looks at `stop` while it waits.
template <class Backend>
concept sync_backend = detail::backend_with_send<Backend> || detail::backend_that_is_called<Backend>;

/// A type whose functions are coroutines. `b.send(request)` returns a `task<transport_result>` and `b.sleep(milliseconds)` a
/// `task<void>`, where `template <class Result> using task` names its coroutine type, such as `boost::asio::awaitable<Result>`.
///
/// `now()`, `date()`, `random()`, `send(request, stop)` and `cancels_in_flight` as for `sync_backend`. If coroutines of the type
/// can be cancelled from outside, `sleep` returns a `task<bool>`, false if that happened: the call then ends as cancelled.
template <class Backend>
concept coroutine_backend = detail::sends_tasks<Backend> && requires(Backend& backend, std::chrono::milliseconds time) {
    { backend.sleep(time) } -> detail::pause_of<Backend>;
};

/// A type that calls a function when it is done. `b.start(request, f)` calls `f(transport_result)`, and `b.after(milliseconds,
/// f)` calls `f()`, each exactly once: on which thread the backend says, perhaps before `start` or `after` returns.
///
/// Both functions are noexcept and can be moved, not copied. `now()`, `date()` and `random()` as for `sync_backend`. What `start`
/// returns may have `cancel()`, which ends the attempt soon with the reason `cancelled`; `cancels_in_flight` says so. Any thread
/// may call it, also when the attempt has just ended, and the backend with it.
template <class Backend>
concept callback_backend = detail::starts_requests<Backend> &&
                           requires(Backend& backend, std::chrono::milliseconds time, detail::any_pause_function on_pause) {
                               backend.after(time, std::move(on_pause));
                           };

/// A type that a client sends its requests with.
template <class Type>
concept backend = sync_backend<Type> || coroutine_backend<Type> || callback_backend<Type>;

/// Returns true if a backend says by `static constexpr bool concurrent` that threads may share it.
template <class Backend>
consteval auto is_concurrent() -> bool
{
    if constexpr (requires { bool(Backend::concurrent); })
        return Backend::concurrent;
    else
        return false;
}

/// Returns true if a backend says by `static constexpr bool cancels_in_flight` that it ends an attempt when that is cancelled.
/// Other calls are cancelled between attempts and during pauses.
template <class Backend>
consteval auto cancels_in_flight() -> bool
{
    if constexpr (requires { bool(Backend::cancels_in_flight); })
        return Backend::cancels_in_flight;
    else
        return false;
}

/// Returns true if the attempts of a backend end at their deadline. A backend that cannot promise that says
/// `static constexpr bool deadline_is_exact = false` and gives its `deadline_bound`.
template <class Backend>
consteval auto has_exact_deadline() -> bool
{
    if constexpr (requires { bool(Backend::deadline_is_exact); })
        return Backend::deadline_is_exact;
    else
        return true;
}

/// How long after its deadline an attempt may end: `static constexpr std::chrono::milliseconds deadline_bound` of a backend whose
/// deadline is not exact, else zero.
template <class Backend>
consteval auto deadline_bound_of() -> std::chrono::milliseconds
{
    if constexpr (!has_exact_deadline<Backend>())
        return Backend::deadline_bound;
    else
        return {};
}

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::complaint {

template <class Type>
inline constexpr bool type_is_a_backend = http::backend<std::remove_reference_t<Type>>;
template <class Type>
inline constexpr bool coroutine_backend_has_sleep = http::coroutine_backend<Type> || !http::detail::sends_tasks<Type>;
template <class Type>
inline constexpr bool callback_backend_has_after = http::callback_backend<Type> || !http::detail::starts_requests<Type>;

} // namespace vouch::inline VOUCH_ABI::complaint
#endif
