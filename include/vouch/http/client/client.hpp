// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CLIENT_HPP
#define VOUCH_HTTP_CLIENT_CLIENT_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/call.hpp>
#include <vouch/http/client/client_options.hpp>
#include <vouch/http/client/credential.hpp>
#include <vouch/http/client/detail/after_error.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/endpoint/endpoint.hpp>

#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

// The sentences that the compiler prints.
template <class Endpoint, class Part>
inline constexpr bool client_has_the_credential = std::is_same_v<Part, detail::nothing>;
template <class Type>
inline constexpr bool type_is_a_credential = detail::is_a_credential<Type>;

namespace detail {

// The first credential of an endpoint that none of a client's is for, or nothing.
template <class Parts, class... Credentials>
struct first_without_credential;
template <class... Parts, class... Credentials>
struct first_without_credential<type_list<Parts...>, Credentials...> {
    template <class Part>
    static constexpr bool has_one = (is_credential_for<Part, Credentials> || ...);
    using type = item_at<type_list<Parts...>, first_true({(is_credential<Parts> && !has_one<Parts>)...})>;
};

template <class Parts>
inline constexpr bool has_a_credential = false;
template <class... Parts>
inline constexpr bool has_a_credential<type_list<Parts...>> = (is_credential<Parts> || ...);

// Whether the endpoint documents a reply with a body.
template <class Replies>
inline constexpr bool has_json_replies = false;
template <class... Replies>
inline constexpr bool has_json_replies<type_list<Replies...>> =
    (!std::is_same_v<typename reply_traits<Replies>::type, empty> || ...);

// One of a client's credentials; bases, since a client has few of them and all are of different types.
template <class Credential>
struct holder {
    Credential credential;
};

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
/// Errors:   with an origin that is none, or not to be trusted with what is sent, every call ends as `invalid_request`.
///           What a backend throws passes through.
/// Lifetime: an lvalue backend is referred to and must outlive the client; an rvalue is owned.
template <class Backend, class... Credentials>
class client : detail::holder<Credentials>... {
    static_assert(
        type_is_a_backend<Backend>,
        "not a backend: it has send(vouch::http::request const&), or is called with one, and gives a vouch::http::response "
        "or a vouch::http::transport_result");
    static_assert((type_is_a_credential<Credentials> && ...),
                  "a client's credentials are key<\"header name\">(secret) and bearer_token(secret)");

public:
    explicit client(Backend&& backend, client_options options, Credentials... credentials)
        : detail::holder<Credentials>{std::move(credentials)}...,
          backend_{std::forward<Backend>(backend)},
          options_(std::move(options)),
          destination_(options_)
    {}

    /// Starts a call: parameters and body are next, then `send()`.
    template <class Endpoint>
    [[nodiscard]] auto call() const
    {
        using backend = std::remove_reference_t<Backend>;
        static_assert(type_is_an_endpoint<Endpoint>,
                      "call<Endpoint>: an endpoint is a struct derived from vouch::http::endpoint");
        if constexpr (type_is_an_endpoint<Endpoint>) {
            using missing = typename detail::first_without_credential<typename Endpoint::parts, Credentials...>::type;
            static_assert(
                client_has_the_credential<Endpoint, missing>,
                "this endpoint needs a credential that the client lacks: client{backend, options, key<\"its name\">(secret)}");
            if constexpr (client_has_the_credential<Endpoint, missing>)
                return http::call<Endpoint, backend>(backend_.value, open<Endpoint>(),
                                                     {.deadline = options_.deadline, .attempts = options_.attempts});
            else
                return detail::after_error<Endpoint>{};
        } else {
            return detail::after_error<endpoint<"GET /">>{};
        }
    }

private:
    // A request with all that does not depend on its parameters.
    template <class Endpoint>
    [[nodiscard]] auto open() const -> draft
    {
        draft made(Endpoint::route.method(), Endpoint::route.path());
        made.set_origin(destination_.origin);
        made.set_max_response(options_.max_response);
        if (destination_.fault)
            made.add_error({location::origin, error(*destination_.fault, "")});
        else if (detail::has_a_credential<typename Endpoint::parts> && !destination_.is_private)
            made.add_error({location::origin, error(refused_plain_credential, "")});
        if (detail::has_json_replies<detail::replies_of<Endpoint>>)
            made.add_header("accept", "application/json");
        add_credentials(made, typename Endpoint::parts{});
        return made;
    }

    template <class... Parts>
    void add_credentials(draft& to, detail::type_list<Parts...>) const
    {
        (add_for<Parts>(to), ...);
    }
    template <class Part>
    void add_for(draft& to) const
    {
        (add_if<Part>(to, static_cast<detail::holder<Credentials> const&>(*this).credential), ...);
    }
    template <class Part, class Credential>
    static void add_if(draft& to, Credential const& one)
    {
        if constexpr (detail::is_credential_for<Part, Credential>) {
            if (!one.value().is_set())
                to.add_error({location::header, Part::name, unset_credential});
            else
                to.add_header(Part::name, detail::field_value_of(one), true);
        }
    }

    detail::held_backend<Backend> backend_;
    client_options options_;
    destination destination_;
};

template <class Backend, class... Credentials>
client(Backend&&, client_options, Credentials...) -> client<Backend, Credentials...>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
