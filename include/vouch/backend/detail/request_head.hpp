// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#define VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` starts like a path and cannot end the request line early (RFC 9112 section 3.2.1).
[[nodiscard]] inline auto is_target(std::string_view text) noexcept -> bool
{
    return text.starts_with('/') && std::ranges::all_of(text, [](char letter) { return letter > 0x20 && letter < 0x7f; });
}

/// Returns an error if the request must not be sent; its text has the name of a header at most.
[[nodiscard]] inline auto find_fault(http::request const& request) -> std::optional<http::transport_error>
{
    constexpr auto fault = [](std::string detail) {
        return http::transport_error{http::transport_reason::protocol, http::delivery::not_sent, std::move(detail)};
    };
    if (!http::detail::is_field_name(request.method)) // a method is a token too
        return fault("the method is not a token");
    if (!is_target(request.target))
        return fault("the target is not a percent-encoded path");
    for (http::header const& header : request.headers) {
        if (!http::detail::is_field_name(header.name))
            return fault("the name of a header is not a token");
        if (!http::detail::is_field_value(header.value))
            return fault("header " + header.name + ": the value cannot be sent");
    }
    for (std::string_view const field : http::detail::framing_fields)
        if (http::find_header(request.headers, field) != nullptr)
            return fault("header " + std::string(field) + ": set by the backend");
    return std::nullopt;
}

/// The bytes before the body of a request without a fault.
[[nodiscard]] inline auto request_head(http::request const& request, std::string_view authority) -> std::string
{
    std::string head = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: ";
    head += authority;
    for (http::header const& header : request.headers)
        head += "\r\n" + header.name + ": " + header.value;
    // RFC 9110 section 8.6: a length of zero is sent if the method expects a body
    bool const expects_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expects_body || !request.body.empty())
        head += "\r\nContent-Length: " + std::to_string(request.body.size());
    head += "\r\n\r\n";
    return head;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
