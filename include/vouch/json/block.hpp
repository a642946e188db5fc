// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_BLOCK_HPP
#define VOUCH_JSON_BLOCK_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#if defined(__SSE2__) && !defined(VOUCH_PORTABLE)
#include <bit>
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(VOUCH_PORTABLE)
#include <arm_neon.h>
#include <bit>
#include <cstdint>
#endif

// Looks at sixteen bytes at a time. The only file that knows an instruction set.
namespace vouch::inline VOUCH_ABI::detail {

inline constexpr std::size_t block_size = 16;

// Whether a byte of a JSON string is printable ASCII, neither quote nor backslash. The signed comparison finds control and
// non-ASCII bytes together.
constexpr bool is_plain(char byte) noexcept
{
    return static_cast<signed char>(byte) >= 0x20 && byte != '"' && byte != '\\';
}

constexpr bool is_space(char byte) noexcept
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

// plain_prefix(from) counts the plain bytes before the first other one among the sixteen at `from`; space_prefix(from) counts
// white space in the same way. starts_with_spaces(from, count) tells whether the first `count` bytes, less than sixteen, are
// white space.
#if defined(__SSE2__) && !defined(VOUCH_PORTABLE)

// Returns a bit for each byte that is not plain.
VOUCH_INLINE auto not_plain(char const* from) noexcept -> unsigned
{
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i const backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    __m128i const special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), special)));
}

// Returns a bit for each byte that is white space.
VOUCH_INLINE auto spaces(char const* from) noexcept -> unsigned
{
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const blank = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
    __m128i const line = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(blank, line)));
}

VOUCH_INLINE auto plain_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_zero(not_plain(from) | 0x10000u));
}

VOUCH_INLINE auto space_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_one(spaces(from)));
}

VOUCH_INLINE auto starts_with_spaces(char const* from, std::size_t count) noexcept -> bool
{
    unsigned const wanted = (1u << count) - 1;
    return (spaces(from) & wanted) == wanted;
}

#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(VOUCH_PORTABLE)

// Returns four bits for each byte of `flags`, which are 0 or 255.
VOUCH_INLINE auto nibbles(uint8x16_t flags) noexcept -> std::uint64_t
{
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(flags), 4)), 0);
}

VOUCH_INLINE auto not_plain(char const* from) noexcept -> std::uint64_t
{
    uint8x16_t const bytes = vld1q_u8(reinterpret_cast<unsigned char const*>(from));
    uint8x16_t const quote = vceqq_u8(bytes, vdupq_n_u8('"'));
    uint8x16_t const backslash = vceqq_u8(bytes, vdupq_n_u8('\\'));
    uint8x16_t const special = vcltq_s8(vreinterpretq_s8_u8(bytes), vdupq_n_s8(0x20));
    return nibbles(vorrq_u8(vorrq_u8(quote, backslash), special));
}

VOUCH_INLINE auto spaces(char const* from) noexcept -> std::uint64_t
{
    uint8x16_t const bytes = vld1q_u8(reinterpret_cast<unsigned char const*>(from));
    uint8x16_t const blank = vorrq_u8(vceqq_u8(bytes, vdupq_n_u8(' ')), vceqq_u8(bytes, vdupq_n_u8('\t')));
    uint8x16_t const line = vorrq_u8(vceqq_u8(bytes, vdupq_n_u8('\n')), vceqq_u8(bytes, vdupq_n_u8('\r')));
    return nibbles(vorrq_u8(blank, line));
}

VOUCH_INLINE auto plain_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_zero(not_plain(from))) / 4;
}

VOUCH_INLINE auto space_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_one(spaces(from))) / 4;
}

VOUCH_INLINE auto starts_with_spaces(char const* from, std::size_t count) noexcept -> bool
{
    std::uint64_t const wanted = (std::uint64_t{1} << (count * 4)) - 1;
    return (spaces(from) & wanted) == wanted;
}

#else

VOUCH_INLINE auto plain_prefix(char const* from) noexcept -> std::size_t
{
    std::size_t count = 0;
    while (count != block_size && is_plain(from[count]))
        ++count;
    return count;
}

VOUCH_INLINE auto space_prefix(char const* from) noexcept -> std::size_t
{
    std::size_t count = 0;
    while (count != block_size && is_space(from[count]))
        ++count;
    return count;
}

VOUCH_INLINE auto starts_with_spaces(char const* from, std::size_t count) noexcept -> bool
{
    return space_prefix(from) >= count;
}

#endif

// Whether every byte of a word is plain. Any other byte sets its highest bit in one of four terms. Its borrow from the bytes
// above changes nothing, since the answer is no already.
template <class Word>
constexpr auto is_plain_word(Word word) noexcept -> bool
{
    constexpr Word ones = static_cast<Word>(~Word{}) / 255;
    Word const special = (word - ones * 0x20) | word;
    Word const quote = (word ^ (ones * '"')) - ones;
    Word const backslash = (word ^ (ones * '\\')) - ones;
    return ((special | quote | backslash) & (ones * 0x80)) == 0;
}

// Whether all of the `Size` bytes at `from` are plain. The text ends at `end`, which is not before them.
template <std::size_t Size>
VOUCH_INLINE auto all_plain(char const* from, char const* end) noexcept -> bool
{
    if constexpr (Size < block_size) {
        if (static_cast<std::size_t>(end - from) >= block_size) [[likely]]
            return plain_prefix(from) >= Size;
        bool plain = true;
        for (std::size_t at = 0; at != Size; ++at)
            plain &= is_plain(from[at]);
        return plain;
    } else {
        bool plain = plain_prefix(from + Size - block_size) == block_size;
        for (std::size_t at = 0; at + block_size < Size; at += block_size)
            plain &= plain_prefix(from + at) == block_size;
        return plain;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
