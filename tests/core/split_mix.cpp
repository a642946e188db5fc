// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/split_mix.hpp>

#include <cstdint>

#include <doctest/doctest.h>

namespace {

using vouch::detail::split_mix;
using vouch::detail::split_mix_step;

// The first numbers of the generator that is begun with 1234567, as its other implementations give them.
TEST_CASE("split_mix: gives the numbers of SplitMix64")
{
    constexpr std::uint64_t seed = 1234567;
    static_assert(split_mix(seed + split_mix_step) == 6457827717110365317U);
    CHECK(split_mix(seed + 2 * split_mix_step) == 3203168211198807973U);
    CHECK(split_mix(seed + 3 * split_mix_step) == 9817491932198370423U);
    CHECK(split_mix(0) == 0);
}

} // namespace
