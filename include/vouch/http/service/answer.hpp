// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_ANSWER_HPP
#define VOUCH_HTTP_SERVICE_ANSWER_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/content.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/file.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::complaint {

template <class Endpoint, int Code, class Body>
inline constexpr bool endpoint_documents_this_reply =
    std::is_same_v<http::detail::body_type<http::detail::reply_for<Endpoint, Code>>, Body>;
template <class Body>
inline constexpr bool reply_body_has_a_mapping = std::is_same_v<Body, http::empty> || std::is_same_v<Body, http::plain_text> ||
                                                 std::is_same_v<Body, http::bytes> || mapped<Body>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// Why a reply is not sent.
inline constexpr char const* reply_breaks_its_schema = "the reply does not keep its own schema";
inline constexpr char const* reply_cannot_be_sent = "the reply has a header that cannot be sent";

// The response with this status and body; empty if the body breaks its own schema, is a text that is not UTF-8, or has no media
// type.
template <class Body>
[[nodiscard]] auto make_response(int status, Body const& body) -> std::optional<response>
{
    response made{.status = status};
    if constexpr (std::is_same_v<Body, plain_text>) {
        if (!vouch::detail::is_utf8(body.text))
            return std::nullopt;
        made.headers.push_back({"content-type", "text/plain; charset=utf-8"});
        made.body = body.text;
    } else if constexpr (std::is_same_v<Body, bytes>) {
        if (!is_media_type(body.media_type))
            return std::nullopt;
        made.headers.push_back({"content-type", body.media_type});
        made.body = body.content;
    } else if constexpr (complaint::reply_body_has_a_mapping<Body> && !std::is_same_v<Body, empty>) {
        if (!validate(body).empty())
            return std::nullopt;
        auto text = serialize(body, {.secrets = true});
        if (!text)
            return std::nullopt;
        made.headers.push_back({"content-type", std::is_base_of_v<problem, Body> ? problem_media_type : "application/json"});
        made.body = *std::move(text);
    }
    return made;
}

} // namespace detail

/// The response with this status and body, JSON if the body is no `plain_text` or `bytes`. A body that breaks its own schema is
/// not sent: the response is a 500 that says no more than that.
template <class Body>
[[nodiscard]] auto json_response(int status, Body const& body) -> response
{
    static_assert(complaint::reply_body_has_a_mapping<Body>,
                  "the body of a response is of a type that JSON can hold: BOOST_DESCRIBE_STRUCT(type, (), (members...)), or "
                  "std::string for a text");
    if (auto made = detail::make_response(status, body))
        return *std::move(made);
    return detail::problem_response(500, detail::reply_breaks_its_schema);
}

namespace detail {

// A response, or the reason why it is not sent.
struct judged_response {
    http::response response{};
    char const* fault = nullptr;
};

// Result of `reply_with`: a response, and which reply it is, so that `answer` can check that it is documented.
template <int Code, class Body>
class made_reply {
public:
    explicit made_reply(Body const& body)
    {
        if (auto made = make_response(Code, body))
            made_.response = *std::move(made);
        else
            made_.fault = reply_breaks_its_schema;
    }

    // Adds a header field, `.with_header("retry-after", "5")`. A field that stands once replaces its earlier value, so that a
    // handler may name its own Content-Type (RFC 9110 section 5.3). A field that frames the message is the server's to write.
    [[nodiscard]] auto with_header(std::string_view name, std::string_view value) && -> made_reply
    {
        if (!is_field_name(name) || !is_field_value(value) || is_framing_field(name))
            made_.fault = reply_cannot_be_sent;
        else
            set(name, value);
        return std::move(*this);
    }

    [[nodiscard]] auto take() && -> judged_response { return std::move(made_); }

private:
    void set(std::string_view name, std::string_view value)
    {
        if (is_singleton_field(name))
            for (header& field : made_.response.headers)
                if (same_name(field.name, name)) {
                    field.value = value;
                    return;
                }
        made_.response.headers.push_back({std::string(name), std::string(value)});
    }

    judged_response made_;
};

struct answer_access;

} // namespace detail

/// Makes a handler's reply: `return reply_with<200>(user);`. The endpoint must document it by `reply`, `reply_range` or
/// `default_reply`. `reply_with<503>(body).with_header("retry-after", "5")` adds a header field, or replaces one that stands
/// once, such as Content-Type. One that cannot be sent (a line break, Content-Length) makes the reply a 500.
template <int Code, class Body>
[[nodiscard]] auto reply_with(Body const& body) -> detail::made_reply<Code, Body>
{
    static_assert(complaint::reply_body_has_a_mapping<Body>,
                  "the body of a reply is of a type that JSON can hold: BOOST_DESCRIBE_STRUCT(type, (), (members...)), or "
                  "std::string for a text; outside of JSON it is a vouch::http::plain_text or vouch::http::bytes");
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
    answer(detail::made_reply<Code, Body> reply) : made_(std::move(reply).take())
    {
        static_assert(!complaint::reply_body_has_a_mapping<Body> ||
                          complaint::endpoint_documents_this_reply<Endpoint, Code, Body>,
                      "this endpoint documents no reply with this status and body");
    }

    /// The response to send.
    [[nodiscard]] auto take() && -> response
    {
        return made_.fault == nullptr ? std::move(made_.response) : detail::problem_response(500, made_.fault);
    }

private:
    friend detail::answer_access;

    detail::judged_response made_;
};

namespace detail {

// How a service learns why an answer is not sent.
struct answer_access {
    template <class Endpoint>
    [[nodiscard]] static auto take(answer<Endpoint> made) -> judged_response
    {
        return std::move(made.made_);
    }
};

} // namespace detail

} // namespace vouch::inline VOUCH_ABI::http
#endif
