// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_CONVERT_HPP
#define VOUCH_PATCH_CONVERT_HPP
#include <vouch/patch/state.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/open.hpp>

#include <concepts>
#include <type_traits>

// How the value of one member becomes that of another.
namespace vouch::inline VOUCH_ABI::detail {

template <class Open, class Value>
inline constexpr bool is_open_of = false;
template <class Value>
inline constexpr bool is_open_of<open<Value>, Value> = true;

// Whether two types stand for each other, apart from what objects and arrays hold.
template <class Value, class Other>
inline constexpr bool values_convert = is_open_of<Value, Other> || is_open_of<Other, Value>;
template <class Value>
inline constexpr bool values_convert<Value, Value> = std::is_copy_assignable_v<Value>;

// False, and nothing done, where `from` keeps a text that is no `To`.
template <class From, class To>
    requires(values_convert<From, To>)
auto convert_value(From const& from, To& to) -> bool
{
    if constexpr (is_open_of<From, To>) {
        if (from.known() == nullptr)
            return false;
        to = *from.known();
    } else {
        to = from;
    }
    return true;
}

// Arrays of different types go element by element, objects of different types member by member; equal types are assigned.
template <class From, class To>
concept different_arrays = !std::same_as<From, To> && (shape_of<From> == shape::sequence) && (shape_of<To> == shape::sequence);
template <class From, class To>
concept different_objects = !std::same_as<From, To> && json_object<From> && json_object<To>;

// convert(element, place) for every element.
template <class From, class To, class Convert>
    requires different_arrays<From, To>
void convert_elements(From const& from, To& to, Convert const& convert)
{
    to.clear();
    to.reserve(from.size());
    for (auto const& element : from) {
        typename To::value_type made{};
        convert(static_cast<typename From::value_type const&>(element), made);
        to.push_back(std::move(made));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
