// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#define VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/sendable.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` is a path and a query without a fragment, and cannot end the request line early (RFC 9112
/// section 3.2.1).
[[nodiscard]] inline auto is_target(std::string_view text) noexcept -> bool
{
    return text.starts_with('/') && vouch::detail::is_visible(text) && text.find(' ') == text.npos && text.find('#') == text.npos;
}

/// Returns an error if the request must not be sent; its text has the name of a header at most.
[[nodiscard]] inline auto find_fault(http::request const& request) -> std::optional<http::transport_error>
{
    using field_fault = http::detail::field_fault;
    constexpr auto fault = [](std::string detail) {
        return http::transport_error{http::transport_reason::protocol, http::delivery::not_sent, std::move(detail)};
    };
    if (!http::detail::is_field_name(request.method)) // a method is a token too
        return fault("the method is not a token");
    if (request.method == "CONNECT")
        return fault("CONNECT asks for a tunnel, not for a response");
    if (!is_target(request.target))
        return fault("the target is not a percent-encoded path");
    if (auto const unsendable = http::detail::find_unsendable(request.headers)) {
        std::string const& name = request.headers[unsendable->position].name;
        switch (unsendable->fault) {
        case field_fault::name: return fault("the name of a header is not a token");
        case field_fault::value: return fault("header " + name + ": the value cannot be sent");
        case field_fault::framing: return fault("header " + name + ": set by the backend");
        case field_fault::repeated: return fault("header " + name + ": stands twice");
        }
    }
    if (!request.trailers.empty())
        return fault("a request with trailers");
    return std::nullopt;
}

/// Writes the bytes before the body of a request without a fault to `head`, which must be empty. `head` does not grow in steps:
/// that would leave copies of a key behind. There is space for `more` bytes after it.
inline void write_head(std::string& head, http::request const& request, std::string_view authority, std::size_t more)
{
    std::string length;
    // RFC 9110 section 8.6: a length of zero is sent if the method expects a body
    bool const expects_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expects_body || !request.body.empty())
        length = std::to_string(request.body.size());

    constexpr std::string_view version = " HTTP/1.1\r\nHost: ";
    constexpr std::string_view length_name = "\r\nContent-Length: ";
    std::size_t size = request.method.size() + 1 + request.target.size() + version.size() + authority.size() + 4 + more;
    for (http::header const& header : request.headers)
        size += header.name.size() + header.value.size() + 4;
    size += length.empty() ? 0 : length_name.size() + length.size();
    head.reserve(size);

    head.append(request.method).append(1, ' ').append(request.target).append(version).append(authority);
    for (http::header const& header : request.headers)
        head.append("\r\n").append(header.name).append(": ").append(header.value);
    if (!length.empty())
        head.append(length_name).append(length);
    head.append("\r\n\r\n");
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
