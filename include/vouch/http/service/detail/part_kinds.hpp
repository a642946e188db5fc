// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_DETAIL_PART_KINDS_HPP
#define VOUCH_HTTP_SERVICE_DETAIL_PART_KINDS_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/service/authenticate.hpp>
#include <vouch/http/service/detail/broken_part.hpp>
#include <vouch/http/service/handler.hpp>
#include <vouch/http/service/on_exception.hpp>
#include <vouch/http/service/on_problem.hpp>
#include <vouch/http/service/resource.hpp>
#include <vouch/http/service/service_options.hpp>

#include <concepts>

// What the parts of a service are, and which of them contradict each other.
namespace vouch::inline VOUCH_ABI::http::detail {

template <class Part>
inline constexpr bool is_resource = false;
template <route_text Route>
inline constexpr bool is_resource<fixed_resource<Route>> = true;

// What answers the requests of a route.
template <class Part>
inline constexpr bool is_handler = is_resource<Part>;
template <class Endpoint, class Function>
inline constexpr bool is_handler<handler<Endpoint, Function>> = true;

template <class Part>
inline constexpr bool is_authenticator = false;
template <class Part, class Accept, class OnRefusal>
inline constexpr bool is_authenticator<authenticator<Part, Accept, OnRefusal>> = true;
template <class Part>
inline constexpr bool is_authenticator<broken_authenticator<Part>> = true;

template <class Part>
inline constexpr bool is_problem_answer = false;
template <class Function>
inline constexpr bool is_problem_answer<problem_answer<Function>> = true;

template <class Part>
inline constexpr bool is_exception_listener = false;
template <class Function>
inline constexpr bool is_exception_listener<exception_listener<Function>> = true;

template <class Part>
inline constexpr bool is_service_part =
    is_handler<Part> || is_authenticator<Part> || is_problem_answer<Part> || is_exception_listener<Part> ||
    std::same_as<Part, service_options> || std::same_as<Part, broken_part>;

// Returns true if both are parts of a kind that a service has once.
template <class Left, class Right>
inline constexpr bool are_rivals =
    (is_problem_answer<Left> && is_problem_answer<Right>) || (is_exception_listener<Left> && is_exception_listener<Right>) ||
    (std::same_as<Left, service_options> && std::same_as<Right, service_options>);

// True if both are keys in one header field, whose name compares without case.
template <class Left, class Right>
inline constexpr bool is_key_of_field = false;
template <vouch::detail::fixed_string Left, vouch::detail::fixed_string Right>
inline constexpr bool is_key_of_field<api_key<Left>, api_key<Right>> =
    vouch::detail::equals_ignoring_case(Left.view(), Right.view());

// Returns true if `Part` is an authenticator for this credential of an endpoint.
template <class Credential, class Part>
consteval auto guards() -> bool
{
    if constexpr (is_authenticator<Part> && is_credential<Credential>)
        return std::same_as<typename Part::part, Credential> || is_key_of_field<typename Part::part, Credential>;
    else
        return false;
}

// The first credential of an endpoint that no part of a service checks, or nothing.
template <class EndpointParts, class... ServiceParts>
struct first_unguarded;
template <class... EndpointParts, class... ServiceParts>
struct first_unguarded<type_list<EndpointParts...>, ServiceParts...> {
    template <class Part>
    static constexpr bool is_guarded = (guards<Part, ServiceParts>() || ...);
    using type =
        item_at<type_list<EndpointParts...>, first_true({(is_credential<EndpointParts> && !is_guarded<EndpointParts>)...})>;
};

// Returns true if two handlers have the same method and path, whatever the names of its parameters.
template <class Left, class Right>
consteval auto have_the_same_route() -> bool
{
    if constexpr (is_handler<Left> && is_handler<Right>) {
        if (!same_text(Left::endpoint::route.method(), Right::endpoint::route.method()))
            return false;
        return have_same_segments(Left::endpoint::route.path(), Right::endpoint::route.path());
    } else {
        return false;
    }
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
