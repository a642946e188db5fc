// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_HASH_OF_PARTS_HPP
#define VOUCH_TYPES_DETAIL_HASH_OF_PARTS_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace vouch::inline VOUCH_ABI::detail {

// The hash of a value that has several numbers.
constexpr auto hash_of_parts(std::initializer_list<std::uint64_t> parts) noexcept -> std::size_t
{
    std::uint64_t result = 0;
    for (std::uint64_t const part : parts)
        result = (result ^ part ^ (part >> 29)) * 0x9E3779B97F4A7C15ULL; // 2^64 / the golden ratio
    std::uint64_t const mixed = result ^ (result >> 32);
    return static_cast<std::size_t>(mixed);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
