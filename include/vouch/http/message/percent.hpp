// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_PERCENT_HPP
#define VOUCH_HTTP_MESSAGE_PERCENT_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/message/field.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true if every part of a URI may contain `letter` unencoded (RFC 3986 section 2.3).
[[nodiscard]] constexpr auto is_unreserved(char letter) noexcept -> bool
{
    return vouch::detail::is_alphanumeric(letter) || letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

// Encodes every byte that is not unreserved as %XX, which is right in a path segment and in a query.
[[nodiscard]] inline auto percent_encode(std::string_view text) -> std::string
{
    std::size_t size = text.size();
    for (char const letter : text)
        size += is_unreserved(letter) ? 0u : 2u;
    std::string encoded;
    encoded.reserve(size); // all of it: a text that grows leaves its bytes, and this may be a key
    for (char const letter : text) {
        if (is_unreserved(letter)) {
            encoded += letter;
        } else {
            auto const byte = static_cast<unsigned char>(letter);
            encoded += '%';
            encoded += "0123456789ABCDEF"[byte >> 4];
            encoded += "0123456789ABCDEF"[byte & 15];
        }
    }
    return encoded;
}

// Decodes every %XX; empty if a % is not followed by two hexadecimal digits.
[[nodiscard]] inline auto percent_decode(std::string_view text) -> std::optional<std::string>
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        int const byte = text.size() - at > 2 ? vouch::detail::hex_byte(text[at + 1], text[at + 2]) : -1;
        if (byte < 0)
            return std::nullopt;
        decoded += static_cast<char>(byte);
        at += 2;
    }
    return decoded;
}

// Returns true if `text`, before encoding, may be the value of a path parameter: it is not empty and has no dot segment, `.` or
// `..`, between slashes (RFC 3986 section 5.2.4). Encoding does not protect against dot segments: servers and proxies decode
// before they resolve, so "../admin" would be another resource. Slashes and dots that are percent-encoded count as decoded.
[[nodiscard]] constexpr auto is_path_value(std::string_view text) noexcept -> bool
{
    std::size_t dots = 0;
    bool only_dots = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char letter = text[at];
        if (letter == '%' && text.size() - at > 2) {
            int const byte = vouch::detail::hex_byte(text[at + 1], text[at + 2]);
            if (byte == '.' || byte == '/' || byte == '\\') {
                letter = static_cast<char>(byte);
                at += 2;
            }
        }
        if (letter == '/' || letter == '\\') {
            if (only_dots && (dots == 1 || dots == 2))
                return false;
            dots = 0;
            only_dots = true;
        } else if (letter == '.') {
            ++dots;
        } else {
            only_dots = false;
        }
    }
    return !text.empty() && !(only_dots && (dots == 1 || dots == 2));
}

// The error of a text that `is_path_value` refuses.
inline constexpr expectation refused_path_value{errc::format, "not_a_path_value",
                                                "a text that is not empty and has no segment . or .."};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
