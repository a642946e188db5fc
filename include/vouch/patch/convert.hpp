// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_CONVERT_HPP
#define VOUCH_PATCH_CONVERT_HPP
#include <vouch/patch/state.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/names.hpp>
#include <vouch/schema/open.hpp>

#include <concepts>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

// How the value of one member becomes the value of another.
namespace vouch::inline VOUCH_ABI::detail {

template <class Type, class... Outer>
consteval auto find_copies() -> bool;

template <class Type, class... Outer, template <class...> class List, class... Descriptors>
consteval auto members_copy(List<Descriptors...>) -> bool
{
    return (find_copies<member_type<Type, Descriptors>, Type, Outer...>() && ...);
}
template <class... Outer, class... Types>
consteval auto items_copy(std::type_identity<std::tuple<Types...>>) -> bool
{
    return (find_copies<Types, Outer...>() && ...);
}
template <class... Outer, class First, class Second>
consteval auto items_copy(std::type_identity<std::pair<First, Second>>) -> bool
{
    return find_copies<First, Outer...>() && find_copies<Second, Outer...>();
}
template <class... Outer, class... Types>
consteval auto items_copy(std::type_identity<std::variant<Types...>>) -> bool
{
    return (find_copies<Types, Outer...>() && ...);
}

// Whether an object of `Type` can be copied. A container claims it whatever it holds, so its items are looked at. `Outer` are the
// structs around it: a recursive type comes back to one of them.
template <class Type, class... Outer>
consteval auto find_copies() -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (!std::is_copy_assignable_v<Type>)
        return false;
    else if constexpr (kind == shape::boxed)
        return find_copies<typename Type::value_type, Outer...>();
    else if constexpr (is_optional<Type> || is_nullable<Type>)
        return find_copies<std::remove_cvref_t<decltype(*std::declval<Type const&>())>, Outer...>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return find_copies<typename Type::value_type, Outer...>();
    else if constexpr (kind == shape::map)
        return find_copies<typename Type::key_type, Outer...>() && find_copies<typename Type::mapped_type, Outer...>();
    else if constexpr (kind == shape::tuple || kind == shape::variant)
        return items_copy<Outer...>(std::type_identity<Type>{});
    else if constexpr (kind == shape::object && !(std::same_as<Type, Outer> || ...))
        return members_copy<Type, Outer...>(members_of<Type>{});
    else
        return true;
}
template <class Type>
inline constexpr bool copies = find_copies<Type>();

template <class Open, class Value>
inline constexpr bool is_open_of = false;
template <class Value>
inline constexpr bool is_open_of<open<Value>, Value> = true;

// Whether a value of one type can be assigned to the other, regardless of what objects and arrays hold.
template <class Value, class Other>
inline constexpr bool values_convert = is_open_of<Value, Other> || is_open_of<Other, Value>;
template <class Value>
inline constexpr bool values_convert<Value, Value> = copies<Value>;

// Assigns `from` to `to`. Returns false and does nothing if `from` is open and holds no value that `To` knows.
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

// Arrays are converted item by item if their types differ or cannot be copied, objects member by member if their types differ.
// Everything else is assigned.
template <class From, class To>
concept different_arrays =
    (shape_of<From> == shape::sequence) && (shape_of<To> == shape::sequence) && (!std::same_as<From, To> || !copies<From>);
template <class From, class To>
concept different_objects = !std::same_as<From, To> && json_object<From> && json_object<To>;

// Fills `to` anew: calls convert(item, place) for every item of `from`.
template <class From, class To, class Convert>
    requires different_arrays<From, To>
void convert_elements(From const& from, To& to, Convert const& convert)
{
    to.clear();
    if constexpr (requires { to.reserve(from.size()); })
        to.reserve(from.size());
    for (auto const& element : from) {
        typename To::value_type made{};
        convert(static_cast<typename From::value_type const&>(element), made);
        to.emplace_back(std::move(made));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
