// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_ECHO_HPP
#define VOUCH_HTTP_CLIENT_ECHO_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

// Finds the secrets of a request in a text that the server chose.
namespace vouch::inline VOUCH_ABI::http::detail {

// So many characters of a secret in a row are a leak. Random texts of these lengths do not share them by chance.
inline constexpr std::size_t run_of_a_leak = 8;

// Returns true if the texts share a run that is a leak, or if one of them stands in the other as a whole.
[[nodiscard]] constexpr auto share_a_run(std::string_view text, std::string_view secret) noexcept -> bool
{
    std::size_t const run = (std::min)({text.size(), secret.size(), run_of_a_leak});
    if (run == 0)
        return false;
    for (std::size_t at = 0; at + run <= text.size(); ++at)
        if (secret.find(text.substr(at, run)) != secret.npos)
            return true;
    return false;
}

// The six bits that a character of base64 or base64url stands for; 0 for any other character.
[[nodiscard]] constexpr auto base64_value(char letter) noexcept -> unsigned
{
    auto const code = static_cast<unsigned char>(letter);
    if (letter >= 'A' && letter <= 'Z')
        return code - 'A';
    if (letter >= 'a' && letter <= 'z')
        return code - 'a' + 26u;
    if (vouch::detail::is_digit(letter))
        return code - '0' + 52u;
    return letter == '+' || letter == '-' ? 62 : letter == '/' || letter == '_' ? 63 : 0;
}

inline constexpr std::size_t longest_request_id = 128;

// Returns true if `text`, of at most `longest_request_id` characters, shows a part of the secret: as it is, in base64 at any of
// the positions in a group, or in hexadecimal digits. A percent-encoded character has a % and stands in no request id.
[[nodiscard]] constexpr auto shows(std::string_view text, std::string_view secret) noexcept -> bool
{
    if (share_a_run(text, secret))
        return true;
    std::array<char, longest_request_id> decoded{};
    std::size_t size = 0;
    auto const found = [&] { // a few decoded bytes may stand in a secret by chance
        return size >= (std::min)(secret.size(), run_of_a_leak) && share_a_run({decoded.data(), size}, secret);
    };
    for (std::size_t start = 0; start < 4; ++start) {
        size = 0;
        unsigned bits = 0;
        unsigned count = 0;
        for (std::size_t at = start; at < text.size() && text[at] != '='; ++at) {
            bits = (bits << 6 | base64_value(text[at])) & 0xFFFFu;
            count += 6;
            if (count >= 8) {
                count -= 8;
                decoded[size++] = static_cast<char>(bits >> count & 0xFFu);
            }
        }
        if (found())
            return true;
    }
    for (std::size_t start = 0; start < 2; ++start) {
        size = 0;
        for (std::size_t at = start; at + 1 < text.size(); at += 2)
            decoded[size++] = static_cast<char>((std::max)(vouch::detail::hex_byte(text[at], text[at + 1]), 0));
        if (found())
            return true;
    }
    return false;
}

// Returns true if `text` shows the value of a secret header of a request, or what follows the scheme in it ("Bearer ").
[[nodiscard]] inline auto shows_a_secret(std::string_view text, std::vector<header> const& sent) noexcept -> bool
{
    for (header const& header : sent) {
        std::string_view const value = header.value;
        std::size_t const space = value.find(' ');
        if (header.secret && (shows(text, value) || (space != value.npos && shows(text, value.substr(space + 1)))))
            return true;
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
