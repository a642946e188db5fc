// SPDX-License-Identifier: BSL-1.0
#include <fuzz/numbers.hpp>

#include <fuzz/short_run.hpp>

TEST_CASE("fuzz: numbers are the nearest")
{
    std::mt19937_64 random(20);
    for (std::size_t left = support::rounds(3'000, 1'000'000); left != 0; --left) {
        std::uint64_t const words[] = {random(), random()};
        char bytes[sizeof words];
        std::memcpy(bytes, words, sizeof words);
        fuzz::try_one(fuzz::numbers, {bytes, sizeof bytes});
    }
}
