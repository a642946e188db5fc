// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_IPV6_HPP
#define VOUCH_TYPES_DETAIL_IPV6_HPP
#include <vouch/core/ascii.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

// Canonical texts of IPv6 addresses (RFC 5952).
namespace vouch::inline VOUCH_ABI::detail::ipv6 {

using groups = std::array<unsigned, 8>;

// The byte before the next dot of an IPv4 address; removes both.
constexpr auto take_byte(std::string_view& text) noexcept -> unsigned
{
    unsigned byte = 0;
    std::size_t size = 0;
    for (; size != text.size() && text[size] != '.'; ++size)
        byte = byte * 10 + static_cast<unsigned>(text[size] - '0');
    text.remove_prefix(size == text.size() ? size : size + 1);
    return byte;
}

// Reads the groups of a text such as "1:2:192.0.2.1" into those from `index` on; returns the index after them.
constexpr auto read_some(std::string_view text, groups& to, std::size_t index) noexcept -> std::size_t
{
    while (!text.empty()) {
        std::size_t const colon = text.find(':');
        std::string_view group = text.substr(0, colon);
        text.remove_prefix(colon == text.npos ? text.size() : colon + 1);
        if (group.find('.') == group.npos) {
            for (char const digit : group)
                to[index] = to[index] * 16 + static_cast<unsigned>(hex_value(digit));
            ++index;
        } else {
            for (int half = 0; half != 2; ++half) {
                unsigned const high = take_byte(group);
                to[index++] = high * 256 + take_byte(group);
            }
        }
    }
    return index;
}

// The groups of a valid address.
constexpr auto read(std::string_view text) noexcept -> groups
{
    groups all{};
    std::size_t const gap = text.find("::");
    read_some(text.substr(0, gap), all, 0);
    if (gap == text.npos)
        return all;
    groups last{};
    std::size_t const count = read_some(text.substr(gap + 2), last, 0);
    for (std::size_t index = 0; index != count; ++index)
        all[8 - count + index] = last[index];
    return all;
}

// The zeros that "::" stands for: the longest run of at least two, the first of equals (section 4.2).
struct zeros {
    std::size_t begin = 8;
    std::size_t end = 8;

    constexpr explicit zeros(groups const& of) noexcept
    {
        std::size_t longest = 1;
        for (std::size_t first = 0; first != of.size(); ++first) {
            std::size_t past = first;
            while (past != of.size() && of[past] == 0)
                ++past;
            if (past - first > longest) {
                longest = past - first;
                begin = first;
                end = past;
            }
        }
    }
};

// Writes `number` without zeros before it; returns the end.
constexpr auto put(unsigned number, unsigned base, char* to) noexcept -> char*
{
    unsigned place = 1;
    while (number / place >= base)
        place *= base;
    for (; place != 0; place /= base)
        *to++ = "0123456789abcdef"[number / place % base];
    return to;
}

// Returns the end. An IPv4-mapped address, ::ffff:0:0/96, ends like an IPv4 address (section 5).
constexpr auto write(groups const& all, char* to) noexcept -> char*
{
    zeros const gap(all);
    bool const is_mapped = gap.begin == 0 && gap.end == 5 && all[5] == 0xffff;
    for (std::size_t index = 0; index != (is_mapped ? 6 : 8); ++index) {
        if (index >= gap.begin && index < gap.end) {
            if (index == gap.begin)
                *to++ = ':';
            if (index + 1 == gap.end)
                *to++ = ':';
            continue;
        }
        if (index != 0 && index != gap.end)
            *to++ = ':';
        to = put(all[index], 16, to);
    }
    if (is_mapped) {
        char mark = ':';
        for (unsigned const byte : {all[6] / 256, all[6] % 256, all[7] / 256, all[7] % 256}) {
            *to++ = mark;
            to = put(byte, 10, to);
            mark = '.';
        }
    }
    return to;
}

} // namespace vouch::inline VOUCH_ABI::detail::ipv6
#endif
