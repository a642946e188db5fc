// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_REPRESENTATION_HPP
#define VOUCH_SCHEMA_REPRESENTATION_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/of.hpp>
#include <vouch/core/text.hpp>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

// Types that are another type in JSON, their representation: by functions beside the type, or by a `representation<Type>`.
namespace vouch::inline VOUCH_ABI::detail {

// Stands for a representation of any type, to find a `vouch_restore` without a `vouch_represent`.
struct any_representation {
    template <class Type>
    operator Type() const;
};

template <class Type>
concept has_own_representation = requires { sizeof(representation<Type>); };
template <class Type>
concept has_represent = requires(Type const& value) { vouch_represent(value, of<Type>{}); };
template <class Type>
concept has_restore = requires(any_representation value) { vouch_restore(value, of<Type>{}); };

// Whether something says how to represent the type, be it well-formed or not.
template <class Type>
inline constexpr bool is_represented = has_own_representation<Type> || has_represent<Type> || has_restore<Type>;

// Calls the function of `representation<Type>`, else that beside the type.
template <class Type>
    requires has_own_representation<Type>
constexpr auto call_represent(Type const& value) -> decltype(representation<Type>::represent(value))
{
    return representation<Type>::represent(value);
}
template <class Type>
    requires(!has_own_representation<Type>)
constexpr auto call_represent(Type const& value) -> decltype(vouch_represent(value, of<Type>{}))
{
    return vouch_represent(value, of<Type>{});
}

template <class Type, class Value>
    requires has_own_representation<Type>
constexpr auto call_restore(Value&& value) -> decltype(representation<Type>::restore(std::move(value)))
{
    return representation<Type>::restore(std::move(value));
}
template <class Type, class Value>
    requires(!has_own_representation<Type>)
constexpr auto call_restore(Value&& value) -> decltype(vouch_restore(std::move(value), of<Type>{}))
{
    return vouch_restore(std::move(value), of<Type>{});
}

// What is wrong with the functions.
enum class representation_fault {
    none,
    represent, // there is no function that represents
    restore,   // there is none that restores what the other one gives
    result,    // what restores gives something else than an optional of the type
    endless,   // the type represents itself
};

template <class Type>
concept represents = requires(Type const& value) { detail::call_represent(value); };
template <class Type>
using called_representation = std::remove_cvref_t<decltype(detail::call_represent(std::declval<Type const&>()))>;

// Whether the representation of `Type` is one of `Outer`, or comes to one without an array or an object in between.
template <class Type, class... Outer>
consteval auto represents_itself() -> bool;

template <class... Outer, class... Alternatives>
consteval auto any_represents_itself(std::type_identity<std::variant<Alternatives...>>) -> bool
{
    return (represents_itself<Alternatives, Outer...>() || ...);
}
template <class... Outer>
consteval auto any_represents_itself(auto) -> bool
{
    return false;
}

template <class Type, class... Outer>
consteval auto represents_itself() -> bool
{
    if constexpr ((std::same_as<Type, Outer> || ...))
        return true;
    else if constexpr (!is_represented<Type>)
        return any_represents_itself<Outer...>(std::type_identity<Type>{});
    else if constexpr (represents<Type>)
        return represents_itself<called_representation<Type>, Type, Outer...>();
    else
        return false;
}

template <class Type>
consteval auto find_representation_fault() -> representation_fault
{
    if constexpr (!represents<Type>) {
        return representation_fault::represent;
    } else {
        using value = called_representation<Type>;
        if constexpr (!requires(value& made) { detail::call_restore<Type>(std::move(made)); })
            return representation_fault::restore;
        else if constexpr (!std::same_as<decltype(detail::call_restore<Type>(std::declval<value>())), std::optional<Type>>)
            return representation_fault::result;
        else
            return represents_itself<Type>() ? representation_fault::endless : representation_fault::none;
    }
}
template <class Type>
inline constexpr representation_fault representation_fault_of = find_representation_fault<Type>();

// The type that `Type` is in JSON; void if its functions are not in order.
template <class Type>
struct representation_of {
    using type = void;
};
template <class Type>
    requires(representation_fault_of<Type> == representation_fault::none)
struct representation_of<Type> {
    using type = called_representation<Type>;
};
template <class Type>
using representation_type = typename representation_of<Type>::type;

// A value as it is in JSON. Gives a reference where the type's own function gives one.
template <class Type>
constexpr auto represent(Type const& value) -> decltype(auto)
{
    return detail::call_represent(value);
}

// Gives `to` the value with that representation. Returns false if there is none.
template <class Type>
constexpr auto assign_restored(Type& to, representation_type<Type>&& value) -> bool
{
    std::optional<Type> restored = detail::call_restore<Type>(std::move(value));
    if (!restored)
        return false;
    to = *std::move(restored);
    return true;
}

template <class Type>
concept has_own_info = requires { representation<Type>::info; };
template <class Type>
concept has_info = !has_own_representation<Type> && requires { vouch_info(of<Type>{}); };

// Whether what a type says of its errors is a text_info that is known at compile time, or nothing.
template <class Type>
inline constexpr bool has_constant_info = true;
template <has_own_info Type>
inline constexpr bool has_constant_info<Type> =
    requires { typename std::bool_constant<(text_info(representation<Type>::info).code.size(), true)>; };
template <has_info Type>
inline constexpr bool has_constant_info<Type> =
    requires { typename std::bool_constant<(text_info(vouch_info(of<Type>{})).code.size(), true)>; };

template <class Type>
consteval auto make_refused_representation() -> expectation
{
    if constexpr (has_own_info<Type> && has_constant_info<Type>) {
        constexpr text_info info = representation<Type>::info;
        return {errc::format, info.code, info.expected};
    } else if constexpr (has_info<Type> && has_constant_info<Type>) {
        constexpr text_info info = vouch_info(of<Type>{});
        return {errc::format, info.code, info.expected};
    } else {
        return {errc::format, "a value that its type can hold"};
    }
}

// The error of a representation that no value of the type has.
template <class Type>
inline constexpr expectation refused_representation = make_refused_representation<Type>();

} // namespace vouch::inline VOUCH_ABI::detail
#endif
