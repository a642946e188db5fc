// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_ENUMERATORS_HPP
#define VOUCH_SCHEMA_ENUMERATORS_HPP
#include <vouch/schema/describe.hpp>
#include <vouch/schema/enumerator.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/subject.hpp>

#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

// What the enumerators of an enumeration are called in JSON, and what its schema may say of them.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <auto Value, class Type>
inline constexpr bool schema_names_a_described_enumerator = false;
template <auto Value>
inline constexpr bool enumerator_stands_once = false;
template <auto Value>
inline constexpr bool enumerator_name_is_used_once = false;
template <auto Value, class Item>
inline constexpr bool item_is_for_an_enumerator = false;
template <auto Value, class Item>
inline constexpr bool item_of_an_enumerator_stands_once = false;
template <class Type>
inline constexpr bool numbers_have_no_names = false;
} // namespace complaint

namespace detail {

template <auto Value, std::size_t Index, class... Items>
constexpr auto items_of_enumerator(held<Index, enumerator_items<Value, Items...>> const& row) noexcept
    -> enumerator_items<Value, Items...> const&
{
    return row.item;
}

// Whether the schema of an enumeration gives one of its enumerators a name.
template <class Type, auto Value>
concept names_enumerator = requires { item_in<name>(items_of_enumerator<Value>(schema_of<Type>)); };

// Whether an enumeration is a number in JSON.
template <class Type>
inline constexpr bool is_numeric_enum = described_enum<Type> && has_item<as_number_t, Type>;

template <class Type, class Descriptor>
consteval auto find_enumerator_name() -> std::string_view
{
    if constexpr (names_enumerator<Type, Descriptor::value>)
        return item_in<name>(items_of_enumerator<Descriptor::value>(schema_of<Type>)).text;
    else
        return name_in_style<own_case<Type>(), Descriptor>();
}

template <auto Left, auto Right>
consteval auto is_same_value() -> bool
{
    if constexpr (std::same_as<decltype(Left), decltype(Right)>)
        return Left == Right;
    else
        return false;
}

template <class Item, auto Value>
inline constexpr bool is_enumerator_of = false;
template <auto Value, class... Items>
inline constexpr bool is_enumerator_of<enumerator_items<Value, Items...>, Value> = true;

template <auto Value, class Item, class... Items>
consteval auto require_enumerator_item() -> bool
{
    constexpr bool fits = std::same_as<Item, name> || std::same_as<Item, title> || std::same_as<Item, description>;
    constexpr bool once = (std::size_t{std::same_as<Items, Item>} + ...) == 1;
    if constexpr (!fits)
        static_assert(complaint::item_is_for_an_enumerator<Value, Item>, "an enumerator has a name, a title and a description");
    else if constexpr (!once)
        static_assert(complaint::item_of_an_enumerator_stands_once<Value, Item>, "this item stands twice for one enumerator");
    return fits && once;
}

template <auto Value>
consteval auto complain_of_enumerator() -> bool
{
    static_assert(complaint::enumerator_stands_once<Value>, "two items of this schema name one enumerator: join them");
    return false;
}

template <class Type, class... All, auto Value, class... Items, template <class...> class List, class... Descriptors>
consteval auto require_enumerator(schema<All...> const*, enumerator_items<Value, Items...> const*, List<Descriptors...>) -> bool
{
    constexpr bool described = (is_same_value<Descriptors::value, Value>() || ...);
    constexpr bool once = (std::size_t{is_enumerator_of<All, Value>} + ...) == 1;
    if constexpr (!described)
        static_assert(complaint::schema_names_a_described_enumerator<Value, Type>,
                      "this schema names an enumerator that its enumeration does not describe");
    else if constexpr (!once)
        return complain_of_enumerator<Value>();
    else
        return (require_enumerator_item<Value, Items, Items...>() && ...);
    return false;
}
template <class Type>
consteval auto require_enumerator(void const*, void const*, auto) -> bool
{
    return true;
}

template <class Type, class... Items>
consteval auto require_enumerators([[maybe_unused]] schema<Items...> const* items) -> bool
{
    return (require_enumerator<Type>(items, static_cast<Items const*>(nullptr), enumerators_of<Type>{}) && ...);
}

template <class Item>
inline constexpr bool is_named_enumerator = false;
template <auto Value, class... Items>
inline constexpr bool is_named_enumerator<enumerator_items<Value, Items...>> = (std::same_as<Items, name> || ...);

template <class Schema>
inline constexpr bool gives_enumerators_names = false;
template <class... Items>
inline constexpr bool gives_enumerators_names<schema<Items...>> = ((is_case_style<Items> || is_named_enumerator<Items>) || ...);

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_enumeration(List<Descriptors...>) -> bool
{
    if constexpr (!require_subject<Type>() || !require_enumerators<Type>(static_cast<schema_type<Type> const*>(nullptr))) {
        return false;
    } else if constexpr (is_numeric_enum<Type>) {
        constexpr bool unnamed = !gives_enumerators_names<schema_type<Type>>;
        if constexpr (!unnamed)
            static_assert(complaint::numbers_have_no_names<Type>,
                          "an enumeration with as_number() has numbers in JSON: a name or a case_style means nothing for it");
        return unnamed;
    } else {
        constexpr std::size_t repeated =
            find_repeated(std::array<std::string_view, sizeof...(Descriptors)>{find_enumerator_name<Type, Descriptors>()...});
        constexpr bool differ = repeated == sizeof...(Descriptors);
        if constexpr (!differ)
            static_assert(complaint::enumerator_name_is_used_once<boost::mp11::mp_at_c<List<Descriptors...>, repeated>::value>,
                          "two enumerators have this JSON name: give one of them another name()");
        return differ;
    }
}

// Whether the schema of an enumeration is in order. A fault is a compile error, once.
template <described_enum Type>
inline constexpr bool has_well_formed_enumerators = require_enumeration<Type>(enumerators_of<Type>{});

// Names and values of an enumeration, in the order of their description.
template <described_enum Type, class List = enumerators_of<Type>>
struct enumerators;
template <described_enum Type, template <class...> class List, class... Items>
struct enumerators<Type, List<Items...>> {
    static consteval auto checked_names() -> std::array<std::string_view, sizeof...(Items)>
    {
        static_cast<void>(has_well_formed_enumerators<Type>); // complains
        return {find_enumerator_name<Type, Items>()...};
    }
    static constexpr std::array<std::string_view, sizeof...(Items)> names = checked_names();
    static consteval auto checked_values() -> std::array<Type, sizeof...(Items)>
    {
        static_cast<void>(has_well_formed_enumerators<Type>); // complains
        return {Items::value...};
    }
    static constexpr std::array<Type, sizeof...(Items)> values = checked_values();
};

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
