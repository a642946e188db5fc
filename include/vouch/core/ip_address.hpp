// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_IP_ADDRESS_HPP
#define VOUCH_CORE_IP_ADDRESS_HPP
#include <vouch/core/ascii.hpp>

#include <cstddef>
#include <string_view>

// The text forms of IP addresses.
namespace vouch::inline VOUCH_ABI::detail {

// Where two RFCs differ.
struct ip_grammar {
    bool leading_zeros;     // "01" may stand for 1 in an IPv4 address
    std::size_t fewest_gap; // groups that "::" stands for in an IPv6 address, at least
};
inline constexpr ip_grammar rfc3986_address{.leading_zeros = false, .fewest_gap = 1}; // section 3.2.2
inline constexpr ip_grammar rfc5321_address{.leading_zeros = true, .fewest_gap = 2};  // section 4.1.3

constexpr auto is_ipv4(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    unsigned numbers = 0;
    unsigned digits = 0;
    unsigned value = 0;
    for (char const byte : text) {
        if (byte == '.') {
            if (digits == 0)
                return false;
            digits = 0;
            continue;
        }
        bool const follows_zero = digits != 0 && value == 0;
        if (!is_digit(byte) || (follows_zero && !grammar.leading_zeros))
            return false;
        numbers += digits == 0 ? 1U : 0U;
        value = (digits == 0 ? 0 : value * 10) + static_cast<unsigned>(byte - '0');
        if (++digits > 3 || value > 255)
            return false;
    }
    return numbers == 4 && digits != 0;
}

constexpr auto is_ipv6_group(std::string_view text) noexcept -> bool
{
    for (char const byte : text)
        if (hex_value(byte) < 0)
            return false;
    return !text.empty() && text.size() <= 4;
}

constexpr auto is_ipv6(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    std::size_t groups = 0;
    bool shortened = text.starts_with("::");
    if (shortened)
        text.remove_prefix(2);
    while (!text.empty()) {
        std::size_t const colon = text.find(':');
        std::string_view const group = text.substr(0, colon);
        if (colon == text.npos && is_ipv4(group, grammar))
            groups += 2;
        else if (is_ipv6_group(group))
            groups += 1;
        else
            return false;
        if (colon == text.npos)
            break;
        text.remove_prefix(colon + 1);
        if (text.empty())
            return false;
        if (text.front() == ':') {
            if (shortened)
                return false;
            shortened = true;
            text.remove_prefix(1);
        }
    }
    return shortened ? groups + grammar.fewest_gap <= 8 : groups == 8;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
