// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_METHOD_HPP
#define VOUCH_HTTP_MESSAGE_METHOD_HPP
#include <vouch/core/config.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true if a request of this method may reach the server twice and do no more than once (RFC 9110 section 9.2.2).
// Unknown methods are not idempotent.
[[nodiscard]] constexpr auto is_idempotent(std::string_view method) noexcept -> bool
{
    for (std::string_view const idempotent : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
        if (method == idempotent)
            return true;
    return false;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
