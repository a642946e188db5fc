// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_NAMES_HPP
#define VOUCH_SCHEMA_NAMES_HPP
#include <vouch/schema/describe.hpp>
#include <vouch/schema/schema.hpp>

#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

// What members and enumerators are called in JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Item>
inline constexpr bool is_catch_all_item = false;
template <auto Member>
inline constexpr bool is_catch_all_item<unknown_members_in<Member>> = true;

// Whether `Descriptor` describes the member that keeps undeclared members.
template <class Type, class Descriptor>
inline constexpr bool is_catch_all = std::derived_from<schema_type<Type>, unknown_members_in<Descriptor::pointer>>;

template <class Schema>
inline constexpr bool has_catch_all_item = false;
template <class... Items>
inline constexpr bool has_catch_all_item<schema<Items...>> = (is_catch_all_item<Items> || ...);

template <class Type>
inline constexpr bool has_catch_all = has_catch_all_item<schema_type<Type>>;

template <class Type>
struct catch_all_test {
    template <class Descriptor>
    using fn = std::bool_constant<is_catch_all<Type, Descriptor>>;
};

template <class Type>
consteval auto json_members_of()
{
    if constexpr (has_catch_all<Type>)
        return std::type_identity<boost::mp11::mp_remove_if_q<members_of<Type>, catch_all_test<Type>>>{};
    else
        return std::type_identity<members_of<Type>>{};
}

// The descriptors of the members that have a name in JSON: all but the one that keeps undeclared members.
template <described_struct Type>
using json_members = typename decltype(json_members_of<Type>())::type;

// The descriptor of that one.
template <class Type>
using catch_all_of = boost::mp11::mp_front<boost::mp11::mp_copy_if_q<members_of<Type>, catch_all_test<Type>>>;

enum class word_case { as_written, camel, pascal, kebab };

template <class Type>
consteval auto case_of() -> word_case
{
    if constexpr (has_item<case_style::camel_t, Type>)
        return word_case::camel;
    else if constexpr (has_item<case_style::pascal_t, Type>)
        return word_case::pascal;
    else if constexpr (has_item<case_style::kebab_t, Type>)
        return word_case::kebab;
    else
        return word_case::as_written;
}

// snake_case in another style; a null `to` only counts.
constexpr auto style_name(std::string_view name, word_case style, char* to) -> std::size_t
{
    std::size_t size = 0;
    bool starts_word = style == word_case::pascal;
    for (char const byte : name) {
        if (byte == '_' && style != word_case::kebab) {
            starts_word = true;
            continue;
        }
        char put = byte == '_' ? '-' : byte;
        if (starts_word && put >= 'a' && put <= 'z')
            put = static_cast<char>(put - 'a' + 'A');
        starts_word = false;
        if (to != nullptr)
            to[size] = put;
        ++size;
    }
    return size;
}

template <class Type, class Descriptor>
inline constexpr auto styled_name = [] {
    std::array<char, style_name(Descriptor::name, case_of<Type>(), nullptr)> styled{};
    style_name(Descriptor::name, case_of<Type>(), styled.data());
    return styled;
}();

template <class Type, class Descriptor>
consteval auto find_json_name() -> std::string_view
{
    if constexpr (has_rule<name, Type, Descriptor>)
        return rule_of<name, Type, Descriptor>().text;
    else if constexpr (case_of<Type>() != word_case::as_written)
        return {styled_name<Type, Descriptor>.data(), styled_name<Type, Descriptor>.size()};
    else
        return Descriptor::name;
}

// What a member is called in JSON.
template <class Type, class Descriptor>
inline constexpr std::string_view json_name = find_json_name<Type, Descriptor>();

template <auto Left, auto Right>
consteval auto is_same_member() -> bool
{
    if constexpr (std::same_as<decltype(Left), decltype(Right)>)
        return Left == Right;
    else
        return false;
}

template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto json_name_at(List<Descriptors...>) -> std::string_view
{
    std::string_view found;
    ((is_same_member<Descriptors::pointer, Member>() ? void(found = json_name<Type, Descriptors>) : void()), ...);
    return found;
}

// The same of the member at `Member`.
template <class Type, auto Member>
inline constexpr std::string_view json_name_of = json_name_at<Type, Member>(json_members<Type>{});

template <auto Value, class Name>
constexpr auto rules_of_enumerator(enumerator_rules<Value, Name> const& rules) -> enumerator_rules<Value, Name> const&
{
    return rules;
}

template <class Type, class Descriptor>
consteval auto find_enumerator_name() -> std::string_view
{
    if constexpr (requires { rules_of_enumerator<Descriptor::value>(schema_of<Type>); })
        return rules_of_enumerator<Descriptor::value>(schema_of<Type>).rules.text;
    else
        return Descriptor::name;
}

// Names and values of an enumeration, in the order of their description.
template <described_enum Type, class List = enumerators_of<Type>>
struct enumerators;
template <described_enum Type, template <class...> class List, class... Items>
struct enumerators<Type, List<Items...>> {
    static constexpr std::array<std::string_view, sizeof...(Items)> names{find_enumerator_name<Type, Items>()...};
    static constexpr std::array<Type, sizeof...(Items)> values{Items::value...};
};

// Whether an enumeration is a number in JSON.
template <class Type>
inline constexpr bool is_numeric_enum = described_enum<Type> && has_item<as_number_t, Type>;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
