// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_MEMORY_HPP
#define VOUCH_BENCH_MEMORY_HPP
#include <cstddef>

namespace bench {

// How many times the program has asked malloc, calloc, realloc or new for memory. The link puts counting ones in the place of
// the first three (--wrap); what the C++ library allocates is out of the link's reach, so that new is replaced here.
auto allocations_so_far() -> std::size_t;

} // namespace bench
#endif
