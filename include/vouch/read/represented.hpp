// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_REPRESENTED_HPP
#define VOUCH_READ_REPRESENTED_HPP
#include <vouch/read/reader.hpp>

#include <cstddef>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Reads the representation of a type, and restores the value from that if it has no error of its own. `limit` is about the items
// of the representation.
template <class Type, class Limit>
auto read_represented(reader& in, char const* at, Type& to, Limit const& limit) -> char const*
{
    if constexpr (has_well_formed_representation<Type>) {
        std::size_t const before = in.marks().size();
        representation_type<Type> value{};
        char const* const end = read_value_inline(in, at, made_for(in, value), limit);
        if (end == nullptr || in.marks().size() != before || assign_restored(to, std::move(value)))
            return end;
        return in.refuse(end, at, refused_representation<Type>);
    } else {
        return nullptr;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
