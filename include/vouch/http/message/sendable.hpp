// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_SENDABLE_HPP
#define VOUCH_HTTP_MESSAGE_SENDABLE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true if `value` cannot become a second field. More permissive than `is_field_value`: a service may forward a value
// from elsewhere that is Latin-1.
[[nodiscard]] constexpr auto has_no_control(std::string_view value) noexcept -> bool
{
    for (char const letter : value)
        if ((static_cast<unsigned char>(letter) < ' ' && letter != '\t') || letter == 0x7F)
            return false;
    return true;
}

// Returns true if these fields may leave as they are: names and values that HTTP has, no field that frames the message, and each
// field that is no list at most once (RFC 9110 section 5.3).
[[nodiscard]] inline auto are_sendable(std::vector<header> const& headers) noexcept -> bool
{
    for (std::size_t index = 0; index < headers.size(); ++index) {
        header const& field = headers[index];
        if (!is_field_name(field.name) || !has_no_control(field.value) || is_framing_field(field.name))
            return false;
        if (is_singleton_field(field.name))
            for (std::size_t before = 0; before < index; ++before)
                if (same_name(headers[before].name, field.name))
                    return false;
    }
    return true;
}

// Returns true if a response may leave as it is.
[[nodiscard]] inline auto is_sendable(response const& response) noexcept -> bool
{
    return response.status >= 200 && response.status <= 599 && are_sendable(response.headers);
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
