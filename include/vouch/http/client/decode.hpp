// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DECODE_HPP
#define VOUCH_HTTP_CLIENT_DECODE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/client/call_facts.hpp>
#include <vouch/http/client/detail/ended_call.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/content.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/json/options.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/schema/expectations.hpp>

#include <boost/mp11/list.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

inline constexpr expectation refused_empty_body{errc::syntax, "empty_body", "a JSON value, not an empty body"};
inline constexpr expectation refused_coding{errc::format, "coded_body", "a body without a content coding"};
inline constexpr expectation refused_utf16{errc::invalid_utf8, "UTF-8, not UTF-16"};

// Returns true if a body is not as the server's program wrote it.
[[nodiscard]] inline auto is_coded(response const& response) noexcept -> bool
{
    for (header const& header : response.headers)
        if (vouch::detail::equals_ignoring_case(header.name, "content-encoding") && !is_not_coded(header.value))
            return !response.body.empty();
    return false;
}

// Returns why a body cannot be JSON; empty if it may be.
[[nodiscard]] inline auto find_body_fault(response const& response) noexcept -> std::optional<expectation>
{
    if (response.body.empty()) // also 204, 205 and 304, which never have a body
        return refused_empty_body;
    if (is_coded(response))
        return refused_coding;
    if (response.body.starts_with("\xFF\xFE") || response.body.starts_with("\xFE\xFF"))
        return refused_utf16;
    return std::nullopt;
}

// Returns true if a Content-Type says JSON. Its parameters do not matter: many servers get them wrong, and the body tells whether
// it is UTF-8. text/json was never registered, but some servers send it and mean nothing else.
[[nodiscard]] constexpr auto says_json(std::string_view content_type) noexcept -> bool
{
    if (content_type == "application/json") // most replies: there is nothing to read
        return true;
    auto const read = read_media_type(content_type.substr(0, content_type.find(';')));
    return read && (is_json(*read) || (vouch::detail::equals_ignoring_case(read->type, "text") &&
                                       vouch::detail::equals_ignoring_case(read->subtype, "json")));
}

// Returns true if a Content-Type says text of any kind.
[[nodiscard]] constexpr auto says_text(std::string_view content_type) noexcept -> bool
{
    auto const read = read_media_type(content_type.substr(0, content_type.find(';')));
    return read && vouch::detail::equals_ignoring_case(read->type, "text");
}

// Returns true if the media type of a body is not that of the reply's type. A body without a media type is tried as that.
template <class Body>
[[nodiscard]] auto has_another_media_type(response const& response) noexcept -> bool
{
    std::string const* const type = find_header(response.headers, "content-type");
    if (std::is_same_v<Body, bytes> || response.body.empty() || type == nullptr || type->empty())
        return false;
    return std::is_same_v<Body, plain_text> ? !says_text(*type) : !says_json(*type);
}

// Moves a body that is not JSON into a reply. Returns what was expected instead, if anything was.
[[nodiscard]] inline auto take_content(response& response, plain_text& to) -> std::optional<expectation>
{
    if (is_coded(response))
        return refused_coding;
    if (!vouch::detail::is_utf8(response.body))
        return vouch::detail::text_not_utf8;
    to.text = std::move(response.body);
    return std::nullopt;
}
[[nodiscard]] inline auto take_content(response& response, bytes& to) -> std::optional<expectation>
{
    if (is_coded(response))
        return refused_coding;
    to.content = std::move(response.body);
    std::string const* const type = find_header(response.headers, "content-type");
    to.media_type = type == nullptr ? std::string() : *type;
    return std::nullopt;
}

// Some APIs give the request id in the body: std::string_view vouch_request_id(body), a function beside the body's type, finds
// it.
template <class Body>
void look_for_request_id(Body const& body, request const& sent, call_facts& facts)
{
    if constexpr (requires { std::string_view(vouch_request_id(body)); })
        if (std::string_view const found = vouch_request_id(body); is_request_id(found) && !shows_a_secret(found, sent))
            facts.request_id = found;
}

// A failure keeps the whole response.
template <class Replies, class Failure>
[[nodiscard]] auto failed(Failure failure, call_facts& facts) -> ended_call<Replies>
{
    facts.headers = failure.response.headers;
    facts.trailers = failure.response.trailers;
    return {std::move(failure), std::move(facts)};
}

template <class Replies, class Reply>
[[nodiscard]] auto decode_as(response& response, request const& sent, call_facts& facts) -> ended_call<Replies>
{
    using body = typename reply_traits<Reply>::type;
    Reply reply{};
    if constexpr (requires { reply.status = 0; })
        reply.status = response.status;
    if constexpr (std::is_same_v<body, plain_text> || std::is_same_v<body, bytes>) {
        if (has_another_media_type<body>(response))
            return failed<Replies>(unexpected_status{std::move(response)}, facts);
        if (auto const fault = take_content(response, reply.body))
            return failed<Replies>(undecodable_reply{{error(*fault, "", 0)}, std::move(response)}, facts);
        vouch::detail::wipe(response.body); // a short body is moved by a copy
    } else if constexpr (!std::is_same_v<body, empty>) {
        if (has_another_media_type<body>(response))
            return failed<Replies>(unexpected_status{std::move(response)}, facts);
        if (auto const fault = find_body_fault(response))
            return failed<Replies>(undecodable_reply{{error(*fault, "", 0)}, std::move(response)}, facts);
        if (response.body.starts_with("\xEF\xBB\xBF")) // a byte order mark, which others may send (RFC 8259 section 8.1)
            response.body.erase(0, 3);
        auto read = parse<body>(response.body, tolerant);
        if (!read)
            return failed<Replies>(undecodable_reply{std::move(read).error(), std::move(response)}, facts);
        look_for_request_id(*read, sent, facts);
        reply.body = *std::move(read);
        vouch::detail::wipe(response.body); // it may hold the text of a secret member
    }
    facts.headers = std::move(response.headers);
    facts.trailers = std::move(response.trailers);
    return {std::move(reply), std::move(facts)};
}

// Decodes a response as the reply at `position` of those that are left. No step moves the result, which may be large.
template <class Replies, class... Left>
[[nodiscard]] auto decode_reply(response& response, request const& sent, call_facts& facts, std::size_t position,
                                type_list<Left...>) -> ended_call<Replies>
{
    if constexpr (sizeof...(Left) == 0) {
        return failed<Replies>(unexpected_status{std::move(response)}, facts);
    } else {
        using left = type_list<Left...>;
        if (position == 0)
            return decode_as<Replies, boost::mp11::mp_front<left>>(response, sent, facts);
        return decode_reply<Replies>(response, sent, facts, position - 1, boost::mp11::mp_pop_front<left>{});
    }
}

template <class Replies>
[[nodiscard]] auto decode_finished(exchange& finished) -> ended_call<Replies>
{
    call_facts facts{.attempts = finished.attempts()};
    if (!finished.errors().empty())
        return {invalid_request{std::move(finished).take_errors()}, std::move(facts)};
    transport_result last = std::move(finished).take();
    if (auto* const failure = std::get_if<transport_error>(&last))
        return {std::move(*failure), std::move(facts)};
    http::response& response = std::get<http::response>(last);
    request const& sent = finished.request();
    facts.status = response.status;
    facts.request_id = find_request_id(response.headers, sent);
    return decode_reply<Replies>(response, sent, facts, index_of_reply(Replies{}, response.status), Replies{});
}

// Decodes what the last attempt of an exchange got, and tells its observer that the call has ended.
template <class Replies>
[[nodiscard]] VOUCH_OUTLINE auto end_call(exchange& finished) -> ended_call<Replies>
{
    auto ended = decode_finished<Replies>(finished);
    finished.report().end(ended.ending(), ended.facts.status, ended.facts.attempts, ended.facts.request_id);
    return ended;
}

} // namespace detail

/// The outcome of a finished exchange: the reply that the endpoint documents for its status, parsed with `vouch::tolerant`, or
/// the reason why there is no reply.
template <class Endpoint>
[[nodiscard]] auto decode(exchange finished) -> outcome<Endpoint>
{
    return outcome<Endpoint>(detail::end_call<detail::replies_of<Endpoint>>(finished));
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
