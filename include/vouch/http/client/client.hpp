// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CLIENT_HPP
#define VOUCH_HTTP_CLIENT_CLIENT_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/call.hpp>
#include <vouch/http/client/client_options.hpp>
#include <vouch/http/client/credential.hpp>
#include <vouch/http/client/detail/after_error.hpp>
#include <vouch/http/client/detail/declared.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/client/idempotency_key.hpp>
#include <vouch/http/client/observer.hpp>
#include <vouch/http/client/token_source.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/request_error.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Endpoint, class Part>
inline constexpr bool client_has_the_credential = std::is_same_v<Part, http::detail::nothing>;
template <class Type>
inline constexpr bool type_is_a_credential = http::detail::is_a_credential<Type>;
template <class Credential>
inline constexpr bool credential_is_held_once = std::is_same_v<Credential, http::detail::nothing>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// The first credential of an endpoint that no credential of a client is for, or nothing.
template <class Parts, class... Credentials>
struct first_missing_credential;
template <class... Parts, class... Credentials>
struct first_missing_credential<type_list<Parts...>, Credentials...> {
    template <class Part>
    static constexpr bool is_held = (is_credential_for<Part, Credentials> || ...);
    using type = item_at<type_list<Parts...>, first_true({(is_credential<Parts> && !is_held<Parts>)...})>;
};

template <class Parts>
inline constexpr bool has_a_credential = false;
template <class... Parts>
inline constexpr bool has_a_credential<type_list<Parts...>> = (is_credential<Parts> || ...);

// The media types of the documented replies, for the header accept; empty if no reply has a body.
template <class... Replies>
consteval auto accepted_types(type_list<Replies...>) -> std::string_view
{
    bool const takes_bytes = (std::is_same_v<typename reply_traits<Replies>::type, bytes> || ...);
    bool const takes_text = (std::is_same_v<typename reply_traits<Replies>::type, plain_text> || ...);
    bool const takes_json = (mapped<typename reply_traits<Replies>::type> || ...);
    return takes_bytes                ? "*/*"
           : takes_text && takes_json ? "text/*, application/json, application/problem+json"
           : takes_text               ? "text/*"
           : takes_json               ? "application/json, application/problem+json"
                                      : "";
}

// The most header fields that the parts of an endpoint add to a request: one for each credential, parameter and body.
template <class Parts>
inline constexpr std::size_t most_headers = 0;
template <class... Parts>
inline constexpr std::size_t most_headers<type_list<Parts...>> = [] {
    constexpr auto adds_one = []<class Part>(std::type_identity<Part>) {
        if constexpr (is_parameter<Part>)
            return Part::in == location::header;
        else
            return is_credential<Part> || is_body<Part>;
    };
    return (std::size_t{adds_one(std::type_identity<Parts>{})} + ... + 0);
}();
// The fields that a client adds to any request: accept, accept-encoding, user-agent, idempotency-key.
inline constexpr std::size_t headers_of_client = 4;

// A const client sends like any other, whether it owns its backend or refers to one.
template <class Backend>
struct held_backend {
    mutable Backend value;
};
template <class Backend>
struct held_backend<Backend&> {
    Backend& value;
};

} // namespace detail

/// Calls the endpoints of one origin: `client api{backend, {.origin = "https://api.example.com"}, key<"x-api-key">(secret)}`.
///
/// Errors:   if the origin is malformed, or is plain HTTP where that is not allowed, or another option is wrong, every call ends
///           as `invalid_request`. What a backend throws passes through.
/// Lifetime: an lvalue backend is referred to and must outlive the client; an rvalue is owned.
template <class Backend, class... Credentials>
class client : detail::indexed_items<std::index_sequence_for<Credentials...>, Credentials...> {
    using credentials = detail::type_list<Credentials...>;

    using backend_type = std::remove_reference_t<Backend>;

    static_assert(
        complaint::coroutine_backend_has_sleep<backend_type>,
        "half a coroutine backend: it has send(vouch::http::request), and needs sleep(std::chrono::milliseconds), which "
        "returns its task<void>");
    static_assert(complaint::callback_backend_has_after<backend_type>,
                  "half a callback backend: it has start(vouch::http::request, function), and needs "
                  "after(std::chrono::milliseconds, function)");
    static_assert(complaint::type_is_a_backend<backend_type> || !complaint::coroutine_backend_has_sleep<backend_type> ||
                      !complaint::callback_backend_has_after<backend_type>,
                  "not a backend: it has send(vouch::http::request const&), or is called with one, and returns a "
                  "vouch::http::response or a vouch::http::transport_result; or it has send(vouch::http::request) and "
                  "sleep(std::chrono::milliseconds), which return its task<vouch::http::transport_result> and task<void>; or it "
                  "has start(vouch::http::request, function) and after(std::chrono::milliseconds, function)");
    static_assert((complaint::type_is_a_credential<Credentials> && ...),
                  "the credentials of a client are key<\"header name\">(secret), bearer_token(secret) and bearer_from(function)");

    template <class Credential>
    static constexpr bool has_a_duplicate = (std::size_t{detail::hold_the_same<Credential, Credentials>} + ... + 0) > 1;
    static_assert(
        complaint::credential_is_held_once<detail::item_at<credentials, detail::first_true({has_a_duplicate<Credentials>...})>>,
        "two credentials of this client are for the same header");

public:
    explicit client(Backend&& backend, client_options options, Credentials... held)
        : detail::indexed_items<std::index_sequence_for<Credentials...>, Credentials...>{{std::move(held)}...},
          backend_{std::forward<Backend>(backend)},
          options_(std::move(options)),
          destination_(options_)
    {}

    /// Starts a call: give it its parameters and body, then `send()` it.
    template <class Endpoint>
    [[nodiscard]] auto call() const
    {
        static_assert(complaint::type_is_an_endpoint<Endpoint>,
                      "call<Endpoint>: an endpoint is a struct derived from vouch::http::endpoint");
        if constexpr (complaint::type_is_an_endpoint<Endpoint>) {
            using missing = typename detail::first_missing_credential<typename Endpoint::parts, Credentials...>::type;
            static_assert(complaint::client_has_the_credential<Endpoint, missing>,
                          "this endpoint needs a credential that the client lacks: client{backend, options, "
                          "key<\"its name\">(secret)}");
            if constexpr (complaint::client_has_the_credential<Endpoint, missing> &&
                          detail::bodies_are_mapped<typename Endpoint::parts>)
                return http::call<Endpoint, client>(*this, start<Endpoint>(),
                                                    {.deadline = options_.deadline,
                                                     .attempt_timeout = options_.attempt_timeout,
                                                     .attempts = options_.attempts,
                                                     .needs_a_token = needs_a_token<Endpoint>});
            else
                return detail::after_error<Endpoint>{};
        } else {
            return detail::after_error<endpoint<"GET /", reply<200, empty>>>{};
        }
    }

private:
    template <class Endpoint, class Client, std::uint64_t Given>
    friend class http::call;

    // The position of the token function among the credentials.
    static constexpr std::size_t token_position = detail::first_true({detail::is_token_source<Credentials>...});

    // What a call needs of its client.
    [[nodiscard]] auto backend() const noexcept -> backend_type& { return backend_.value; }
    [[nodiscard]] auto observer() const noexcept -> http::observer { return options_.observer; }
    [[nodiscard]] auto token() const noexcept -> auto&
    {
        if constexpr (token_position < sizeof...(Credentials))
            return detail::get<token_position, detail::item_at<credentials, token_position>>(*this).function();
        else
            return detail::nobody;
    }

    template <class Endpoint>
    static constexpr bool needs_a_token =
        token_position < sizeof...(Credentials) && detail::has_part<typename Endpoint::parts, bearer>;

    // The parts of a request that do not depend on its parameters and body.
    template <class Endpoint>
    [[nodiscard]] auto start() const -> detail::draft
    {
        detail::draft request(Endpoint::route.view(), destination_.base_path,
                              detail::headers_of_client + options_.default_headers.size() +
                                  detail::most_headers<typename Endpoint::parts>);
        request.set_origin(destination_.origin);
        request.set_max_response(options_.max_response);
        for (request_error const& fault : destination_.faults)
            request.add_error(fault);
        if (detail::has_a_credential<typename Endpoint::parts> && options_.allow_plain_http && !destination_.is_private)
            request.add_error({location::origin, error(detail::refused_plain_credential, "")});
        if constexpr (constexpr std::string_view accepted = detail::accepted_types(detail::replies_of<Endpoint>{});
                      !accepted.empty())
            request.add_header("accept", accepted);
        request.add_header("accept-encoding", "identity"); // without it a server may choose any coding (RFC 9110 section 12.5.3)
        if (!options_.user_agent.empty() && destination_.faults.empty())
            request.add_header("user-agent", options_.user_agent);
        for (header const& header : options_.default_headers)
            request.add_caller_header(header.name, header.value, header.secret,
                                      detail::fields_of_credentials<typename Endpoint::parts>);
        add_credentials(request, typename Endpoint::parts{});
        return request;
    }

    template <class... Parts>
    void add_credentials(detail::draft& request, detail::type_list<Parts...>) const
    {
        (add_credential<Parts>(request), ...);
    }
    template <class Part>
    void add_credential(detail::draft& request) const
    {
        if constexpr (detail::is_credential<Part>) {
            constexpr std::size_t position = detail::first_true({detail::is_credential_for<Part, Credentials>...});
            auto const& credential = detail::get<position, detail::item_at<credentials, position>>(*this);
            using type = std::remove_cvref_t<decltype(credential)>;
            if constexpr (!detail::is_token_source<type>)
                request.add_credential(Part::name, detail::scheme_of<type>, credential.value().reveal());
        }
    }

    detail::held_backend<Backend> backend_;
    client_options options_;
    detail::destination destination_;
};

template <class Backend, class... Credentials>
client(Backend&&, client_options, Credentials...) -> client<Backend, Credentials...>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
