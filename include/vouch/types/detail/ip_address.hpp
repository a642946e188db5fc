// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_IP_ADDRESS_HPP
#define VOUCH_TYPES_DETAIL_IP_ADDRESS_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <string_view>

// The texts of IP addresses, as RFC 3986 section 3.2.2 has them.
namespace vouch::inline VOUCH_ABI::detail {

constexpr auto is_ipv4(std::string_view text) noexcept -> bool
{
    unsigned numbers = 0;
    unsigned digits = 0;
    unsigned value = 0;
    for (char const one : text) {
        if (one == '.') {
            if (digits == 0)
                return false;
            digits = 0;
        } else {
            if (one < '0' || one > '9' || (digits != 0 && value == 0)) // "01" is octal to some
                return false;
            numbers += digits == 0 ? 1U : 0U;
            value = (digits == 0 ? 0 : value * 10) + static_cast<unsigned>(one - '0');
            ++digits;
            if (value > 255)
                return false;
        }
    }
    return numbers == 4 && digits != 0;
}

constexpr auto is_ipv6_group(std::string_view text) noexcept -> bool
{
    for (char const one : text)
        if (!((one >= '0' && one <= '9') || (one >= 'a' && one <= 'f') || (one >= 'A' && one <= 'F')))
            return false;
    return !text.empty() && text.size() <= 4;
}

constexpr auto is_ipv6(std::string_view text) noexcept -> bool
{
    std::size_t groups = 0;
    bool shortened = text.starts_with("::");
    if (shortened)
        text.remove_prefix(2);
    while (!text.empty()) {
        std::size_t const colon = text.find(':');
        std::string_view const group = text.substr(0, colon);
        if (colon == text.npos && is_ipv4(group))
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
    return shortened ? groups <= 7 : groups == 8; // "::" stands for one group at least
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
