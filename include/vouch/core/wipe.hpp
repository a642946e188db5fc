// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_WIPE_HPP
#define VOUCH_CORE_WIPE_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <cstring>
#include <string>

namespace vouch::inline VOUCH_ABI::detail {

// A pointer to memset that the compiler has to read: else it may drop stores to memory that is freed next.
inline void* (*volatile memset_of_wipe)(void*, int, std::size_t) = std::memset;

// Overwrites bytes that may have held a secret.
inline void wipe(char* bytes, std::size_t size) noexcept
{
    if (size != 0)
        memset_of_wipe(bytes, 0, size);
}

// Overwrites all that a text has storage for and makes it empty. A string that is moved from or made shorter keeps bytes behind
// its end, also in the object itself.
inline void wipe(std::string& text)
{
    text.resize(text.capacity());
    wipe(text.data(), text.size());
    text.clear();
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
