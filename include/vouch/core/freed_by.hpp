// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_FREED_BY_HPP
#define VOUCH_CORE_FREED_BY_HPP
#include <vouch/core/config.hpp>

namespace vouch::inline VOUCH_ABI::detail {

// Has a `std::unique_ptr` destroy an object by a function of a C library.
template <auto Free>
struct freed_by {
    template <class Type>
    void operator()(Type* object) const noexcept
    {
        Free(object);
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
