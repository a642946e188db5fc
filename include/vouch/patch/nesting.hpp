// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_NESTING_HPP
#define VOUCH_PATCH_NESTING_HPP
#include <vouch/report/pointer.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/names.hpp>
#include <vouch/schema/nesting.hpp>
#include <vouch/schema/variants.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

// Finds the first array or object that nests too deep, before anything is compared or copied.
namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_depth = false;

// Whether a value of this type may hold arrays or objects, or be one.
template <class Type>
consteval auto find_can_nest() -> bool
{
    switch (shape_of<bare_type<Type>>) {
    case shape::null:
    case shape::boolean:
    case shape::integer:
    case shape::floating:
    case shape::string:
    case shape::secret:
    case shape::raw: // copied as one text
    case shape::other:
    case shape::named:
    case shape::number_name:
    case shape::number_text:
    case shape::open: return false;
    default: return true;
    }
}
template <class Type>
inline constexpr bool can_nest = find_can_nest<Type>();

// How many levels an alternative is below those of its variant: the tag stands in an object of its own, or in the alternative's.
template <class Form>
inline constexpr std::size_t levels_of_tag = is_tagged_form<Form> && !has_tag_inside<Form> ? 1 : 0;

// Each function returns true if `value` holds an array or object below `levels` levels of them. Then `pointer` is the way to the
// first one, from `value` on; it ends at a map, whose names are data.
template <class Form = no_form, class Type>
auto find_too_deep(Type const& value, std::size_t levels, std::string& pointer) -> bool;

inline void prepend_token(std::string& pointer, std::string_view name)
{
    std::string token;
    append_pointer_token(token, name);
    pointer.insert(0, token);
}

template <class Form = no_form, class Type>
auto find_below(Type const& value, std::size_t levels, std::string& pointer, std::string_view name) -> bool
{
    if constexpr (can_nest<Type>)
        if (find_too_deep<Form>(value, levels, pointer)) {
            prepend_token(pointer, name);
            return true;
        }
    return false;
}

template <class Form = no_form, class Type>
auto find_below(Type const& value, std::size_t levels, std::string& pointer, std::size_t index) -> bool
{
    if constexpr (can_nest<Type>)
        if (find_too_deep<Form>(value, levels, pointer)) {
            prepend_token(pointer, std::to_string(index));
            return true;
        }
    return false;
}

template <class Form, class Array>
auto find_in_items(Array const& array, std::size_t levels, std::string& pointer) -> bool
{
    using item_type = typename Array::value_type;
    if constexpr (can_nest<item_type>) {
        std::size_t index = 0;
        for (item_type const& item : array)
            if (find_below<Form>(item, levels, pointer, index++))
                return true;
    }
    return false;
}

template <class Form, class Map>
auto find_in_entries(Map const& map, std::size_t levels, std::string& pointer) -> bool
{
    if constexpr (can_nest<typename Map::mapped_type>)
        for (auto const& [key, value] : map)
            if (find_too_deep<Form>(value, levels, pointer)) {
                pointer.clear();
                return true;
            }
    return false;
}

template <class Type, template <class...> class List, class... Descriptors>
auto find_in_members(Type const& object, std::size_t levels, std::string& pointer, List<Descriptors...>) -> bool
{
    if ((find_below<member_form<Type, Descriptors>>(object.*Descriptors::pointer, levels, pointer,
                                                    json_name<Type, Descriptors>) ||
         ...))
        return true;
    if constexpr (has_catch_all<Type>)
        return find_in_entries<no_form>(object.*catch_all_of<Type>::pointer, levels, pointer);
    else
        return false;
}

template <class Tuple, std::size_t... Indices>
auto find_in_tuple(Tuple const& tuple, std::size_t levels, std::string& pointer, std::index_sequence<Indices...>) -> bool
{
    return (find_below(std::get<Indices>(tuple), levels, pointer, Indices) || ...);
}

// The name of the member that an alternative is, where the tag stands beside it or is its name.
template <class Facts, class Alternative>
constexpr auto name_of_alternative() -> std::string_view
{
    return Facts::place == tag_place::beside ? Facts::content_name : Facts::template values<Alternative>()[0];
}

template <class Form, class Alternative, class Variant>
auto find_in_alternative(Alternative const* alternative, std::size_t levels, std::string& pointer, std::type_identity<Variant>)
    -> bool
{
    if (alternative == nullptr)
        return false;
    if constexpr (levels_of_tag<Form> == 0 || shape_of<Alternative> == shape::other)
        return find_too_deep(*alternative, levels, pointer);
    else
        return levels == 0 ||
               find_below(*alternative, levels - 1, pointer, name_of_alternative<alternatives<Variant, Form>, Alternative>());
}

template <class Form, class Variant, std::size_t... Indices>
auto find_in_variant(Variant const& variant, std::size_t levels, std::string& pointer, std::index_sequence<Indices...>) -> bool
{
    return (find_in_alternative<Form>(std::get_if<Indices>(&variant), levels, pointer, std::type_identity<Variant>{}) || ...);
}

template <class Form, class Type>
auto find_too_deep(Type const& value, std::size_t levels, std::string& pointer) -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (!can_nest<Type>) {
        return false;
    } else if constexpr (kind == shape::represented) {
        return find_too_deep(represent(value), levels, pointer);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        return holds_value(value) && find_too_deep<Form>(*value, levels, pointer);
    } else if constexpr (kind == shape::boxed) {
        return find_too_deep<Form>(*value, levels, pointer);
    } else if constexpr (kind == shape::variant) {
        return find_in_variant<form_for<Type, Form>>(value, levels, pointer,
                                                     std::make_index_sequence<std::variant_size_v<Type>>());
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::exceeds_depth(value, levels, [&](std::size_t const* index) {
            if (index == nullptr)
                pointer.clear();
            else
                prepend_token(pointer, std::to_string(*index));
        });
    } else if (levels == 0) {
        return true;
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        return find_in_items<item_form<Form>>(value, levels - 1, pointer);
    } else if constexpr (kind == shape::tuple) {
        return find_in_tuple(value, levels - 1, pointer, std::make_index_sequence<std::tuple_size_v<Type>>());
    } else if constexpr (kind == shape::map) {
        return find_in_entries<item_form<Form>>(value, levels - 1, pointer);
    } else if constexpr (kind == shape::object) {
        return find_in_members(value, levels - 1, pointer, json_members<Type>{});
    } else {
        static_assert(shape_has_a_depth<Type>, "find_too_deep does not know this shape");
        return false;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
