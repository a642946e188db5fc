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
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::server {

namespace detail {

/// Whether the header says how a message is framed, which is between the two ends of a connection and not for a service.
[[nodiscard]] inline auto is_framing(std::string_view name) noexcept -> bool
{
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"host", "content-length", "transfer-encoding", "connection"},
        [&](std::string_view own) { return vouch::detail::equals_ignoring_case(name, own); });
}

/// Whether a response fits into HTTP, and Beast: a line break in a header would start another header, or another response.
[[nodiscard]] inline auto is_sendable(http::response const& response) -> bool
{
    constexpr std::size_t most = 65'000; // Beast counts bytes of a header in 16 bits, and throws
    // laxer than http::is_field_value: what a service passes on from elsewhere may be Latin-1
    constexpr auto is_control = [](char letter) {
        return (static_cast<unsigned char>(letter) < ' ' && letter != '\t') || letter == 0x7f;
    };
    return response.status >= 200 && response.status <= 999 &&
           std::ranges::all_of(response.headers, [&](http::header const& one) {
               return http::is_field_name(one.name) && one.name.size() < most && one.value.size() < most &&
                      std::ranges::none_of(one.value, is_control);
           });
}

} // namespace detail

/// A request that Beast has read, as a service takes it: duplicate headers kept, those that frame the message left out.
[[nodiscard]] inline auto from_beast(boost::beast::http::request<boost::beast::http::string_body> message) -> http::request
{
    http::request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (auto const& field : message)
        if (!detail::is_framing(field.name_string()))
            request.headers.push_back({.name = std::string(field.name_string()), .value = std::string(field.value())});
    request.body = std::move(message.body());
    return request;
}

/// What a service answered, as Beast sends it: with its own Content-Length, without a body where the status has none.
/// One that HTTP cannot hold (a status outside 200 to 999, a line break in a header) becomes an empty 500.
[[nodiscard]] inline auto to_beast(http::response response) -> boost::beast::http::response<boost::beast::http::string_body>
{
    if (!detail::is_sendable(response))
        response = {.status = 500, .headers = {}, .body = {}};
    boost::beast::http::response<boost::beast::http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    for (http::header const& header : response.headers)
        if (!detail::is_framing(header.name))
            message.insert(header.name, header.value);
    if (response.status != 204 && response.status != 304) { // RFC 9110 section 8.6: these two say no length either
        message.body() = std::move(response.body);
        message.content_length(message.body().size());
    }
    return message;
}

} // namespace vouch::inline VOUCH_ABI::server
#endif
