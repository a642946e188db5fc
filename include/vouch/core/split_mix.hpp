// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_SPLIT_MIX_HPP
#define VOUCH_CORE_SPLIT_MIX_HPP
#include <vouch/core/config.hpp>

#include <cstdint>

namespace vouch::inline VOUCH_ABI::detail {

// The step between the states of SplitMix64.
inline constexpr std::uint64_t split_mix_step = 0x9E3779B97F4A7C15U;

// The number of SplitMix64 for a state: each state has another one, and neighbours differ in half of their bits.
[[nodiscard]] constexpr auto split_mix(std::uint64_t state) noexcept -> std::uint64_t
{
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9U;
    state = (state ^ (state >> 27)) * 0x94D049BB133111EBU;
    return state ^ (state >> 31);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
