// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_SAME_HPP
#define VOUCH_PATCH_SAME_HPP
#include <vouch/patch/state.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/names.hpp>

#include <concepts>
#include <cstddef>

namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
constexpr auto same_value(Type const& left, Type const& right) -> bool;

template <class Type, template <class...> class List, class... Descriptors>
constexpr auto same_members(Type const& left, Type const& right, List<Descriptors...>) -> bool
{
    if constexpr (has_catch_all<Type>)
        if (left.*catch_all_of<Type>::pointer != right.*catch_all_of<Type>::pointer)
            return false;
    return (same_value<member_type<Type, Descriptors>>(left.*Descriptors::pointer, right.*Descriptors::pointer) && ...);
}

// Whether two values are equal: by their own ==, or member by member where a described struct has none. The containers are
// looked into, because std::vector claims to have a == whatever it holds.
template <class Type>
constexpr auto same_value(Type const& left, Type const& right) -> bool
{
    if constexpr (is_optional<Type> || is_nullable<Type>) {
        return left.has_value() == right.has_value() && (!left.has_value() || same_value(*left, *right));
    } else if constexpr (shape_of<Type> == shape::sequence) {
        if (left.size() != right.size())
            return false;
        for (std::size_t index = 0; index < left.size(); ++index)
            if (!same_value<typename Type::value_type>(left[index], right[index]))
                return false;
        return true;
    } else if constexpr (std::equality_comparable<Type> || !described_struct<Type>) {
        return left == right;
    } else {
        return same_members(left, right, json_members<Type>{});
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
