// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_BACKEND_HPP
#define VOUCH_HTTP_CLIENT_BACKEND_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <cerrno>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

#if __has_include(<unistd.h>)
#include <time.h> // nanosleep: <thread> costs every user a fifth of a second to compile
#else
#include <thread>
#endif

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// By name, not by conversion: `response` is an aggregate, so that a lambda returning 200 would convert to one.
template <class Type>
concept transport_answer =
    std::same_as<std::remove_cvref_t<Type>, response> || std::same_as<std::remove_cvref_t<Type>, transport_error> ||
    std::same_as<std::remove_cvref_t<Type>, transport_result>;

template <class Backend>
concept backend_with_send = requires(Backend& backend, request const& one) {
    { backend.send(one) } -> transport_answer;
};

template <class Backend>
concept backend_that_is_called = !backend_with_send<Backend> && requires(Backend& backend, request const& one) {
    { backend(one) } -> transport_answer;
};

} // namespace detail

/// A type that sends requests and waits for the response: `b.send(request const&)` or `b(request const&)`, giving `response`,
/// `transport_error` or `transport_result`. A lambda will do.
///
/// It may have `sleep(std::chrono::milliseconds)`, `now()` (a `steady_clock::time_point`) and `random()` (a double in [0, 1)),
/// so that a test need not wait. It sends to `request::origin`, follows no redirect, ends at `request::deadline`, and refuses a
/// body above `request::max_response`. Says what it can promise more with `static constexpr bool concurrent` (several threads may
/// use it) and `deadline_is_exact` (no step of it outlasts the deadline).
template <class Backend>
concept sync_backend = detail::backend_with_send<Backend> || detail::backend_that_is_called<Backend>;

// The sentence that the compiler prints.
template <class Type>
inline constexpr bool type_is_a_backend = sync_backend<Type>;

namespace detail {

template <class Backend>
concept backend_with_sleep = requires(Backend& backend, std::chrono::milliseconds time) { backend.sleep(time); };
template <class Backend>
concept backend_with_clock = requires(Backend& backend) { std::chrono::steady_clock::time_point(backend.now()); };
template <class Backend>
concept backend_with_random = requires(Backend& backend) { double(backend.random()); };

template <sync_backend Backend>
[[nodiscard]] auto send_with(Backend& backend, request const& one) -> transport_result
{
    if constexpr (backend_with_send<Backend>)
        return backend.send(one);
    else
        return backend(one);
}

template <class Backend>
void sleep_with(Backend& backend, std::chrono::milliseconds time)
{
    if constexpr (backend_with_sleep<Backend>) {
        backend.sleep(time);
    } else {
#if __has_include(<unistd.h>)
        auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
        timespec left{};
        left.tv_sec = static_cast<decltype(left.tv_sec)>(seconds.count());
        left.tv_nsec = static_cast<decltype(left.tv_nsec)>(std::chrono::nanoseconds(time - seconds).count());
        while (nanosleep(&left, &left) != 0 && errno == EINTR) {
        }
#else
        std::this_thread::sleep_for(time);
#endif
    }
}

template <class Backend>
[[nodiscard]] auto now_with(Backend& backend) -> std::chrono::steady_clock::time_point
{
    if constexpr (backend_with_clock<Backend>)
        return backend.now();
    else
        return std::chrono::steady_clock::now();
}

// Enough to keep clients that failed together from coming back together; <random> would cost more than it gives.
template <class Backend>
[[nodiscard]] auto random_with(Backend& backend) -> double
{
    if constexpr (backend_with_random<Backend>) {
        return backend.random();
    } else {
        // splitmix64 over the time and a place on the stack, which differ between processes and threads
        auto bits = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
        bits += reinterpret_cast<std::uintptr_t>(&bits) + 0x9E3779B97F4A7C15U;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
        bits ^= bits >> 31;
        return static_cast<double>(bits >> 11) / 9007199254740992.0; // 2^53
    }
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
