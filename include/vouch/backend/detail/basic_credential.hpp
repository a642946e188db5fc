// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP
#define VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/basic_pair.hpp>
#include <vouch/http/message/wiped_text.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` can be a credential for a proxy: "user:password", without control characters.
[[nodiscard]] inline auto is_basic_credential(std::string_view text) noexcept -> bool
{
    return text.find(':') != text.npos && text.find('\t') == text.npos && !vouch::detail::has_control(text);
}

/// The value of an authorization field with a credential, whose copies are all overwritten.
///
/// See: RFC 7617
[[nodiscard]] inline auto basic_authorization(std::string_view credential) -> secret
{
    http::detail::wiped_text text;
    text.reserve(6 + (credential.size() + 2) / 3 * 4);
    text += "Basic ";
    http::detail::append_base64(text, credential);
    return secret(text.view());
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
