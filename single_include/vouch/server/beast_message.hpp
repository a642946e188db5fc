// vouch 0.1.0, vouch/server/beast_message.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/server/beast_message.hpp
#ifndef VOUCH_SERVER_BEAST_MESSAGE_HPP
#define VOUCH_SERVER_BEAST_MESSAGE_HPP

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::server {

namespace detail {

/// Returns true if HTTP and Beast can carry a response. A line break in a header would start another header, or another response.
[[nodiscard]] inline auto is_sendable(http::response const& response) -> bool
{
    constexpr std::size_t max_size = 65'000; // Beast counts the bytes of a header in 16 bits, and throws
    // more permissive than is_field_value: a service may forward values from elsewhere that are Latin-1
    constexpr auto is_control = [](char letter) {
        return (static_cast<unsigned char>(letter) < ' ' && letter != '\t') || letter == 0x7f;
    };
    return response.status >= 200 && response.status <= 999 &&
           std::ranges::all_of(response.headers, [&](http::header const& header) {
               return http::detail::is_field_name(header.name) && header.name.size() < max_size &&
                      header.value.size() < max_size && std::ranges::none_of(header.value, is_control);
           });
}

} // namespace detail

/// Converts a request that Beast has read to a service's. Repeated headers are kept; headers that frame the message are left out.
[[nodiscard]] inline auto from_beast(boost::beast::http::request<boost::beast::http::string_body> message) -> http::request
{
    http::request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (auto const& field : message)
        if (!http::detail::is_framing_field(field.name_string()))
            request.headers.push_back({.name = std::string(field.name_string()), .value = std::string(field.value())});
    request.body = std::move(message.body());
    return request;
}

/// Converts a service's response to Beast's. The Content-Length is that of the body; a status that has no body loses it. A
/// response that HTTP cannot carry (a status outside 200 to 999, a line break in a header) becomes an empty 500.
[[nodiscard]] inline auto to_beast(http::response response) -> boost::beast::http::response<boost::beast::http::string_body>
{
    if (!detail::is_sendable(response))
        response = {.status = 500, .headers = {}, .body = {}};
    boost::beast::http::response<boost::beast::http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    message.reason(http::detail::reason_phrase(response.status));
    for (http::header const& header : response.headers)
        if (!http::detail::is_framing_field(header.name))
            message.insert(header.name, header.value);
    if (response.status != 204 && response.status != 304) { // RFC 9110 section 8.6: these two have no length either
        message.body() = std::move(response.body);
        message.content_length(message.body().size());
    }
    return message;
}

} // namespace vouch::inline VOUCH_ABI::server
#endif
