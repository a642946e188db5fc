// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_UTF8_HPP
#define VOUCH_CORE_UTF8_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// The end of the character that starts at `from`, or nullptr where that is not UTF-8 (RFC 3629 section 4: no overlong form, no
// surrogate, nothing above U+10FFFF). Precondition: *from is not ASCII.
VOUCH_INLINE constexpr auto utf8_character_end(char const* from, char const* end) noexcept -> char const*
{
    auto const byte = [&](std::ptrdiff_t at) { return static_cast<unsigned char>(from[at]); };
    auto const continues = [&](std::ptrdiff_t at) { return (byte(at) & 0xC0u) == 0x80u; };
    unsigned const lead = byte(0);
    std::ptrdiff_t const left = end - from;
    if (lead < 0xC2)
        return nullptr;
    if (lead < 0xE0) {
        if (left < 2 || !continues(1))
            return nullptr;
        return from + 2;
    }
    if (lead < 0xF0) {
        if (left < 3 || !continues(1) || !continues(2) || (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F))
            return nullptr;
        return from + 3;
    }
    if (lead > 0xF4 || left < 4 || !continues(1) || !continues(2) || !continues(3) || (lead == 0xF0 && byte(1) < 0x90) ||
        (lead == 0xF4 && byte(1) > 0x8F))
        return nullptr;
    return from + 4;
}

// The end of the run of non-ASCII characters that starts at `from`, or nullptr where one of them is not UTF-8.
constexpr auto utf8_run_end(char const* from, char const* end) noexcept -> char const*
{
    do {
        from = utf8_character_end(from, end);
    } while (from != nullptr && from != end && static_cast<signed char>(*from) < 0);
    return from;
}

constexpr auto is_utf8(std::string_view text) noexcept -> bool
{
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at != end) {
        if (static_cast<signed char>(*at) >= 0)
            ++at;
        else if (at = utf8_run_end(at, end); at == nullptr)
            return false;
    }
    return true;
}

// How many characters valid UTF-8 has: bytes that do not continue one.
constexpr auto count_code_points(std::string_view text) noexcept -> std::size_t
{
    std::size_t count = 0;
    for (char const byte : text)
        count += (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    return count;
}

inline void append_utf8(std::string& to, std::uint32_t code_point)
{
    auto const put = [&](std::uint32_t byte) { to += static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | code_point >> 12);
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3F));
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
