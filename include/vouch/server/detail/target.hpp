// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_TARGET_HPP
#define VOUCH_SERVER_DETAIL_TARGET_HPP
#include <vouch/core/ascii.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI::server::detail {

// Returns true if `target` has a form that this method may have (RFC 9112 section 3.2), and no fragment.
[[nodiscard]] constexpr auto is_target(std::string_view method, std::string_view target) noexcept -> bool
{
    if (target.find('#') != target.npos)
        return false;
    if (target == "*")
        return method == "OPTIONS";
    bool const is_absolute = vouch::detail::equals_ignoring_case(target.substr(0, 7), "http://") ||
                             vouch::detail::equals_ignoring_case(target.substr(0, 8), "https://");
    return target.starts_with('/') || is_absolute;
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
