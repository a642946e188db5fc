// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP
#define VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP
#include <vouch/core/config.hpp>

#include <cstddef>

namespace vouch::inline VOUCH_ABI::detail {

// The first index, of `count` in order, for which `is_less` is false; `count` if there is none. Spares every user <algorithm>,
// and serves tables whose rows are parts of one text.
template <class Predicate>
constexpr auto lower_bound_index(std::size_t count, Predicate is_less) noexcept -> std::size_t
{
    std::size_t first = 0;
    while (count != 0) {
        std::size_t const half = count / 2;
        if (is_less(first + half)) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
