// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_ANSWER_HPP
#define VOUCH_HTTP_SERVICE_ANSWER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::complaint {

template <class Endpoint, int Code, class Body>
inline constexpr bool endpoint_documents_this_reply =
    std::is_same_v<http::detail::body_type<http::detail::reply_for<Endpoint, Code>>, Body>;
template <class Body>
inline constexpr bool reply_body_has_a_mapping = std::is_same_v<Body, http::empty> || mapped<Body>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

template <class Body>
[[nodiscard]] auto make_json_response(int status, Body const& body) -> response
{
    if constexpr (std::is_same_v<Body, empty>) {
        return {status, {}, {}};
    } else if constexpr (complaint::reply_body_has_a_mapping<Body>) {
        if (validate(body).empty())
            if (auto text = serialize(body, {.secrets = true}))
                return {status,
                        {{"content-type", std::is_same_v<Body, problem> ? problem_media_type : "application/json"}},
                        *std::move(text)};
        return problem_response(500, "the reply does not keep its own schema");
    } else {
        return {};
    }
}

} // namespace detail

/// The response with this status and body. A body that breaks its own schema is not sent: the response is a 500 that says no more
/// than that.
template <class Body>
[[nodiscard]] auto json_response(int status, Body const& body) -> response
{
    static_assert(complaint::reply_body_has_a_mapping<Body>,
                  "the body of a response is of a type that JSON can hold: BOOST_DESCRIBE_STRUCT(type, (), (members...)), or "
                  "std::string for a text");
    return detail::make_json_response(status, body);
}

namespace detail {

// Result of `reply_with`: a response, and which reply it is, so that `answer` can check that it is documented.
template <int Code, class Body>
class made_reply {
public:
    explicit made_reply(Body const& body) : response_(make_json_response(Code, body)) {}

    // Adds a header field, `.with_header("retry-after", "5")`.
    [[nodiscard]] auto with_header(std::string_view name, std::string_view value) && -> made_reply
    {
        if (is_field_name(name) && is_field_value(value))
            response_.headers.push_back({std::string(name), std::string(value)});
        else
            response_ = problem_response(500, "the reply has a header that cannot be sent");
        return std::move(*this);
    }

    [[nodiscard]] auto take() && -> response { return std::move(response_); }

private:
    http::response response_;
};

} // namespace detail

/// Makes a handler's reply: `return reply_with<200>(user);`. The endpoint must document it by `reply`, `reply_range` or
/// `default_reply`. `reply_with<503>(body).with_header("retry-after", "5")` adds a header field.
template <int Code, class Body>
[[nodiscard]] auto reply_with(Body const& body) -> detail::made_reply<Code, Body>
{
    static_assert(complaint::reply_body_has_a_mapping<Body>,
                  "the body of a reply is of a type that JSON can hold: BOOST_DESCRIBE_STRUCT(type, (), (members...)), or "
                  "std::string for a text");
    return detail::made_reply<Code, Body>(body);
}

/// Makes a reply without a body: `return reply_with<204>();`.
template <int Code>
[[nodiscard]] auto reply_with() -> detail::made_reply<Code, empty>
{
    return detail::made_reply<Code, empty>(empty{});
}

/// What a handler of `Endpoint` returns: one of the endpoint's documented replies.
template <class Endpoint>
class [[nodiscard]] answer {
public:
    template <int Code, class Body>
    answer(detail::made_reply<Code, Body> reply) : response_(std::move(reply).take())
    {
        static_assert(!complaint::reply_body_has_a_mapping<Body> ||
                          complaint::endpoint_documents_this_reply<Endpoint, Code, Body>,
                      "this endpoint documents no reply with this status and body");
    }

    /// The response to send.
    [[nodiscard]] auto take() && -> response { return std::move(response_); }

private:
    http::response response_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
