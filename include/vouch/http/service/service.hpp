// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_SERVICE_HPP
#define VOUCH_HTTP_SERVICE_SERVICE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/service/answer.hpp>
#include <vouch/http/service/authenticate.hpp>
#include <vouch/http/service/detail/refuse.hpp>
#include <vouch/http/service/handler.hpp>
#include <vouch/http/service/matching.hpp>
#include <vouch/http/service/query.hpp>
#include <vouch/http/service/received.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// What a service takes.
struct service_options {
    std::size_t max_body = 1024 * 1024; ///< bytes of a request's body
};

// The sentences that the compiler prints.
template <class Part>
inline constexpr bool part_belongs_in_a_service = std::is_same_v<Part, detail::nothing>;
template <class Endpoint, class Part>
inline constexpr bool service_checks_the_credential = std::is_same_v<Part, detail::nothing>;
template <class Endpoint>
inline constexpr bool route_is_served_once = std::is_same_v<Endpoint, detail::nothing>;

namespace detail {

template <class Part>
inline constexpr bool is_handler = false;
template <class Endpoint, class Function>
inline constexpr bool is_handler<handler<Endpoint, Function>> = true;

template <class Part>
inline constexpr bool is_authenticator = false;
template <class Part, class Accept, class OnRefusal>
inline constexpr bool is_authenticator<authenticator<Part, Accept, OnRefusal>> = true;

// Whether an authenticator is for this credential of an endpoint.
template <class Credential, class Part>
consteval auto guards() -> bool
{
    if constexpr (is_authenticator<Part> && is_credential<Credential>)
        return std::same_as<typename Part::part, bearer> == std::same_as<Credential, bearer> &&
               vouch::detail::equals_ignoring_case(Part::part::name, Credential::name);
    else
        return false;
}

// The first credential of an endpoint that no part of a service asks for, or nothing.
template <class EndpointParts, class... ServiceParts>
struct first_unguarded;
template <class... EndpointParts, class... ServiceParts>
struct first_unguarded<type_list<EndpointParts...>, ServiceParts...> {
    template <class Part>
    static constexpr bool is_guarded = (guards<Part, ServiceParts>() || ...);
    using type =
        item_at<type_list<EndpointParts...>, first_true({(is_credential<EndpointParts> && !is_guarded<EndpointParts>)...})>;
};

// Whether two handlers answer the same requests.
template <class Left, class Right>
consteval auto have_one_route() -> bool
{
    if constexpr (is_handler<Left> && is_handler<Right>) {
        if (!same_text(Left::endpoint::route.method(), Right::endpoint::route.method()))
            return false;
        path_segments lefts(Left::endpoint::route.path());
        path_segments rights(Right::endpoint::route.path());
        std::string_view one;
        std::string_view other;
        while (lefts.next(one))
            if (!rights.next(other) || is_placeholder(one) != is_placeholder(other) ||
                (!is_placeholder(one) && !same_text(one, other)))
                return false;
        return !rights.next(other);
    } else {
        return false;
    }
}

template <class Part>
void add_route(std::vector<served_route>& to)
{
    if constexpr (is_handler<Part>)
        to.push_back({Part::endpoint::route.method(), Part::endpoint::route.path()});
}

} // namespace detail

/// Answers requests by the endpoints it is given: `service api{authenticate<"x-api-key">(key), on<get_user>(f)}; api(request)`.
///
/// A function from request to response, so it is a backend too: a client over it is tested without a socket.
/// Errors: unknown path 404; another method 405 with Allow; credential missing or refused 401, or as `authenticate` was told;
///         body too large 413, not declared as JSON 415, not JSON or empty 400; whatever else breaks the description 422, with
///         every mistake; an exception 500. All are application/problem+json without any input text.
template <class... Parts>
class service : Parts... {
    using list = detail::type_list<Parts...>;

    using stranger = detail::item_at<list, detail::first_true({!(detail::is_handler<Parts> || detail::is_authenticator<Parts> ||
                                                                 std::same_as<Parts, service_options>)...})>;
    static_assert(part_belongs_in_a_service<stranger>,
                  "a service is made of on<endpoint>(function), authenticate<\"header name\">(predicate) and service_options");

    template <class Part>
    static constexpr bool has_a_double = (std::size_t{detail::have_one_route<Part, Parts>()} + ... + 0) > 1;
    static_assert(route_is_served_once<detail::item_at<list, detail::first_true({has_a_double<Parts>...})>>,
                  "two handlers answer the same method and path");

public:
    explicit service(Parts... parts) : Parts(std::move(parts))...
    {
        (check_guards<Parts>(), ...);
        (detail::add_route<Parts>(routes_), ...);
    }

    /// The answer to a request. Does not throw what a handler, a predicate or `on_refusal` throws.
    [[nodiscard]] auto operator()(request const& from) const -> response
    {
#if defined(__cpp_exceptions)
        try {
            return route(from);
        } catch (...) { // what it says may be about the request, so nobody is told
            return to_response(make_problem(500, ""));
        }
#else
        return route(from);
#endif
    }

    /// How large a body is taken: a server need not read more.
    [[nodiscard]] auto max_body() const noexcept -> std::size_t
    {
        std::size_t bytes = service_options{}.max_body;
        (look_for_max_body<Parts>(bytes), ...);
        return bytes;
    }

private:
    template <class Part>
    static consteval void check_guards()
    {
        if constexpr (detail::is_handler<Part>)
            static_assert(
                service_checks_the_credential<typename Part::endpoint,
                                              typename detail::first_unguarded<typename Part::endpoint::parts, Parts...>::type>,
                "this endpoint has a credential that the service does not check: service{authenticate<\"its name\">(predicate), "
                "...}");
    }

    template <class Part>
    void look_for_max_body(std::size_t& bytes) const noexcept
    {
        if constexpr (std::same_as<Part, service_options>)
            bytes = static_cast<Part const&>(*this).max_body;
    }

    [[nodiscard]] auto route(request const& from) const -> response
    {
        routing const found = find_route(routes_, from.method, path_of(from.target));
        if (!found.index)
            return detail::refuse_route(found);
        std::optional<response> made;
        std::size_t at = 0;
        (try_part<Parts>(from, *found.index, at, made), ...);
        return *std::move(made);
    }

    template <class Part>
    void try_part(request const& from, std::size_t index, std::size_t& at, std::optional<response>& made) const
    {
        if constexpr (detail::is_handler<Part>)
            if (at++ == index)
                made = answer_with<Part>(from, typename Part::endpoint::parts{});
    }

    template <class Handler, class... EndpointParts>
    [[nodiscard]] auto answer_with(request const& from, detail::type_list<EndpointParts...>) const -> response
    {
        using asked = typename Handler::endpoint;
        std::optional<response> refused;
        (refuse_without<EndpointParts>(from, refused), ...);
        if (!refused && from.body.size() > max_body())
            refused = detail::refuse_size(max_body());
        if (!refused && (detail::is_body<EndpointParts> || ...))
            refused = detail::refuse_type(from);
        if (refused)
            return *std::move(refused);
        request_errors wrong;
        received<asked> const call(from, wrong);
        if (!wrong.empty())
            return detail::refuse_mistakes(wrong);
        answer<asked> made = static_cast<Handler const&>(*this).function(call);
        return std::move(made).take();
    }

    template <class Credential>
    void refuse_without(request const& from, std::optional<response>& refused) const
    {
        if constexpr (detail::is_credential<Credential>)
            (ask<Credential, Parts>(from, refused), ...);
    }
    template <class Credential, class Part>
    void ask(request const& from, std::optional<response>& refused) const
    {
        if constexpr (detail::guards<Credential, Part>())
            if (!refused)
                refused = static_cast<Part const&>(*this).check(from);
    }

    std::vector<served_route> routes_;
};

template <class... Parts>
service(Parts...) -> service<Parts...>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
