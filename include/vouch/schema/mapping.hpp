// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_MAPPING_HPP
#define VOUCH_SCHEMA_MAPPING_HPP
#include <vouch/schema/kinds.hpp>
#include <vouch/schema/shape.hpp>

#include <cstddef>
#include <string_view>

// Which types have a place in JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
consteval auto is_mapped() -> bool;

template <class... Types>
consteval auto are_mapped(std::type_identity<std::tuple<Types...>>) -> bool
{
    return (is_mapped<Types>() && ...);
}
template <class First, class Second>
consteval auto are_mapped(std::type_identity<std::pair<First, Second>>) -> bool
{
    return is_mapped<First>() && is_mapped<Second>();
}
template <class... Types>
consteval auto are_mapped(std::type_identity<std::variant<Types...>>) -> bool
{
    if constexpr (is_tagged<std::variant<Types...>>)
        return ((shape_of<Types> == shape::object) && ...);
    else
        return is_untagged<std::variant<Types...>> && (is_mapped<Types>() && ...);
}

// Whether a type may be the key of a map: a name in JSON that has one spelling for each value.
template <class Key>
inline constexpr bool is_key =
    shape_of<Key> == shape::string || shape_of<Key> == shape::named || shape_of<Key> == shape::number_name ||
    shape_of<Key> == shape::integer || shape_of<Key> == shape::open;

// A described struct counts as mapped whatever its members are: those have a complaint of their own.
template <class Type>
consteval auto is_mapped() -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable)
        return is_mapped<bare_type<Type>>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return is_mapped<typename Type::value_type>();
    else if constexpr (kind == shape::map)
        return is_key<typename Type::key_type> && is_mapped<typename Type::mapped_type>();
    else if constexpr (kind == shape::tuple || kind == shape::variant)
        return are_mapped(std::type_identity<Type>{});
    else
        return kind != shape::none;
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// A type that can be read from JSON and written to it.
template <class Type>
concept mapped = detail::is_mapped<Type>();

// The sentence that the compiler prints of the type that was read or written itself.
template <class Type>
inline constexpr bool type_is_described_or_mapped = mapped<Type>;

} // namespace vouch::inline VOUCH_ABI
#endif
