// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_METHOD_HPP
#define VOUCH_HTTP_MESSAGE_METHOD_HPP
#include <vouch/core/config.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true for the methods that a service knows, whether it has them or not (RFC 9110 section 9.3, RFC 5789, RFC 10008).
// CONNECT asks for a tunnel, which no service is. Methods are case-sensitive (RFC 9110 section 9.1).
[[nodiscard]] constexpr auto is_known_method(std::string_view method) noexcept -> bool
{
    for (std::string_view const known : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "TRACE"})
        if (method == known)
            return true;
    return false;
}

// Returns true if a request of this method may reach the server twice and do no more than once (RFC 9110 section 9.2.2,
// RFC 10008 section 2).
// Unknown methods are not idempotent.
[[nodiscard]] constexpr auto is_idempotent(std::string_view method) noexcept -> bool
{
    for (std::string_view const idempotent : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY", "TRACE"})
        if (method == idempotent)
            return true;
    return false;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
