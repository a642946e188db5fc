// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_SAME_CONTENT_HPP
#define VOUCH_TESTS_SUPPORT_SAME_CONTENT_HPP
#include <vouch/schema/shape.hpp>

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>
#include <variant>

namespace support {

/// Whether two values agree in everything that is described, whatever == their types have.
template <class Type>
auto equal_in_content(Type const& left, Type const& right) -> bool
{
    using vouch::detail::shape;
    constexpr shape kind = vouch::detail::shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable) {
        bool const has_value = vouch::detail::holds_value(left);
        return has_value == vouch::detail::holds_value(right) && (!has_value || equal_in_content(*left, *right));
    } else if constexpr (kind == shape::sequence || kind == shape::fixed_array) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                          [](auto const& one, auto const& two) { return equal_in_content(one, two); });
    } else if constexpr (kind == shape::map) {
        return left.size() == right.size() && std::all_of(left.begin(), left.end(), [&](auto const& entry) {
                   auto const found = right.find(entry.first);
                   return found != right.end() && equal_in_content(entry.second, found->second);
               });
    } else if constexpr (kind == shape::tuple) {
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            return (equal_in_content(std::get<Index>(left), std::get<Index>(right)) && ...);
        }(std::make_index_sequence<std::tuple_size_v<Type>>{});
    } else if constexpr (kind == shape::variant) {
        return left.index() == right.index() && [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            return ((left.index() == Index && equal_in_content(std::get<Index>(left), std::get<Index>(right))) || ...);
        }(std::make_index_sequence<std::variant_size_v<Type>>{});
    } else if constexpr (kind == shape::object) {
        return [&]<template <class...> class List, class... Descriptors>(List<Descriptors...>) {
            return (equal_in_content(left.*Descriptors::pointer, right.*Descriptors::pointer) && ...);
        }(vouch::detail::members_of<Type>{});
    } else {
        return left == right;
    }
}

} // namespace support
#endif
