// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_HTTP_ALLOCATIONS_HPP
#define VOUCH_BENCH_HTTP_ALLOCATIONS_HPP
#include <cstddef>

namespace bench {

/// How often this process has called operator new.
extern std::size_t allocations;

} // namespace bench
#endif
