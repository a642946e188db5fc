// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_BACKEND_HPP
#define VOUCH_HTTP_CLIENT_BACKEND_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <concepts>
#include <type_traits>

namespace vouch::inline VOUCH_ABI::http {

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

} // namespace detail

/// A type that sends a request and waits for the response: `b.send(request const&)` or `b(request const&)` returns `response`,
/// `transport_error` or `transport_result`. A lambda is a backend.
///
/// A backend sends to `request::origin`, follows no redirect, ends at `request::deadline`, and fails on a body that is longer
/// than `request::max_response`. It may have `sleep(std::chrono::milliseconds)`, `now()`, which returns a
/// `std::chrono::steady_clock::time_point`, and `random()`, which returns a double in [0, 1): a test with these need not wait.
template <class Backend>
concept sync_backend = detail::backend_with_send<Backend> || detail::backend_that_is_called<Backend>;

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::complaint {

template <class Type>
inline constexpr bool type_is_a_backend = http::sync_backend<Type>;

} // namespace vouch::inline VOUCH_ABI::complaint
#endif
