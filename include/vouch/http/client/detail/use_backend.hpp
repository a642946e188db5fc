// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_USE_BACKEND_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_USE_BACKEND_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/split_mix.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/retry.hpp>
#include <vouch/http/client/token_source.hpp>
#include <vouch/http/client/wiping_request.hpp>
#include <vouch/http/message/message.hpp>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <type_traits>
#include <utility>

#if __has_include(<unistd.h>)
#include <time.h> // nanosleep: <thread> costs every user a fifth of a second to compile
#else
#include <thread>
#endif

// What a driver asks of a backend, or of the system if the backend does not offer it.
namespace vouch::inline VOUCH_ABI::http::detail {

template <class Backend>
concept backend_with_sleep = requires(Backend& backend, std::chrono::milliseconds time) { backend.sleep(time); };
template <class Backend>
concept backend_with_clock = requires(Backend& backend) { std::chrono::steady_clock::time_point(backend.now()); };
template <class Backend>
concept backend_with_random = requires(Backend& backend) { double(backend.random()); };

template <class Backend>
concept backend_with_date = requires(Backend& backend) { std::chrono::sys_seconds(backend.date()); };

template <class Stop>
inline constexpr bool may_stop = !std::is_same_v<Stop, never_stop>;

template <sync_backend Backend, class Stop = never_stop>
[[nodiscard]] auto send_with(Backend& backend, request const& request, Stop const& stop = {}) -> transport_result
{
    if constexpr (may_stop<Stop> && cancels_in_flight<Backend>())
        return backend.send(request, stop);
    else if constexpr (backend_with_send<Backend>)
        return backend.send(request);
    else
        return backend(request);
}

// A task that sends a copy of the request: a coroutine owns what it works on.
template <coroutine_backend Backend, class Stop>
[[nodiscard]] auto start_with(Backend& backend, request const& source, Stop const& stop) ->
    typename Backend::template task<transport_result>
{
    wiping_request copy{request(source)};
    if constexpr (may_stop<Stop> && cancels_in_flight<Backend>())
        return backend.send(std::move(*copy), stop);
    else
        return backend.send(std::move(*copy));
}

// How long to wait before the call is checked for cancellation again: all that is left if it cannot be cancelled.
[[nodiscard]] constexpr auto slice_of_pause(std::chrono::milliseconds left, bool may_stop) noexcept -> std::chrono::milliseconds
{
    constexpr std::chrono::milliseconds longest{20};
    return may_stop && left > longest ? longest : left;
}

[[nodiscard]] inline auto kind_of_token(exchange const& exchange) noexcept -> token_kind
{
    return exchange.is_token_refused() ? token_kind::fresh : token_kind::any;
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

template <class Backend>
[[nodiscard]] auto date_with(Backend& backend) -> std::chrono::sys_seconds
{
    if constexpr (backend_with_date<Backend>)
        return backend.date();
    else
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// A number in [0, 1). Without a `random` of the backend it is good enough to spread clients that failed together; <random> would
// cost more compile time than better numbers are worth.
template <class Backend>
[[nodiscard]] auto random_with(Backend& backend) -> double
{
    if constexpr (backend_with_random<Backend>) {
        return backend.random();
    } else {
        // of the time and a stack address, which differ between processes and threads
        auto bits = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
        bits += reinterpret_cast<std::uintptr_t>(&bits);
        return static_cast<double>(vouch::detail::split_mix(bits) >> 11) / 9007199254740992.0; // 2^53
    }
}

// What an exchange needs to know after an attempt. Nobody asks for the time after a reply that ends the call.
template <class Backend>
[[nodiscard]] auto context_after(exchange const& exchange, transport_result const& result, Backend& backend) -> attempt_context
{
    attempt_context context;
    if (is_transient(result))
        context = {.now = now_with(backend), .date = date_with(backend), .random = random_with(backend)};
    else if (exchange.is_observed())
        context.now = now_with(backend);
    return context;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
