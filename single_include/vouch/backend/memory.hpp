// vouch 0.1.0, vouch/backend/memory.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/backend/detail/request_head.hpp
#ifndef VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#define VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// RFC 9112 section 3.2.1, loosely: what cannot end the request line early.
[[nodiscard]] inline auto is_target(std::string_view text) noexcept -> bool
{
    return text.starts_with('/') && std::ranges::all_of(text, [](char letter) { return letter > 0x20 && letter < 0x7f; });
}

/// Why these bytes must not be sent, with the name of a header at most; nothing where they may.
[[nodiscard]] inline auto refusal(http::request const& request) -> std::optional<http::transport_error>
{
    constexpr auto refused = [](std::string detail) {
        return http::transport_error{http::transport_reason::protocol, http::delivery::not_sent, std::move(detail)};
    };
    if (!http::is_field_name(request.method)) // both are tokens
        return refused("the method is not a token");
    if (!is_target(request.target))
        return refused("the target is not a percent-encoded path");
    for (http::header const& header : request.headers) {
        if (!http::is_field_name(header.name))
            return refused("the name of a header is not a token");
        if (!http::is_field_value(header.value))
            return refused("header " + header.name + ": the value cannot be sent");
    }
    // what frames a request is said once, by the backend: two opinions are a smuggled request
    for (std::string_view own : {"Host", "Content-Length", "Transfer-Encoding", "Connection"})
        if (http::find_header(request.headers, own))
            return refused("header " + std::string(own) + ": set by the backend");
    return std::nullopt;
}

/// Everything before the body, for a request without a refusal.
[[nodiscard]] inline auto request_head(http::request const& request, std::string_view authority) -> std::string
{
    std::string head = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: ";
    head += authority;
    for (http::header const& header : request.headers)
        head += "\r\n" + header.name + ": " + header.value;
    // RFC 9110 section 8.6: a length of zero is said where the method expects a body
    bool const expects_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expects_body || !request.body.empty())
        head += "\r\nContent-Length: " + std::to_string(request.body.size());
    head += "\r\n\r\n";
    return head;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/memory.hpp
#ifndef VOUCH_BACKEND_MEMORY_HPP
#define VOUCH_BACKEND_MEMORY_HPP

#include <type_traits>

namespace vouch::inline VOUCH_ABI::backend {

/// A backend without a network: hands each request to a service, or any callable `request -> response`, in this process.
///
/// It refuses what a socket backend refuses and keeps `max_response`; the deadline is not looked at.
/// Errors:   what the callable throws passes through.
/// Lifetime: an lvalue service is referenced and must outlive the backend; an rvalue is owned.
template <class Service>
    requires std::is_invocable_r_v<http::response, Service&, http::request const&>
class memory {
public:
    static constexpr bool concurrent = false; ///< as far as the service is
    static constexpr bool deadline_is_exact = false;

    explicit memory(Service&& service) : service_(std::forward<Service>(service)) {}

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result
    {
        if (auto refused = detail::refusal(request))
            return *std::move(refused);
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
