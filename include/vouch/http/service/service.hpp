// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_SERVICE_HPP
#define VOUCH_HTTP_SERVICE_SERVICE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/service/answer.hpp>
#include <vouch/http/service/authenticate.hpp>
#include <vouch/http/service/detail/error_response.hpp>
#include <vouch/http/service/handler.hpp>
#include <vouch/http/service/matching.hpp>
#include <vouch/http/service/query.hpp>
#include <vouch/http/service/received.hpp>
#include <vouch/http/service/service_options.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Part>
inline constexpr bool part_belongs_in_a_service = std::is_same_v<Part, http::detail::nothing>;
template <class Endpoint, class Part>
inline constexpr bool service_checks_the_credential = std::is_same_v<Part, http::detail::nothing>;
template <class Handler>
inline constexpr bool route_is_served_once = std::is_same_v<Handler, http::detail::nothing>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

template <class Part>
inline constexpr bool is_handler = false;
template <class Endpoint, class Function>
inline constexpr bool is_handler<handler<Endpoint, Function>> = true;

template <class Part>
inline constexpr bool is_authenticator = false;
template <class Part, class Accept, class OnRefusal>
inline constexpr bool is_authenticator<authenticator<Part, Accept, OnRefusal>> = true;
template <class Part>
inline constexpr bool is_authenticator<broken_authenticator<Part>> = true;

template <class Part>
inline constexpr bool is_service_part =
    is_handler<Part> || is_authenticator<Part> || std::same_as<Part, service_options> || std::same_as<Part, broken_handler>;

// Returns true if `Part` is an authenticator for this credential of an endpoint.
template <class Credential, class Part>
consteval auto guards() -> bool
{
    if constexpr (is_authenticator<Part> && is_credential<Credential>)
        return std::same_as<typename Part::part, bearer> == std::same_as<Credential, bearer> &&
               vouch::detail::equals_ignoring_case(Part::part::name, Credential::name);
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
        path_segments left_segments(Left::endpoint::route.path());
        path_segments right_segments(Right::endpoint::route.path());
        std::string_view left;
        std::string_view right;
        while (left_segments.next(left))
            if (!right_segments.next(right) || is_placeholder(left) != is_placeholder(right) ||
                (!is_placeholder(left) && !same_text(left, right)))
                return false;
        return !right_segments.next(right);
    } else {
        return false;
    }
}

} // namespace detail

/// Answers requests for its endpoints: `service api{authenticate<"x-api-key">(key), on<get_user>(f)}; api(request)`.
///
/// A service is a function from request to response, so it is a backend too: a client over it needs no socket.
/// Errors: unknown path 404; another method 405 with Allow; credential missing or refused 401, or the answer of `on_refusal`;
///         body too large 413, not declared as JSON 415, not JSON or empty 400; any other error in the request 422, with all its
///         errors; an exception 500. All are application/problem+json without any text of the request.
template <class... Parts>
class service : detail::indexed_items<std::index_sequence_for<Parts...>, Parts...> {
    using items = detail::indexed_items<std::index_sequence_for<Parts...>, Parts...>;
    using list = detail::type_list<Parts...>;

    using stranger = detail::item_at<list, detail::first_true({!detail::is_service_part<Parts>...})>;
    static_assert(complaint::part_belongs_in_a_service<stranger>,
                  "the parts of a service are on<endpoint>(function), authenticate<\"header name\">(predicate) and "
                  "service_options");

    template <class Part>
    static constexpr bool has_a_duplicate = (std::size_t{detail::have_the_same_route<Part, Parts>()} + ... + 0) > 1;
    static_assert(complaint::route_is_served_once<detail::item_at<list, detail::first_true({has_a_duplicate<Parts>...})>>,
                  "two handlers answer the same method and path");

public:
    explicit service(Parts... parts) : items{{std::move(parts)}...}
    {
        (check_guards<Parts>(), ...);
        (add_route<Parts>(), ...);
    }

    /// The answer to a request. Exceptions of a handler, a predicate or `on_refusal` do not pass through.
    [[nodiscard]] auto operator()(request const& request) const -> response
    {
#if defined(__cpp_exceptions)
        try {
            return route(request);
        } catch (...) { // what() may quote the request, so it is not in the answer
            return detail::problem_response(500, "");
        }
#else
        return route(request);
#endif
    }

    /// The largest body that is accepted, in bytes. A server need not read a longer body.
    [[nodiscard]] auto max_body() const noexcept -> std::size_t
    {
        constexpr std::size_t position = detail::first_true({std::same_as<Parts, service_options>...});
        if constexpr (position < sizeof...(Parts))
            return detail::get<position, service_options>(*this).max_body;
        else
            return service_options{}.max_body;
    }

private:
    template <class Part>
    static consteval void check_guards()
    {
        if constexpr (detail::is_handler<Part>)
            static_assert(
                complaint::service_checks_the_credential<
                    typename Part::endpoint, typename detail::first_unguarded<typename Part::endpoint::parts, Parts...>::type>,
                "this endpoint has a credential that the service does not check: "
                "service{authenticate<\"its name\">(predicate), ...}");
    }

    template <class Part>
    void add_route()
    {
        if constexpr (detail::is_handler<Part>)
            routes_.push_back({Part::endpoint::route.method(), Part::endpoint::route.path()});
    }

    [[nodiscard]] auto route(request const& request) const -> response
    {
        detail::route_match const match = detail::find_route(routes_, request.method, detail::path_of(request.target));
        if (!match.index)
            return detail::no_route(match);
        return call_handler(request, *match.index, std::index_sequence_for<Parts...>{});
    }

    // Calls the handler with this index among the handlers.
    template <std::size_t... Positions>
    [[nodiscard]] auto call_handler(request const& request, std::size_t index, std::index_sequence<Positions...>) const
        -> response
    {
        std::optional<response> made;
        std::size_t next = 0;
        (call_if<Parts>(detail::get<Positions, Parts>(*this), request, next, index, made), ...);
        return *std::move(made);
    }
    template <class Part>
    void call_if(Part const& part, request const& request, std::size_t& next, std::size_t index,
                 std::optional<response>& made) const
    {
        if constexpr (detail::is_handler<Part>)
            if (next++ == index)
                made = answer_with(part, request, typename Part::endpoint::parts{});
    }

    template <class Handler, class... EndpointParts>
    [[nodiscard]] auto answer_with(Handler const& handler, request const& request, detail::type_list<EndpointParts...>) const
        -> response
    {
        using endpoint = typename Handler::endpoint;
        std::optional<response> refused;
        (authenticate_for<EndpointParts>(request, refused, std::index_sequence_for<Parts...>{}), ...);
        if (!refused && request.body.size() > max_body())
            refused = detail::body_too_large(max_body());
        if (!refused && (detail::is_body<EndpointParts> || ...))
            refused = detail::check_media_type(request);
        if (refused)
            return *std::move(refused);
        request_errors errors;
        received<endpoint> const call(request, errors);
        if (!errors.empty())
            return detail::errors_found(errors);
        answer<endpoint> made = handler.function(call);
        return std::move(made).take();
    }

    // Asks every authenticator for this part of an endpoint until one refuses the request.
    template <class Credential, std::size_t... Positions>
    void authenticate_for(request const& request, std::optional<response>& refused, std::index_sequence<Positions...>) const
    {
        if constexpr (detail::is_credential<Credential>)
            (ask<Credential>(detail::get<Positions, Parts>(*this), request, refused), ...);
    }
    template <class Credential, class Part>
    static void ask(Part const& part, request const& request, std::optional<response>& refused)
    {
        if constexpr (detail::guards<Credential, Part>())
            if (!refused)
                refused = part.check(request);
    }

    std::vector<detail::served_route> routes_;
};

template <class... Parts>
service(Parts...) -> service<Parts...>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
