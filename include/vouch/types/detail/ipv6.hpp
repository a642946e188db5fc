// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_IPV6_HPP
#define VOUCH_TYPES_DETAIL_IPV6_HPP
#include <vouch/core/ip_address.hpp>

#include <cstddef>
#include <initializer_list>

// Canonical texts of IPv6 addresses (RFC 5952).
namespace vouch::inline VOUCH_ABI::detail::ipv6 {

// The zeros that "::" stands for: the longest run of at least two, the first of equals (section 4.2).
struct zeros {
    std::size_t begin = 8;
    std::size_t end = 8;

    constexpr explicit zeros(ipv6_groups const& of) noexcept
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
constexpr auto write(ipv6_groups const& all, char* to) noexcept -> char*
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
        for (unsigned const byte : {all[6] / 256u, all[6] % 256u, all[7] / 256u, all[7] % 256u}) {
            *to++ = mark;
            to = put(byte, 10, to);
            mark = '.';
        }
    }
    return to;
}

} // namespace vouch::inline VOUCH_ABI::detail::ipv6
#endif
