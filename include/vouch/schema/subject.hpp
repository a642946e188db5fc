// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_SUBJECT_HPP
#define VOUCH_SCHEMA_SUBJECT_HPP
#include <vouch/core/utf8.hpp>
#include <vouch/schema/alternative.hpp>
#include <vouch/schema/annotations.hpp>
#include <vouch/schema/case_style.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/schema/enumerator.hpp>
#include <vouch/schema/object_items.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/variant_form.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

// Which items the schema of a struct, an enumeration and a variant may be made of. The wrong ones are compile errors, each a
// sentence with its culprit.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Type>
inline constexpr bool schema_takes_of_its_type = false;
template <class Type>
inline constexpr bool schema_is_constexpr = false;
template <class Type>
inline constexpr bool schema_is_made_by_schema = false;
template <class Item, class Type>
inline constexpr bool schema_item_is_for_a_struct = false;
template <class Item, class Type>
inline constexpr bool schema_item_is_for_an_enumeration = false;
template <class Item, class Type>
inline constexpr bool schema_item_is_for_a_variant = false;
template <class Item, class Type>
inline constexpr bool schema_item_stands_once = false;
template <class Item, class Type>
inline constexpr bool text_of_a_schema_is_utf8 = false;
template <class Type>
inline constexpr bool schema_has_one_case_style = false;
} // namespace complaint

namespace detail {

template <class Type>
consteval auto own_case() -> word_case
{
    if constexpr (has_item<case_style_t<word_case::camel>, Type>)
        return word_case::camel;
    else if constexpr (has_item<case_style_t<word_case::upper_camel>, Type>)
        return word_case::upper_camel;
    else if constexpr (has_item<case_style_t<word_case::snake>, Type>)
        return word_case::snake;
    else if constexpr (has_item<case_style_t<word_case::kebab>, Type>)
        return word_case::kebab;
    else
        return word_case::as_written;
}

template <word_case Style, class Descriptor>
inline constexpr auto styled_name = [] {
    std::array<char, style_name(Descriptor::name, Style, nullptr)> styled{};
    style_name(Descriptor::name, Style, styled.data());
    return styled;
}();

template <word_case Style, class Descriptor>
consteval auto name_in_style() -> std::string_view
{
    if constexpr (Style == word_case::as_written)
        return Descriptor::name;
    else
        return {styled_name<Style, Descriptor>.data(), styled_name<Style, Descriptor>.size()};
}

// The index of the first name that repeats an earlier one, or how many names there are. Compares numbers first: Clang gives a
// constant expression a million steps, which hundreds of names would use up.
template <std::size_t Size>
consteval auto find_repeated(std::array<std::string_view, Size> const& names) -> std::size_t
{
    std::size_t hashes[Size + 1] = {};
    for (std::size_t index = 0; index < Size; ++index)
        for (char const byte : names[index])
            hashes[index] = hashes[index] * 31 + static_cast<unsigned char>(byte);
    for (std::size_t index = 1; index < Size; ++index)
        for (std::size_t before = 0; before < index; ++before)
            if (hashes[before] == hashes[index] && names[before] == names[index])
                return index;
    return Size;
}

template <class Item>
inline constexpr bool is_case_style = false;
template <word_case Case>
inline constexpr bool is_case_style<case_style_t<Case>> = true;

template <class Item>
inline constexpr bool is_field = false;
template <auto Member, class... Rules>
inline constexpr bool is_field<field_rules<Member, Rules...>> = true;
template <class Item>
inline constexpr bool is_check = false;
template <class Predicate, auto... Members>
inline constexpr bool is_check<check<Predicate, Members...>> = true;
template <class Item>
inline constexpr bool is_at_least_one = false;
template <auto... Members>
inline constexpr bool is_at_least_one<at_least_one_of<Members...>> = true;
template <class Item>
inline constexpr bool is_catch_all_item = false;
template <auto Member>
inline constexpr bool is_catch_all_item<unknown_members_in<Member>> = true;
template <class Item>
inline constexpr bool is_enumerator = false;
template <auto Value, class... Items>
inline constexpr bool is_enumerator<enumerator_items<Value, Items...>> = true;

// Whether an item may stand in the form of a variant.
template <class Variant, class Item>
inline constexpr bool is_item_of_variant = false;
template <class... Types, class Item>
    requires(is_form_item<Item>)
inline constexpr bool is_item_of_variant<std::variant<Types...>, Item> = !is_alternative<Item>;
template <class... Types, class Type, std::size_t Values>
inline constexpr bool is_item_of_variant<std::variant<Types...>, alternative_named<Type, Values>> =
    (std::same_as<Types, Type> || ...);

// Whether an item may stand in the schema of `Type`, by what kind of type that is.
template <class Item>
inline constexpr bool is_for_any_type = std::same_as<Item, title> || std::same_as<Item, description>;

template <class Item, class Type>
consteval auto require_item_for() -> bool
{
    if constexpr (is_for_any_type<Item>) {
        return true;
    } else if constexpr (described_enum<Type>) {
        constexpr bool fits = is_enumerator<Item> || is_case_style<Item> || std::same_as<Item, as_number_t>;
        if constexpr (!fits)
            static_assert(complaint::schema_item_is_for_an_enumeration<Item, Type>,
                          "the schema of an enumeration is made of enumerator, a case_style, as_number, title and description");
        return fits;
    } else if constexpr (described_struct<Type>) {
        constexpr bool fits = is_field<Item> || is_check<Item> || is_at_least_one<Item> || is_catch_all_item<Item> ||
                              std::same_as<Item, strict_members_t> || is_case_style<Item>;
        if constexpr (!fits)
            static_assert(complaint::schema_item_is_for_a_struct<Item, Type>,
                          "the schema of a struct is made of field, check, at_least_one, unknown_members, strict_members, "
                          "a case_style, title and description");
        return fits;
    } else {
        constexpr bool fits = is_item_of_variant<Type, Item>;
        if constexpr (!fits)
            static_assert(complaint::schema_item_is_for_a_variant<Item, Type>,
                          "the schema of a variant is made of tag or name_is_tag, an alternative for each of its types, title "
                          "and description");
        return fits;
    }
}

// Texts of a schema are published and told as they are.
template <class Item>
constexpr auto has_utf8_texts(Item const& item) -> bool
{
    if constexpr (requires { item.all([](auto const&) { return true; }); })
        return item.all([](auto const& inner) { return has_utf8_texts(inner); });
    else if constexpr (requires { item.beside; })
        return is_utf8(item.text) && is_utf8(item.beside);
    else if constexpr (requires { item.values; }) {
        for (auto const value : item.values)
            if (!is_utf8(value))
                return false;
        return true;
    } else if constexpr (requires { item.text; })
        return is_utf8(item.text);
    else if constexpr (requires { item.json; })
        return is_utf8(item.json);
    else if constexpr (requires { item.expected; })
        return is_utf8(item.code) && is_utf8(item.expected);
    else if constexpr (requires { item.words(); })
        return is_utf8(item.words());
    else
        return true;
}

// Says the same twice: two case styles, two titles. Fields, checks and enumerators are told apart by more than their type.
template <class Item>
inline constexpr bool may_stand_twice = is_field<Item> || is_check<Item> || is_at_least_one<Item> || is_enumerator<Item>;

template <class Type, class Item, class... Items>
consteval auto require_item_once() -> bool
{
    constexpr bool once = may_stand_twice<Item> || (std::size_t{std::same_as<Items, Item>} + ...) == 1;
    if constexpr (!once)
        static_assert(complaint::schema_item_stands_once<Item, Type>, "this item stands twice in one schema");
    return once;
}

template <class Type, std::size_t Index, class Item>
consteval auto require_utf8_item() -> bool
{
    constexpr bool valid = has_utf8_texts(static_cast<held<Index, Item> const&>(schema_of<Type>).item);
    if constexpr (!valid)
        static_assert(complaint::text_of_a_schema_is_utf8<Item, Type>,
                      "a text of this item is not UTF-8: is the source file saved in another encoding?");
    return valid;
}

template <class Type, class... Items, std::size_t... Index>
consteval auto require_schema_items(schema<Items...> const*, std::index_sequence<Index...>) -> bool
{
    constexpr bool one_style = (std::size_t{is_case_style<Items>} + ... + std::size_t{0}) <= 1;
    if constexpr (!one_style) {
        static_assert(complaint::schema_has_one_case_style<Type>, "this schema has two case styles: choose one");
        return false;
    } else {
        return (require_item_for<Items, Type>() && ...) && (require_item_once<Type, Items, Items...>() && ...) &&
               (require_utf8_item<Type, Index, Items>() && ...);
    }
}
template <class Schema>
struct indices_of_items;
template <class... Items>
struct indices_of_items<schema<Items...>> {
    using type = std::index_sequence_for<Items...>;
};
template <class Schema>
using item_indices = typename indices_of_items<Schema>::type;

// Complains of the `vouch_schema` of a struct, an enumeration or a variant, as far as the kind of type goes.
template <class Type>
consteval auto require_subject() -> bool
{
    constexpr schema_fault fault = schema_fault_of<Type>;
    if constexpr (fault == schema_fault::parameter)
        static_assert(complaint::schema_takes_of_its_type<Type>,
                      "a vouch_schema is found by its parameter: write vouch_schema(vouch::of<type>)");
    else if constexpr (fault == schema_fault::constant)
        static_assert(complaint::schema_is_constexpr<Type>,
                      "the vouch_schema of this type is no constant expression: declare it constexpr, and define it before use");
    else if constexpr (fault == schema_fault::type)
        static_assert(complaint::schema_is_made_by_schema<Type>, "a vouch_schema returns vouch::schema(items...)");
    if constexpr (fault == schema_fault::none)
        return require_schema_items<Type>(static_cast<schema_type<Type> const*>(nullptr), item_indices<schema_type<Type>>{});
    else
        return false;
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
