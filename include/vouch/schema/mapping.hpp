// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_MAPPING_HPP
#define VOUCH_SCHEMA_MAPPING_HPP
#include <vouch/core/nullable.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/core/text.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/schema/open.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Which C++ types have a place in JSON. A text type is known by its shape, so a user's own is as good as the library's.
namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
inline constexpr bool is_optional = false;
template <class Value>
inline constexpr bool is_optional<std::optional<Value>> = true;

template <class Type>
inline constexpr bool is_nullable = false;
template <class Value>
inline constexpr bool is_nullable<nullable<Value>> = true;

template <class Type>
inline constexpr bool is_open = false;
template <class Value>
inline constexpr bool is_open<open<Value>> = true;

template <class Type>
inline constexpr bool is_vector = false;
template <class Value, class Allocator>
inline constexpr bool is_vector<std::vector<Value, Allocator>> = true;

template <class Type>
concept json_integer =
    std::integral<Type> && !std::same_as<Type, bool> && !std::same_as<Type, char> && !std::same_as<Type, wchar_t> &&
    !std::same_as<Type, char8_t> && !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;

// What an optional, nullable or vector holds; void for any other type.
template <class Type>
struct held {
    using type = void;
};
template <class Type>
    requires(is_optional<Type> || is_nullable<Type> || is_vector<Type>)
struct held<Type> {
    using type = typename Type::value_type;
};

template <class Type>
consteval auto is_mapped() -> bool
{
    using inner = typename held<Type>::type;
    if constexpr (!std::is_void_v<inner>)
        return is_mapped<inner>();
    else
        return std::same_as<Type, bool> || std::same_as<Type, std::string> || std::same_as<Type, secret> ||
               std::same_as<Type, raw_json> || json_integer<Type> || std::same_as<Type, double> || std::same_as<Type, float> ||
               is_open<Type> || text_type<Type> || described_enum<Type> || described_struct<Type>;
}

// What "expected …" says of a value of the wrong JSON type.
template <class Type>
consteval auto expected_json() -> std::string_view
{
    using inner = typename held<Type>::type;
    if constexpr (is_vector<Type>)
        return "an array";
    else if constexpr (!std::is_void_v<inner>)
        return expected_json<inner>();
    else if constexpr (std::same_as<Type, bool>)
        return "true or false";
    else if constexpr (json_integer<Type>)
        return "an integer";
    else if constexpr (std::floating_point<Type>)
        return "a number";
    else if constexpr (std::same_as<Type, raw_json>)
        return "a JSON value";
    else if constexpr (described_struct<Type> && !text_type<Type>)
        return "an object";
    else
        return "a string";
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// A type that can be read from JSON and written to it.
template <class Type>
concept mapped = detail::is_mapped<Type>();

// The sentences that the compiler prints.
template <class Type>
inline constexpr bool type_is_described_or_mapped = mapped<Type>;
template <auto Field, class Type>
inline constexpr bool field_has_a_mapping = mapped<Type>;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

template <auto Field, class Type>
consteval auto require_mapping() -> bool
{
    static_assert(
        field_has_a_mapping<Field, Type>,
        "this member's type has no JSON mapping: describe it, derive it from vouch::text, or specialise vouch::text_traits");
    return mapped<Type>;
}

template <std::size_t Members>
consteval auto require_few_members() -> bool
{
    static_assert(Members <= 64, "a struct may have at most 64 members: put some of them into a struct of their own");
    return Members <= 64;
}

// Whether every member of `Type`, a described struct, has a mapping. One that has none is a compile error, once.
template <class Type, class List = members_of<Type>>
inline constexpr bool members_are_mapped = false;
template <class Type, template <class...> class List, class... Descriptors>
inline constexpr bool members_are_mapped<Type, List<Descriptors...>> =
    require_few_members<sizeof...(Descriptors)>() &&
    (require_mapping<Descriptors::pointer, member_type<Type, Descriptors>>() && ...);

} // namespace vouch::inline VOUCH_ABI::detail
#endif
