// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_SERVICE_HPP
#define VOUCH_HTTP_SERVICE_SERVICE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/body_kind.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/message/sendable.hpp>
#include <vouch/http/service/answer.hpp>
#include <vouch/http/service/authenticate.hpp>
#include <vouch/http/service/detail/decision.hpp>
#include <vouch/http/service/detail/normal_request.hpp>
#include <vouch/http/service/detail/part_kinds.hpp>
#include <vouch/http/service/detail/refused_request.hpp>
#include <vouch/http/service/handler.hpp>
#include <vouch/http/service/matching.hpp>
#include <vouch/http/service/on_exception.hpp>
#include <vouch/http/service/on_problem.hpp>
#include <vouch/http/service/received.hpp>
#include <vouch/http/service/resource.hpp>
#include <vouch/http/service/service_options.hpp>

#include <concepts>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
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
template <class Part>
inline constexpr bool service_part_stands_once = std::is_same_v<Part, http::detail::nothing>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

/// Answers requests for its endpoints: `service api{authenticate<"x-api-key">(key), on<get_user>(f)}; api(request)`.
///
/// A service is a function from request to response, so it is a backend too: a client over it needs no socket.
/// HEAD of a GET route is answered like GET without the body, and OPTIONS with the methods of the path, unless an endpoint
/// describes them. HEAD asks for GET's key, and OPTIONS for none. A body that the endpoint does not describe is ignored: it has
/// no meaning there (RFC 9110 section 9.3.1), but counts for `max_body`.
///
/// Errors: in this order: a target or Host that is not valid 400; unknown method 501; unknown path 404, another method 405 with
///         Allow; credential missing or refused 401, or the answer of `on_refusal`; body too large 413, declared as another media
///         type 415; body that is not of its media type, such as an empty one for JSON, 400; any other error in the request 422,
///         with all its errors; an exception, or a reply that cannot be sent, 500. All are application/problem+json, or the words
///         of `on_problem`, without any text of the request.
template <class... Parts>
class service : detail::indexed_items<std::index_sequence_for<Parts...>, Parts...> {
    using items = detail::indexed_items<std::index_sequence_for<Parts...>, Parts...>;
    using list = detail::type_list<Parts...>;

    using stranger = detail::item_at<list, detail::first_true({!detail::is_service_part<Parts>...})>;
    static_assert(complaint::part_belongs_in_a_service<stranger>,
                  "the parts of a service are on<endpoint>(function), resource<\"GET /path\">(media type, text), "
                  "authenticate<\"header name\">(predicate), on_problem(function), on_exception(function) and service_options");

    template <class Part>
    static constexpr bool has_a_duplicate = (std::size_t{detail::have_the_same_route<Part, Parts>()} + ... + 0) > 1;
    static_assert(complaint::route_is_served_once<detail::item_at<list, detail::first_true({has_a_duplicate<Parts>...})>>,
                  "two handlers answer the same method and path");

    template <class Part>
    static constexpr bool has_a_rival = (std::size_t{detail::are_rivals<Part, Parts>} + ... + 0) > 1;
    static_assert(complaint::service_part_stands_once<detail::item_at<list, detail::first_true({has_a_rival<Parts>...})>>,
                  "a service has one on_problem, one on_exception and one service_options");

public:
    explicit service(Parts... parts) : items{{std::move(parts)}...}
    {
        (check_guards<Parts>(), ...);
        (add_route<Parts>(), ...);
    }

    /// The answer to a request. Exceptions of a handler, a predicate, `on_refusal` or `on_problem` do not pass through.
    [[nodiscard]] auto operator()(request const& request) const -> response
    {
        return answer_by(request, [&](auto const& normal, detail::decision& decided) {
            std::optional<response> refused = check(normal, decided, normal.body.size());
            return refused ? *std::move(refused) : answer_decided(normal, decided);
        });
    }

    /// The response that refuses a request by its head, or nothing: for a server, which then need not read the body.
    /// `body_length` is the length that the head declares; empty for a body in chunks. Authenticators are asked here and nowhere
    /// else.
    [[nodiscard]] auto check_head(request const& head, std::optional<std::size_t> body_length) const -> std::optional<response>
    {
        bool is_accepted = false;
        response refused = answer_by(head, [&](auto const& normal, detail::decision& decided) {
            std::optional<response> made = check(normal, decided, body_length);
            is_accepted = !made;
            return std::move(made).value_or(response{});
        });
        return is_accepted ? std::nullopt : std::optional(std::move(refused));
    }

    /// The answer to a request whose head `check_head` has accepted. It asks no authenticator, so never call it with a head that
    /// was not checked.
    [[nodiscard]] auto answer_checked(request const& request) const -> response
    {
        return answer_by(request, [&](auto const& normal, detail::decision& decided) {
            return decided.refused ? refuse(normal, *std::move(decided.refused)) : answer_decided(normal, decided);
        });
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

    // Decides on a request, and gives the response of `make`, or a 500 if that throws.
    template <class Make>
    [[nodiscard]] auto answer_by(request const& received, Make const& make) const -> response
    {
        detail::normal_request const normalized(received);
        request const& normal = normalized.of(received);
        detail::decision decided = detail::decide(routes_, normal);
        response made = guard(normal, [&] { return make(normal, decided); });
        if (normal.method == "HEAD" && !(is_head_route(decided) && made.body.empty()))
            detail::remove_body(made);
        return made;
    }
    // A handler of HEAD does not tell by an empty body how long GET's is.
    [[nodiscard]] auto is_head_route(detail::decision const& decided) const -> bool
    {
        return decided.handler && routes_[*decided.handler].method == "HEAD";
    }

    template <class Make>
    [[nodiscard]] auto guard([[maybe_unused]] request const& request, Make const& make) const -> response
    {
#if defined(__cpp_exceptions)
        try {
            return make();
        } catch (...) {
            tell(std::current_exception());
        }
        detail::refused_request failed = detail::refuse(500, ""); // what() may quote the request, so it is not in the answer
        try {
            return refuse(request, failed);
        } catch (...) {
            tell(std::current_exception());
        }
        return detail::to_response(failed.problem);
#else
        return make();
#endif
    }

    // Calls the function with each part of the service.
    template <class Function, std::size_t... Positions>
    void for_each_part(Function const& function, std::index_sequence<Positions...>) const
    {
        (function(detail::get<Positions, Parts>(*this)), ...);
    }
    template <class Function>
    void for_each_part(Function const& function) const
    {
        for_each_part(function, std::index_sequence_for<Parts...>{});
    }

    void tell([[maybe_unused]] std::exception_ptr failure) const noexcept
    {
#if defined(__cpp_exceptions)
        for_each_part([&]<class Part>(Part const& part) {
            if constexpr (detail::is_exception_listener<Part>)
                try {
                    part.function(failure);
                } catch (...) { // a log that fails does not change the answer
                }
        });
#endif
    }

    // The response to a refused request, in the words of `on_problem` if there is one.
    [[nodiscard]] auto refuse([[maybe_unused]] request const& request, detail::refused_request refused) const -> response
    {
        std::optional<response> worded;
        for_each_part([&]<class Part>([[maybe_unused]] Part const& part) {
            if constexpr (detail::is_problem_answer<Part>)
                worded = part.function(std::as_const(refused.problem), request);
        });
        if (worded && !detail::is_sendable(*worded))
            return detail::problem_response(500, detail::reply_cannot_be_sent);
        response made = worded ? *std::move(worded) : detail::to_response(refused.problem);
        for (header& field : refused.headers)
            if (find_header(made.headers, field.name) == nullptr)
                made.headers.push_back(std::move(field));
        return made;
    }
    // The same for a response of `on_refusal`.
    [[nodiscard]] auto refuse(request const& request, response made) const -> response
    {
        return detail::is_sendable(made) ? made : refuse(request, detail::refuse(500, detail::reply_cannot_be_sent));
    }

    // Calls the function with the handler of this index among the handlers.
    template <class Function>
    void with_handler(std::size_t index, Function const& function) const
    {
        std::size_t next = 0;
        for_each_part([&]<class Part>([[maybe_unused]] Part const& part) {
            if constexpr (detail::is_handler<Part>)
                if (next++ == index)
                    function(part);
        });
    }

    // The response to a request that is refused by its head.
    [[nodiscard]] auto check(request const& request, detail::decision& decided, std::optional<std::size_t> body_length) const
        -> std::optional<response>
    {
        std::optional<response> made;
        if (!decided.refused && decided.handler)
            with_handler(*decided.handler, [&]<class Handler>(Handler const&) {
                made = authenticate_for(request, typename Handler::endpoint::parts{});
            });
        if (made)
            return made;
        if (!decided.refused)
            decided.refused = check_body(request, decided, body_length);
        if (decided.refused)
            return refuse(request, *std::move(decided.refused));
        return std::nullopt;
    }
    [[nodiscard]] auto check_body(request const& request, detail::decision const& decided,
                                  std::optional<std::size_t> body_length) const -> std::optional<detail::refused_request>
    {
        if (body_length && *body_length > max_body())
            return detail::body_is_too_large(max_body());
        detail::body_facts body;
        if (decided.handler)
            with_handler(*decided.handler, [&]<class Handler>(Handler const&) {
                body = detail::facts_of_body<detail::body_of<typename Handler::endpoint>>;
            });
        // an empty body is answered later, as not JSON: that tells the client more than a missing type
        return body.kind != detail::body_kind::none && body_length != 0 ? detail::check_media_type(request, body) : std::nullopt;
    }

    // The answer to a request whose head is accepted.
    [[nodiscard]] auto answer_decided(request const& request, detail::decision const& decided) const -> response
    {
        if (request.body.size() > max_body()) // a body in chunks
            return refuse(request, detail::body_is_too_large(max_body()));
        if (!decided.handler) // OPTIONS
            return {.status = 204, .headers = {{"allow", decided.allow}}};
        response made;
        with_handler(*decided.handler, [&](auto const& handler) { made = call(handler, request); });
        return made;
    }
    template <detail::route_text Route>
    [[nodiscard]] auto call(detail::fixed_resource<Route> const& resource, request const& request) const -> response
    {
        response made{.status = 200, .headers = {{"content-type", resource.media_type}}, .body = resource.content};
        return detail::is_sendable(made) ? made : refuse(request, detail::refuse(500, detail::reply_cannot_be_sent));
    }
    template <class Handler>
    [[nodiscard]] auto call(Handler const& handler, request const& request) const -> response
    {
        using endpoint = typename Handler::endpoint;
        request_errors errors;
        received<endpoint> const received_call(request, errors);
        if (!errors.empty())
            return refuse(request, detail::errors_found(errors, detail::facts_of_body<detail::body_of<endpoint>>.kind));
        detail::judged_response made = detail::answer_access::take<endpoint>(handler.function(received_call));
        if (made.fault != nullptr)
            return refuse(request, detail::refuse(500, made.fault));
        return std::move(made.response);
    }

    // The answer to a request that an authenticator for a part of an endpoint refuses; empty if all accept it.
    template <class... EndpointParts>
    [[nodiscard]] auto authenticate_for(request const& request, detail::type_list<EndpointParts...>) const
        -> std::optional<response>
    {
        std::optional<response> made;
        (ask_all<EndpointParts>(request, made), ...);
        return made;
    }
    template <class Credential>
    void ask_all(request const& request, std::optional<response>& made) const
    {
        if constexpr (detail::is_credential<Credential>)
            for_each_part([&]<class Part>([[maybe_unused]] Part const& part) {
                if constexpr (detail::guards<Credential, Part>())
                    if (!made)
                        if (auto const reason = part.check(request)) {
                            made = refuse(request, part.answer_refused(request, *reason));
                            if (made->status == 401 && find_header(made->headers, "www-authenticate") == nullptr)
                                made->headers.push_back(
                                    {"www-authenticate", std::string(detail::challenge<typename Part::part>(*reason))});
                        }
            });
    }

    std::vector<detail::served_route> routes_;
};

template <class... Parts>
service(Parts...) -> service<Parts...>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
