// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_ALLOCATIONS_HPP
#define VOUCH_TESTS_SUPPORT_ALLOCATIONS_HPP
#include <cstddef>
#include <string_view>

// What the unit tests allocate: support/allocations.cpp replaces operator new and operator delete for the whole program.
namespace tests {

struct allocations {
    std::size_t blocks = 0;                                     // since the program started
    std::ptrdiff_t held = 0;                                    // bytes, as the system rounds them; 0 where it does not tell
    std::ptrdiff_t most = 0;                                    // the most of them since it was last set
    void (*freeing)(std::string_view block) noexcept = nullptr; // called with each block before it is freed, if the size is known
};

// One for each thread.
auto allocated() noexcept -> allocations&;

// How many blocks `call` allocates.
template <class Call>
auto blocks_of(Call const& call) -> std::size_t
{
    std::size_t const before = allocated().blocks;
    call();
    return allocated().blocks - before;
}

} // namespace tests
#endif
