// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_BASIC_PAIR_HPP
#define VOUCH_HTTP_ENDPOINT_BASIC_PAIR_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/utf8.hpp>

#include <cstddef>
#include <string_view>

// "user:password" and its base64, as an Authorization field of the scheme Basic has them (RFC 7617 section 2).
namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true if `text` can be a password, and without a colon a user: UTF-8 without control characters.
[[nodiscard]] constexpr auto is_basic_text(std::string_view text) noexcept -> bool
{
    return vouch::detail::is_utf8(text) && !vouch::detail::has_control(text);
}

// Appends `bytes` in base64 to a text (RFC 4648 section 4).
template <class Text>
void append_base64(Text& to, std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    unsigned count = 0;
    for (char const byte : bytes) {
        bits = (bits << 8 | static_cast<unsigned char>(byte)) & 0xFFFFu;
        for (count += 8; count >= 6; count -= 6)
            to += letters[bits >> (count - 6) & 63];
    }
    if (count != 0)
        to += letters[bits << (6 - count) & 63];
    for (std::size_t size = bytes.size(); size % 3 != 0; ++size)
        to += '=';
}

// The six bits that a letter of base64 stands for; -1 for any other character.
[[nodiscard]] constexpr auto bits_of_base64(char letter) noexcept -> int
{
    if (letter >= 'A' && letter <= 'Z')
        return letter - 'A';
    if (letter >= 'a' && letter <= 'z')
        return letter - 'a' + 26;
    if (vouch::detail::is_digit(letter))
        return letter - '0' + 52;
    return letter == '+' ? 62 : letter == '/' ? 63 : -1;
}

// Appends the bytes that a base64 text stands for to a text. Returns false for any other text: its padding is complete, and the
// bits that are left over are 0.
template <class Text>
[[nodiscard]] auto append_decoded_base64(Text& to, std::string_view text) -> bool
{
    if (text.size() % 4 != 0)
        return false;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding)
        text.remove_suffix(1);
    unsigned bits = 0;
    unsigned count = 0;
    for (char const letter : text) {
        int const six = bits_of_base64(letter);
        if (six < 0)
            return false;
        bits = (bits << 6 | static_cast<unsigned>(six)) & 0xFFFFu;
        count += 6;
        if (count >= 8) {
            count -= 8;
            to += static_cast<char>(bits >> count & 0xFFu);
        }
    }
    return (bits & ((1u << count) - 1)) == 0;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
