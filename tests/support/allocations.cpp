// SPDX-License-Identifier: BSL-1.0
#include <support/allocations.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#if defined(__linux__)
#include <malloc.h>
#endif

namespace {

auto size_of(void* block) noexcept -> std::size_t
{
#if defined(__linux__)
    return malloc_usable_size(block);
#else // 0 bytes are within every bound
    return block == nullptr ? 0 : 0;
#endif
}

} // namespace

namespace tests {

auto allocated() noexcept -> allocations&
{
    thread_local constinit allocations here;
    return here;
}

} // namespace tests

// Counted, and otherwise the same.
auto operator new(std::size_t size, std::nothrow_t const&) noexcept -> void*
{
    void* const block = std::malloc(size != 0 ? size : 1);
    tests::allocations& all = tests::allocated();
    ++all.blocks;
    all.held += static_cast<std::ptrdiff_t>(size_of(block));
    all.most = (std::max)(all.most, all.held);
    if (all.freeing != nullptr && block != nullptr)
        std::memset(block, 0, size_of(block)); // what an earlier block left there would be found in this one
    return block;
}
auto operator new(std::size_t size) -> void*
{
    if (void* const block = operator new(size, std::nothrow))
        return block;
    throw std::bad_alloc();
}
void operator delete(void* block) noexcept
{
    tests::allocations& all = tests::allocated();
    std::size_t const size = size_of(block);
    all.held -= static_cast<std::ptrdiff_t>(size);
    if (all.freeing != nullptr && size != 0)
        all.freeing({static_cast<char const*>(block), size});
    std::free(block);
}
void operator delete(void* block, std::size_t) noexcept
{
    operator delete(block);
}
