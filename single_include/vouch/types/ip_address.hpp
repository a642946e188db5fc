// vouch 0.1.0, vouch/types/ip_address.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/types/detail/inline_text.hpp
#ifndef VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP
#define VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail::codes {

// Base of a text type whose texts have at most `Most` bytes, all ASCII: the object holds them itself.
// `Self` has `info` and `valid(text)`. If it reads more than one spelling of a value, it also has `put(text, to)`, which writes
// the one spelling of a valid text and returns its size, so that equal values have equal texts.
template <class Self, std::size_t Most>
class inline_text {
public:
    constexpr inline_text() = default;
    constexpr inline_text(checked_literal<Self> literal) noexcept { assign(literal.text); }

    /// Makes a `Self` from `text`. Empty if that is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<Self>
    {
        if (!Self::valid(text))
            return std::nullopt;
        std::optional<Self> made(std::in_place);
        made->assign(text);
        return made;
    }

    /// The text; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return {text_, size_}; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return size_ != 0; }

    // Bytes behind the text are NUL: the order is that of the texts.
    friend constexpr bool operator==(inline_text const&, inline_text const&) = default;
    friend constexpr auto operator<=>(inline_text const&, inline_text const&) = default;

protected:
    constexpr void assign(std::string_view text) noexcept { size_ = static_cast<std::uint8_t>(Self::put(text, text_)); }

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        for (char const byte : text)
            *to++ = byte;
        return text.size();
    }

private:
    static_assert(Most < 256, "the size is a byte");

    char text_[Most]{};
    std::uint8_t size_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail::codes
#endif

// vouch/types/detail/ipv6.hpp
#ifndef VOUCH_TYPES_DETAIL_IPV6_HPP
#define VOUCH_TYPES_DETAIL_IPV6_HPP

#include <array>
#include <initializer_list>

// IPv6 addresses: of the many texts of an address, the one that RFC 5952 recommends.
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

// vouch/types/ip_address.hpp
#ifndef VOUCH_TYPES_IP_ADDRESS_HPP
#define VOUCH_TYPES_IP_ADDRESS_HPP

namespace vouch::inline VOUCH_ABI {

/// An IPv4 or IPv6 address. Holds the canonical text of the address, so two texts of one address are equal values.
///
/// JSON:   a string, "192.0.2.1" or "2001:db8::1". Every text of an IPv6 address is read, "2001:DB8:0:0:0:0:0:1" too; the one
/// that
///         RFC 5952 recommends is written. "::ffff:192.0.2.1" is an IPv6 address, and not equal to "192.0.2.1".
/// Errors: `not_an_ip_address` for any other text: a zone ("fe80::1%eth0"), a prefix length, a port, brackets and zeros before
/// the
///         numbers of an IPv4 address included.
/// Cost:   40 bytes, never allocates, usable in constant expressions.
/// See:    RFC 4291 section 2.2; RFC 5952 sections 4 and 5; RFC 3986 section 3.2.2 for IPv4
class ip_address : public detail::codes::inline_text<ip_address, 39> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_ip_address", .expected = "an IPv4 or IPv6 address"};

    /// Whether `text` is an address.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return detail::is_ipv4(text) || detail::is_ipv6(text);
    }

    /// Whether it is an IPv4 address; false if unset.
    [[nodiscard]] constexpr auto is_v4() const noexcept -> bool { return is_set() && !is_v6(); }
    /// Whether it is an IPv6 address; false if unset.
    [[nodiscard]] constexpr auto is_v6() const noexcept -> bool { return view().find(':') != std::string_view::npos; }

private:
    friend inline_text;

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        if (text.find(':') == text.npos)
            return inline_text::put(text, to);
        return static_cast<std::size_t>(detail::ipv6::write(detail::ipv6::read(text), to) - to);
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
