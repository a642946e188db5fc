// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_ANSWER_HPP
#define VOUCH_HTTP_SERVICE_ANSWER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

// The sentence that the compiler prints.
template <class Endpoint, int Status, class Body>
inline constexpr bool endpoint_documents_this_reply = [] {
    if constexpr (detail::is_reply<detail::reply_for<Endpoint, Status>>)
        return std::is_same_v<typename detail::reply_traits<detail::reply_for<Endpoint, Status>>::type, Body>;
    else
        return false;
}();

/// The response with this status and body. A body that breaks its own schema does not leave: 500, which says no more than that.
template <class Body>
[[nodiscard]] auto json_response(int status, Body const& body) -> response
{
    if constexpr (std::is_same_v<Body, empty>) {
        return {status, {}, {}};
    } else {
        if (validate(body).empty())
            if (auto text = serialize(body, {.secrets = true}))
                return {status,
                        {{"content-type", std::is_same_v<Body, problem> ? "application/problem+json" : "application/json"}},
                        *std::move(text)};
        return to_response(make_problem(500, "the reply does not keep its own schema"));
    }
}

/// What `reply_with` gives: a response, and which reply it is, so that `answer` can ask whether that is documented.
template <int Status, class Body>
class reply_made {
public:
    explicit reply_made(Body const& body) : response_(json_response(Status, body)) {}

    /// Adds a header field, `.with_header("retry-after", "5")`.
    [[nodiscard]] auto with_header(std::string_view name, std::string_view value) && -> reply_made
    {
        if (is_field_name(name) && is_field_value(value))
            response_.headers.push_back({std::string(name), std::string(value)});
        else
            response_ = to_response(make_problem(500, "the reply has a header that cannot be sent"));
        return std::move(*this);
    }

    [[nodiscard]] auto take() && -> response { return std::move(response_); }

private:
    http::response response_;
};

/// A handler's reply: `return reply_with<200>(user);`. The endpoint must document it: by `reply`, `reply_range` or
/// `default_reply`.
template <int Status, class Body>
[[nodiscard]] auto reply_with(Body const& body) -> reply_made<Status, Body>
{
    return reply_made<Status, Body>(body);
}

/// A reply without a body: `return reply_with<204>();`.
template <int Status>
[[nodiscard]] auto reply_with() -> reply_made<Status, empty>
{
    return reply_made<Status, empty>(empty{});
}

/// What a handler of `Endpoint` gives: one of its documented replies.
template <class Endpoint>
class [[nodiscard]] answer {
public:
    template <int Status, class Body>
    answer(reply_made<Status, Body> reply) : response_(std::move(reply).take())
    {
        static_assert(endpoint_documents_this_reply<Endpoint, Status, Body>,
                      "this endpoint documents no reply with this status and body");
    }

    [[nodiscard]] auto take() && -> response { return std::move(response_); }

private:
    http::response response_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
