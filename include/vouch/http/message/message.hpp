// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_MESSAGE_HPP
#define VOUCH_HTTP_MESSAGE_MESSAGE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/field.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// One header field. A secret one (the value of an `api_key` or `bearer` part) must not be logged.
struct header {
    std::string name{};
    std::string value{};
    bool secret = false;
};

/// The value of the first header called `name`, letter case aside (RFC 9110 section 5.1); null where there is none.
[[nodiscard]] inline auto find_header(std::vector<header> const& headers, std::string_view name) noexcept -> std::string const*
{
    for (header const& one : headers)
        if (vouch::detail::equals_ignoring_case(one.name, name))
            return &one.value;
    return nullptr;
}

/// A request as a backend sends it, or as a service receives it (then without origin, deadline and max_response).
struct request {
    std::string method{};          ///< "GET"
    std::string origin{};          ///< "https://api.example.com" or "http://127.0.0.1:8080": no path, no slash at the end
    std::string target{};          ///< "/users/1?full=true", percent-encoded
    std::vector<header> headers{}; ///< without Host, Content-Length, Transfer-Encoding and Connection: the backend's own
    std::string body{};
    std::chrono::steady_clock::time_point deadline{}; ///< when the attempt must have ended
    std::size_t max_response = 8 * 1024 * 1024;       ///< bytes of body above which the attempt fails
};

/// A response as a backend receives it, or as a service makes it.
struct response {
    int status = 0;
    std::vector<header> headers{};
    std::string body{};
};

/// Whether the server may have seen a request that got no response.
enum class delivery : std::uint8_t { not_sent, maybe_sent };

/// Why a request got no response.
enum class transport_reason : std::uint8_t {
    connect,   ///< no connection: name, route or port
    tls,       ///< no trusted connection: certificate, host name or protocol
    timeout,   ///< the deadline passed
    reset,     ///< the connection ended early
    too_large, ///< the body is above `request::max_response`
    protocol,  ///< the bytes are not an HTTP response
};

/// The stable text of a reason, "timeout".
[[nodiscard]] constexpr auto to_string(transport_reason reason) noexcept -> std::string_view
{
    switch (reason) {
    case transport_reason::connect: return "connect";
    case transport_reason::tls: return "tls";
    case transport_reason::timeout: return "timeout";
    case transport_reason::reset: return "reset";
    case transport_reason::too_large: return "too_large";
    case transport_reason::protocol: return "protocol";
    }
    return "unknown";
}

/// A request that got no response.
struct transport_error {
    transport_reason reason{};
    http::delivery delivery{};
    std::string detail{}; ///< the backend's own words, free of request data; may be empty
};

/// What a backend makes of a request. A 404 or 500 is a response; redirects are never followed.
using transport_result = std::variant<response, transport_error>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
