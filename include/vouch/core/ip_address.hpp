// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_IP_ADDRESS_HPP
#define VOUCH_CORE_IP_ADDRESS_HPP
#include <vouch/core/ascii.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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

// Reads an IPv4 address. Nothing if `text` is none.
constexpr auto read_ipv4(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> std::optional<std::uint32_t>
{
    std::uint32_t address = 0;
    unsigned numbers = 0;
    unsigned digits = 0;
    unsigned value = 0;
    for (char const byte : text) {
        if (byte == '.') {
            if (digits == 0)
                return std::nullopt;
            address = address << 8 | value;
            digits = 0;
            continue;
        }
        bool const follows_zero = digits != 0 && value == 0;
        if (!is_digit(byte) || (follows_zero && !grammar.leading_zeros))
            return std::nullopt;
        numbers += digits == 0 ? 1U : 0U;
        value = (digits == 0 ? 0 : value * 10) + static_cast<unsigned>(byte - '0');
        if (++digits > 3 || value > 255)
            return std::nullopt;
    }
    return numbers == 4 && digits != 0 ? std::optional(address << 8 | value) : std::nullopt;
}

constexpr auto is_ipv4(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    return read_ipv4(text, grammar).has_value();
}

// The eight groups of an IPv6 address.
using ipv6_groups = std::array<std::uint16_t, 8>;

constexpr auto read_ipv6_group(std::string_view text) noexcept -> std::optional<std::uint16_t>
{
    if (text.empty() || text.size() > 4)
        return std::nullopt;
    int value = 0;
    for (char const byte : text) {
        if (hex_value(byte) < 0)
            return std::nullopt;
        value = value * 16 + hex_value(byte);
    }
    return static_cast<std::uint16_t>(value);
}

// Reads an IPv6 address. Nothing if `text` is none.
constexpr auto read_ipv6(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> std::optional<ipv6_groups>
{
    ipv6_groups found{};
    std::size_t count = 0;
    std::size_t gap = found.size() + 1; // where "::" stands
    auto const add = [&](std::uint32_t group) {
        if (count != found.size())
            found[count] = static_cast<std::uint16_t>(group);
        return count++ < found.size();
    };
    if (text.starts_with("::")) {
        gap = 0;
        text.remove_prefix(2);
    }
    while (!text.empty()) {
        std::size_t const colon = text.find(':');
        std::string_view const part = text.substr(0, colon);
        if (auto const group = read_ipv6_group(part)) {
            if (!add(*group))
                return std::nullopt;
        } else {
            auto const address = colon == text.npos ? read_ipv4(part, grammar) : std::nullopt;
            if (!address || !add(*address >> 16) || !add(*address & 0xffff))
                return std::nullopt;
        }
        if (colon == text.npos)
            break;
        text.remove_prefix(colon + 1);
        if (text.empty())
            return std::nullopt;
        if (text.front() == ':') {
            if (gap <= found.size())
                return std::nullopt;
            gap = count;
            text.remove_prefix(1);
        }
    }
    if (gap > found.size())
        return count == found.size() ? std::optional(found) : std::nullopt;
    if (count + grammar.fewest_gap > found.size())
        return std::nullopt;
    for (std::size_t last = found.size(); count != gap; found[count] = 0) // what follows the gap goes to the end
        found[--last] = found[--count];
    return found;
}

constexpr auto is_ipv6(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    return read_ipv6(text, grammar).has_value();
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
