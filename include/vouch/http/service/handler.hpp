// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_HANDLER_HPP
#define VOUCH_HTTP_SERVICE_HANDLER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/service/answer.hpp>
#include <vouch/http/service/detail/broken_part.hpp>
#include <vouch/http/service/received.hpp>

#include <type_traits>
#include <utility>

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Endpoint, class Function>
inline constexpr bool handler_takes_the_call =
    requires(Function& function, http::received<Endpoint> const& call) { function(call); };
template <class Endpoint, class Result>
inline constexpr bool handler_gives_an_answer = std::is_convertible_v<Result, http::answer<Endpoint>>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// The function that answers the calls of an endpoint. Made by `on`.
template <class Endpoint, class Function>
struct handler {
    using endpoint = Endpoint;
    mutable Function function; // a const service answers like any other
};

} // namespace detail

/// Answers the calls of `Endpoint` with `function`: `on<get_user>([&](received<get_user> const& call) -> answer<get_user> { …
/// })`.
template <class Endpoint, class Function>
[[nodiscard]] auto on(Function function)
{
    static_assert(complaint::type_is_an_endpoint<Endpoint>,
                  "on<Endpoint>: an endpoint is a struct derived from vouch::http::endpoint");
    if constexpr (!complaint::type_is_an_endpoint<Endpoint>) {
        return detail::broken_part{};
    } else if constexpr (!detail::bodies_are_mapped<typename Endpoint::parts>) { // the endpoint itself has complained
        return detail::broken_part{};
    } else {
        static_assert(complaint::handler_takes_the_call<Endpoint, Function>,
                      "a handler is called with (vouch::http::received<its endpoint> const&)");
        if constexpr (!complaint::handler_takes_the_call<Endpoint, Function>) {
            return detail::broken_part{};
        } else {
            using result = decltype(std::declval<Function&>()(std::declval<received<Endpoint> const&>()));
            static_assert(complaint::handler_gives_an_answer<Endpoint, result>,
                          "a handler returns a vouch::http::answer<its endpoint>: return vouch::http::reply_with<status>(body)");
            if constexpr (complaint::handler_gives_an_answer<Endpoint, result>)
                return detail::handler<Endpoint, Function>{std::move(function)};
            else
                return detail::broken_part{};
        }
    }
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
