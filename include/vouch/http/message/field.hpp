// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_FIELD_HPP
#define VOUCH_HTTP_MESSAGE_FIELD_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>

#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http {

/// Whether `text` can be the name of a header field: a token.
///
/// See: RFC 9110 section 5.6.2
[[nodiscard]] constexpr auto is_field_name(std::string_view text) noexcept -> bool
{
    for (char const letter : text) {
        bool known = vouch::detail::is_alphanumeric(letter);
        for (char const mark : {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
            known = known || letter == mark;
        if (!known)
            return false;
    }
    return !text.empty();
}

/// Whether `text` arrives unchanged as the value of a header field: visible ASCII, with spaces and tabs only inside.
/// CR, LF and NUL, with which a value could become a second field, are not.
///
/// See: RFC 9110 section 5.5
[[nodiscard]] constexpr auto is_field_value(std::string_view text) noexcept -> bool
{
    for (char const letter : text)
        if ((letter < ' ' && letter != '\t') || letter > '~')
            return false;
    constexpr auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    return text.empty() || (!is_space(text.front()) && !is_space(text.back()));
}

/// Whether the caller of an endpoint may set a header field of this name. The others frame the message, so that two readings of
/// one connection would be possible, or belong to the backend, the body or a credential.
[[nodiscard]] constexpr auto is_callers_field(std::string_view name) noexcept -> bool
{
    for (std::string_view const other :
         {"host", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer", "expect",
          "accept", "content-type", "content-encoding", "authorization", "proxy-authorization"})
        if (vouch::detail::equals_ignoring_case(name, other))
            return false;
    return is_field_name(name);
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
