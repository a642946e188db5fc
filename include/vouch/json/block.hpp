// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_BLOCK_HPP
#define VOUCH_JSON_BLOCK_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#if defined(__SSE2__) && !defined(VOUCH_PORTABLE)
#include <bit>
#include <emmintrin.h>
#endif

// Sixteen bytes at a time: the only place that knows an instruction set.
namespace vouch::inline VOUCH_ABI::detail {

inline constexpr std::size_t block_size = 16;

// A byte that may stand in a JSON string and needs no second look: printable ASCII, neither quote nor backslash. The signed
// compare finds control and non-ASCII bytes together.
constexpr bool is_plain(char byte) noexcept
{
    return static_cast<signed char>(byte) >= 0x20 && byte != '"' && byte != '\\';
}

constexpr bool is_space(char byte) noexcept
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

#if defined(__SSE2__) && !defined(VOUCH_PORTABLE)

// How many of the sixteen bytes at `from` are plain before the first that is not.
VOUCH_INLINE auto plain_prefix(char const* from) noexcept -> std::size_t
{
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i const backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    __m128i const special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    auto const stops = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), special)));
    return static_cast<std::size_t>(std::countr_zero(stops | 0x10000u));
}

// How many of the sixteen bytes at `from` are white space before the first that is not.
VOUCH_INLINE auto space_prefix(char const* from) noexcept -> std::size_t
{
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const blank = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
    __m128i const line = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
    auto const spaces = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(blank, line)));
    return static_cast<std::size_t>(std::countr_zero(~spaces));
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

#endif

// Whether all of the `Size` bytes at `from` are plain. The memory ends at `end`, not before them.
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
