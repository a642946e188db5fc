// SPDX-License-Identifier: BSL-1.0
#include "allocations.hpp"

#include <cstdlib>
#include <new>

std::size_t bench::allocations = 0;

void* operator new(std::size_t size)
{
    ++bench::allocations;
    if (void* const made = std::malloc(size))
        return made;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
