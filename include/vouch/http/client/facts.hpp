// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_FACTS_HPP
#define VOUCH_HTTP_CLIENT_FACTS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// What is known of a call however it ended, and may be logged but for the headers.
struct call_facts {
    std::string_view route{};      ///< "GET /users/{user_id}": static storage, no value in it
    int status = 0;                ///< 0 without a response
    int attempts = 0;              ///< how often the request was sent
    std::vector<header> headers{}; ///< of the response
    std::string request_id{};      ///< the server's name for the request; empty where it gave none
};

/// Whether `text` may stand in a log as a request id: a header field of a server that means harm is not to start a line there.
[[nodiscard]] constexpr auto is_request_id(std::string_view text) noexcept -> bool
{
    for (char const letter : text) {
        bool known = vouch::detail::is_alphanumeric(letter);
        for (char const mark : {'-', '_', '.', ':', '/', '+', '=', '@'})
            known = known || letter == mark;
        if (!known)
            return false;
    }
    return !text.empty() && text.size() <= 128;
}

/// The server's name for a request, from the headers that servers put it in; empty where there is none.
[[nodiscard]] inline auto find_request_id(std::vector<header> const& headers) -> std::string
{
    for (std::string_view const name : {"x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id", "x-correlation-id"})
        if (std::string const* const found = find_header(headers, name); found != nullptr && is_request_id(*found))
            return *found;
    return {};
}

namespace detail {

[[nodiscard]] inline auto counted(std::size_t number, std::string_view noun) -> std::string
{
    std::string text = std::to_string(number) + ' ';
    text += noun;
    if (number != 1)
        text += 's';
    return text;
}

// How a call ended, in a few words without any data: one function for each alternative of an outcome.
[[nodiscard]] inline auto words_for(transport_error const& failed) -> std::string
{
    std::string text(to_string(failed.reason));
    text += failed.delivery == delivery::not_sent ? ", not sent" : ", maybe sent";
    return text;
}
[[nodiscard]] inline auto words_for(invalid_request const& failed) -> std::string
{
    return "invalid request, " + counted(failed.errors.size(), "error");
}
[[nodiscard]] inline auto words_for(undecodable_reply const& failed) -> std::string
{
    return std::to_string(failed.response.status) + " undecodable, " + counted(failed.errors.size(), "error");
}
[[nodiscard]] inline auto words_for(unexpected_status const& failed) -> std::string
{
    return std::to_string(failed.response.status) + " not documented";
}

} // namespace detail

/// "GET /users/{user_id}: 404, 1 attempt, request id 46a7ad4b": for logs. `ending` says how the call ended where that is not the
/// status.
[[nodiscard]] inline auto summarize(call_facts const& facts, std::string_view ending) -> std::string
{
    std::string text(facts.route);
    text += ": ";
    text += ending.empty() ? std::to_string(facts.status) : std::string(ending);
    text += ", " + detail::counted(static_cast<std::size_t>(facts.attempts), "attempt");
    if (!facts.request_id.empty())
        text += ", request id " + facts.request_id;
    return text;
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
