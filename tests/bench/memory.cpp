// SPDX-License-Identifier: BSL-1.0
#include "memory.hpp"

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

} // namespace

extern "C" {
void* __real_malloc(std::size_t size);
void* __real_calloc(std::size_t items, std::size_t size);
void* __real_realloc(void* block, std::size_t size);

void* __wrap_malloc(std::size_t size)
{
    ++allocations;
    return __real_malloc(size);
}
void* __wrap_calloc(std::size_t items, std::size_t size)
{
    ++allocations;
    return __real_calloc(items, size);
}
void* __wrap_realloc(void* block, std::size_t size)
{
    ++allocations;
    return __real_realloc(block, size);
}
}

void* operator new(std::size_t size)
{
    if (void* const block = std::malloc(size))
        return block;
    throw std::bad_alloc{};
}
void operator delete(void* block) noexcept
{
    std::free(block);
}
void operator delete(void* block, std::size_t) noexcept
{
    std::free(block);
}

auto bench::allocations_so_far() -> std::size_t
{
    return allocations;
}
