// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP
#define VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/core/wipe.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` can be a credential for a proxy: "user:password", without control characters.
[[nodiscard]] inline auto is_basic_credential(std::string_view text) noexcept -> bool
{
    return text.find(':') != text.npos &&
           std::ranges::none_of(text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
}

/// The value of an authorization field with a credential, whose copies are all overwritten.
///
/// See: RFC 7617
[[nodiscard]] inline auto basic_authorization(std::string_view credential) -> secret
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve(6 + (credential.size() + 2) / 3 * 4);
    text = "Basic ";
    for (; !credential.empty(); credential.remove_prefix((std::min)(credential.size(), std::size_t{3}))) {
        std::uint32_t bits = 0;
        for (std::size_t index = 0; index < 3; ++index)
            bits = bits << 8 | (index < credential.size() ? static_cast<unsigned char>(credential[index]) : 0U);
        for (std::size_t index = 0; index < 4; ++index)
            text += index <= credential.size() ? digits[bits >> (18 - 6 * index) & 63] : '=';
    }
    secret taken(text);
    vouch::detail::wipe(text);
    return taken;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
