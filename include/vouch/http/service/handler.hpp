// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_HANDLER_HPP
#define VOUCH_HTTP_SERVICE_HANDLER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/service/answer.hpp>
#include <vouch/http/service/received.hpp>

#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// The function that answers an endpoint. Made by `on`.
template <class Endpoint, class Function>
struct handler {
    using endpoint = Endpoint;
    mutable Function function; ///< a const service answers like any other
};

// The sentences that the compiler prints.
template <class Endpoint, class Function>
inline constexpr bool handler_takes_the_call = std::is_invocable_v<Function&, received<Endpoint> const&>;
template <class Endpoint, class Result>
inline constexpr bool handler_gives_an_answer = std::is_convertible_v<Result, answer<Endpoint>>;
/// Answers `Endpoint` with `function`: `on<get_user>([&](received<get_user> const& call) -> answer<get_user> { … })`.
template <class Endpoint, class Function>
[[nodiscard]] auto on(Function function) -> handler<Endpoint, Function>
{
    static_assert(type_is_an_endpoint<Endpoint>, "on<Endpoint>: an endpoint is a struct derived from vouch::http::endpoint");
    static_assert(handler_takes_the_call<Endpoint, Function>,
                  "a handler is called with (vouch::http::received<its endpoint> const&)");
    if constexpr (handler_takes_the_call<Endpoint, Function>)
        static_assert(handler_gives_an_answer<Endpoint, std::invoke_result_t<Function&, received<Endpoint> const&>>,
                      "a handler gives a vouch::http::answer<its endpoint>: return vouch::http::reply_with<status>(body)");
    return {std::move(function)};
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
