// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_SUMMARY_HPP
#define VOUCH_HTTP_CLIENT_SUMMARY_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/client/call_facts.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/request_error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

// One line about how a call ended, for logs. It holds literals, declared names and numbers, never data of a request or response.
namespace vouch::inline VOUCH_ABI::http::detail {

[[nodiscard]] inline auto counted(std::size_t number, std::string_view noun) -> std::string
{
    std::string text = std::to_string(number) + ' ';
    text += noun;
    if (number != 1)
        text += 's';
    return text;
}

// "body/name: expected 1 to 40 characters"
[[nodiscard]] inline auto describe(std::string_view location, error const& error) -> std::string
{
    std::string text(location);
    text += error.pointer();
    text += ": ";
    text += error.message();
    return text;
}

// "3 errors, first body/name: expected 1 to 40 characters". `location_of` gives the part of the message that an error is in.
template <class Errors, class LocationOf>
[[nodiscard]] auto describe_errors(Errors const& errors, LocationOf location_of) -> std::string
{
    std::string text = counted(errors.size(), "error");
    if (!errors.empty()) {
        text += errors.size() == 1 ? ", " : ", first ";
        text += describe(location_of(errors[0]), errors[0]);
    }
    return text;
}

// How a call ended, one function for each failure.
[[nodiscard]] inline auto describe(transport_error const& failure) -> std::string
{
    std::string text(to_string(failure.reason));
    text += failure.delivery == delivery::not_sent ? ", not sent" : ", maybe sent";
    return text;
}
[[nodiscard]] inline auto describe(invalid_request const& failure) -> std::string
{
    return "invalid request, " +
           describe_errors(failure.errors, [](request_error const& error) { return to_string(error.in()); });
}
[[nodiscard]] inline auto describe(undecodable_reply const& failure) -> std::string
{
    return std::to_string(failure.response.status) + " undecodable, " +
           describe_errors(failure.errors, [](error const&) { return std::string_view("body"); });
}
// The media type of a response, if it is one of those that are named here: the words of a server stand in no log.
[[nodiscard]] inline auto known_media_type(response const& response) noexcept -> std::string_view
{
    if (std::string const* const type = find_header(response.headers, "content-type")) {
        std::string_view const named = trimmed(std::string_view(*type).substr(0, type->find(';')));
        for (std::string_view const known : {"text/html", "application/json", "application/xhtml+xml", "text/plain", "text/xml",
                                             "application/xml", "application/octet-stream", "text/csv", "text/javascript"})
            if (vouch::detail::equals_ignoring_case(named, known))
                return known;
    }
    return "another media type";
}

// `documented` is what the endpoint documents for the status, "JSON"; empty if it is nothing.
[[nodiscard]] inline auto describe(unexpected_status const& failure, std::string_view documented) -> std::string
{
    std::string text = std::to_string(failure.response.status);
    if (documented.empty())
        return text += " not documented";
    text += " with ";
    text += known_media_type(failure.response);
    text += " instead of ";
    text += documented;
    return text;
}

// Returns true for the statuses that send a client elsewhere (RFC 9110 section 15.4).
[[nodiscard]] constexpr auto is_redirect(int status) noexcept -> bool
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// "GET /users/{user_id}: 404, 1 attempt, request id 46a7ad4b". `ending` takes the place of the status, unless it is empty.
[[nodiscard]] inline auto summarize(call_facts const& facts, std::string_view ending) -> std::string
{
    std::string text(facts.route);
    text += ": ";
    text += ending.empty() ? std::to_string(facts.status) : std::string(ending);
    if (is_redirect(facts.status))
        text += ", redirects are not followed";
    text += ", " + counted(static_cast<std::size_t>(facts.attempts), "attempt");
    if (!facts.request_id.empty())
        text += ", request id " + facts.request_id;
    return text;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
