// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_MEMORY_HPP
#define VOUCH_BENCH_MEMORY_HPP
#include <cstddef>

namespace bench {

// What the program has asked malloc, calloc, realloc and new for so far. The link replaces them: `--wrap`.
struct allocated {
    std::size_t blocks;
    std::size_t bytes;
};
auto allocated_so_far() -> allocated;

} // namespace bench
#endif
