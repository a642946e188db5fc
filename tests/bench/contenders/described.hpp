// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_DESCRIBED_HPP
#define VOUCH_BENCH_CONTENDERS_DESCRIBED_HPP
// For the contenders that know no structs: what a person would write by hand, member after member, written once over
// Boost.Describe.
#include "../model.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>

#include <string_view>
#include <type_traits>

namespace bench {

template <class Type>
concept described = std::is_class_v<Type> && boost::describe::has_describe_members<Type>::value;

template <class Type>
inline constexpr bool is_vector = false;
template <class Item>
inline constexpr bool is_vector<std::vector<Item>> = true;

template <class Type>
inline constexpr bool is_array = false;
template <class Item, std::size_t Size>
inline constexpr bool is_array<std::array<Item, Size>> = true;

template <class Type>
inline constexpr bool is_nullable = false;
template <class Value>
inline constexpr bool is_nullable<vouch::nullable<Value>> = true;

template <class Type>
inline constexpr bool is_optional = false;
template <class Value>
inline constexpr bool is_optional<std::optional<Value>> = true;

// function(name, member) for each until one gives false.
template <class Type, class Function>
auto all_members(Type& object, Function const& function) -> bool
{
    return [&]<template <class...> class List, class... Members>(List<Members...>) {
        return (function(std::string_view(Members::name), object.*Members::pointer) && ...);
    }(boost::describe::describe_members<std::remove_const_t<Type>, boost::describe::mod_public>{});
}

// The enumerator of that name.
template <class Enum>
auto enumerator_of(std::string_view name, Enum& to) -> bool
{
    return [&]<template <class...> class List, class... Enumerators>(List<Enumerators...>) {
        return ((name == Enumerators::name && (to = Enumerators::value, true)) || ...);
    }(boost::describe::describe_enumerators<Enum>{});
}

// The name of that enumerator; empty where there is none.
template <class Enum>
auto name_of(Enum value) -> std::string_view
{
    std::string_view name;
    [&]<template <class...> class List, class... Enumerators>(List<Enumerators...>) {
        (void)((value == Enumerators::value && (name = Enumerators::name, true)) || ...);
    }(boost::describe::describe_enumerators<Enum>{});
    return name;
}

} // namespace bench
#endif
