// vouch 0.1.0, vouch/backend/memory.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/backend/detail/request_head.hpp
#ifndef VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#define VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP

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

// vouch/backend/memory.hpp
#ifndef VOUCH_BACKEND_MEMORY_HPP
#define VOUCH_BACKEND_MEMORY_HPP

#include <type_traits>

namespace vouch::inline VOUCH_ABI::backend {

/// A backend without a network: calls a service, or any function from request to response, in this process.
///
/// It refuses the requests that a socket backend refuses, and applies `max_response`; it ignores the deadline.
/// Errors:   exceptions of the service pass through.
/// Lifetime: an lvalue service is referenced and must outlive the backend; an rvalue is owned.
template <class Service>
    requires std::is_invocable_r_v<http::response, Service&, http::request const&>
class memory {
public:
    explicit memory(Service&& service) : service_(std::forward<Service>(service)) {}

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result
    {
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        http::response response = service_(request);
        if (request.method == "HEAD" || response.status == 204 || response.status == 304)
            response.body.clear();
        if (response.body.size() > request.max_response)
            return http::transport_error{http::transport_reason::too_large, http::delivery::maybe_sent};
        return response;
    }

private:
    Service service_;
};

template <class Service>
memory(Service&&) -> memory<Service>;

} // namespace vouch::inline VOUCH_ABI::backend
#endif
