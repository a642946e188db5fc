// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_MESSAGE_HPP
#define VOUCH_HTTP_MESSAGE_MESSAGE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/printable.hpp>
#include <vouch/http/message/field.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// One header field of a request or response.
struct header {
    std::string name{};
    std::string value{};
    bool secret = false; ///< a client sets it for a credential of the endpoint and for cookies: not to be logged

    /// Prints "name: value"; the value of a secret header as "***". Characters that would move the cursor, turn the direction of
    /// the line or hide are escaped: a header may come from a malicious server.
    template <class Stream>
    friend auto operator<<(Stream& stream, header const& header) -> Stream&
    {
        stream << printable(header.name) << ": " << (header.secret ? std::string("***") : printable(header.value));
        return stream;
    }
};

/// `letter` in lower case: texts of HTTP that compare without case are ASCII. Other bytes stay as they are.
[[nodiscard]] constexpr auto to_small(char letter) noexcept -> char
{
    return vouch::detail::to_lower(letter);
}

/// Returns true if two names are those of one header field: they compare without case (RFC 9110 section 5.1).
[[nodiscard]] constexpr auto same_name(std::string_view left, std::string_view right) noexcept -> bool
{
    return vouch::detail::equals_ignoring_case(left, right);
}

/// The value of the first header called `name`, ignoring case (RFC 9110 section 5.1); null if there is no such header.
[[nodiscard]] inline auto find_header(std::vector<header> const& headers, std::string_view name) noexcept -> std::string const*
{
    for (header const& header : headers)
        if (same_name(header.name, name))
            return &header.value;
    return nullptr;
}

/// A request as a backend sends it, or as a service receives it. A service leaves origin, deadline and max_response unused.
struct request {
    std::string method{};          ///< "GET"
    std::string origin{};          ///< "https://api.example.com" or "http://127.0.0.1:8080": no path, no slash at the end
    std::string target{};          ///< "/users/1?full=true", percent-encoded
    std::vector<header> headers{}; ///< without Host, Content-Length, Transfer-Encoding and Connection, which the backend writes
    std::string body{};
    std::chrono::steady_clock::time_point deadline{}; ///< the time at which an attempt must have ended
    std::size_t max_response = 8 * 1024 * 1024;       ///< bytes; an attempt with a longer body fails
    std::vector<header> trailers{};                   ///< the fields after a chunked body; they never become headers
    std::string_view route{};            ///< "GET /users/{user_id}", for logs: static storage, without values; empty at a service
    std::string_view secret_parameter{}; ///< the name of the query parameter that holds a credential, or empty: static storage
};

/// A response as a backend receives it, or as a service returns it.
struct response {
    int status = 0;
    std::vector<header> headers{};
    std::string body{};
    std::vector<header> trailers{}; ///< the fields after a chunked body; they never become headers (RFC 9110 section 6.5.1)
};

/// Tells whether the server may have seen a request that got no response.
enum class delivery : std::uint8_t { not_sent, maybe_sent };

/// Why a request got no response.
enum class transport_reason : std::uint8_t {
    connect,    ///< no connection: the look-up, the route or the port failed
    tls,        ///< no trusted connection: the certificate, the host name or the protocol failed
    timeout,    ///< the deadline passed
    reset,      ///< the connection ended early
    too_large,  ///< the body is longer than `request::max_response`
    protocol,   ///< the bytes are not an HTTP response
    unresolved, ///< the name does not exist; another attempt would not change that
    cancelled,  ///< the caller cancelled the call
};

/// The stable text of a reason, such as "timeout".
[[nodiscard]] constexpr auto to_string(transport_reason reason) noexcept -> std::string_view
{
    switch (reason) {
    case transport_reason::connect: return "connect";
    case transport_reason::tls: return "tls";
    case transport_reason::timeout: return "timeout";
    case transport_reason::reset: return "reset";
    case transport_reason::too_large: return "too_large";
    case transport_reason::protocol: return "protocol";
    case transport_reason::unresolved: return "unresolved";
    case transport_reason::cancelled: return "cancelled";
    }
    return "unknown";
}

/// The failure of a request that got no response.
struct transport_error {
    transport_reason reason{};
    http::delivery delivery{};
    std::string detail{}; ///< the backend's words, without data of the request; may be empty
    bool kept = false;    ///< a kept connection ended before the first byte of a reply: another attempt may start at once
};

/// Result of sending a request. A 404 or 500 is a response; redirects are never followed.
using transport_result = std::variant<response, transport_error>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
