// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_COMPLAINTS_HPP
#define VOUCH_SCHEMA_COMPLAINTS_HPP
#include <vouch/schema/mapping.hpp>

#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>

// Every complaint about a described struct and its schema that the compiler can make, each a sentence with its culprit.
namespace vouch::inline VOUCH_ABI {

template <auto Member, class Type>
inline constexpr bool field_has_a_mapping = mapped<Type>;
template <auto Member, class Type>
inline constexpr bool variant_has_a_tag =
    detail::shape_of<detail::bare_type<Type>> != detail::shape::variant || detail::is_tagged<detail::bare_type<Type>> ||
    detail::is_untagged<detail::bare_type<Type>>;
template <auto Member>
inline constexpr bool json_name_is_used_once = false; // asked only of one that is not, like those below
template <class Type, auto Member>
inline constexpr bool schema_names_a_described_member = false;
template <class Item>
inline constexpr bool schema_item_is_known = false;
template <auto Member>
inline constexpr bool member_has_one_field = false;
template <auto Member, class Rule, class Type>
inline constexpr bool rule_applies_to_this_member = false;

namespace detail {

// Rules that ask about a value say so; the others are annotations.
template <class Rule>
concept value_rule = requires { requires Rule::is_value_rule; };

template <class Rule>
inline constexpr bool is_each = false;
template <class... Rules>
inline constexpr bool is_each<each<Rules...>> = true;

template <class Rule>
inline constexpr bool is_required_if = false;
template <class Predicate>
inline constexpr bool is_required_if<required_if<Predicate>> = true;

template <class Rule>
inline constexpr bool is_annotation =
    std::same_as<Rule, name> || std::same_as<Rule, defaulted> || std::same_as<Rule, description> || std::same_as<Rule, example> ||
    std::same_as<Rule, deprecated> || std::same_as<Rule, read_only> || std::same_as<Rule, write_only>;

// Whether diff and merge look into a member: a described struct, which may be absent or null, but not one behind a pointer.
template <class Member>
inline constexpr bool is_object_member = shape_of<Member> == shape::object;
template <class Value>
inline constexpr bool is_object_member<std::optional<Value>> = is_object_member<Value>;
template <class Value>
inline constexpr bool is_object_member<nullable<Value>> = is_object_member<Value>;

// What the rule of a map's or an array's items is asked about.
template <class Type>
struct item_of {
    using type = void;
};
template <class Type>
    requires(has_items<Type> && !map_like<Type>)
struct item_of<Type> {
    using type = typename Type::value_type;
};
template <map_like Type>
struct item_of<Type> {
    using type = typename Type::mapped_type;
};

template <class Rule, class Value>
concept judges = requires(Rule const& rule, Value const& value) { rule.holds(value); };

template <class Rule, class Value>
struct rule_applies : std::bool_constant<!value_rule<Rule> || judges<Rule, Value>> {};
template <class... Rules, class Value>
struct rule_applies<each<Rules...>, Value>
    : std::bool_constant<has_items<Value> &&
                         ((value_rule<Rules> && rule_applies<Rules, bare_type<typename item_of<Value>::type>>::value) && ...)> {};
template <class Predicate, class Value>
struct rule_applies<required_if<Predicate>, Value> : std::false_type {}; // asked below, of the whole member

template <class Rule, class Member>
consteval auto applies_to() -> bool
{
    if constexpr (is_annotation<Rule>)
        return true;
    else if constexpr (std::same_as<Rule, merge_patch>)
        return is_object_member<Member>;
    else if constexpr (is_required_if<Rule>)
        return may_be_absent<Member>;
    else if constexpr (value_rule<Rule> || is_each<Rule>)
        return rule_applies<Rule, bare_type<Member>>::value;
    else
        return false;
}

template <auto Member, class Type>
consteval auto require_mapping() -> bool
{
    if constexpr (!variant_has_a_tag<Member, Type>)
        static_assert(
            variant_has_a_tag<Member, Type>,
            "a variant needs a vouch_schema with tag(\"member\") and an alternative<T>(\"value\") for each of its types");
    else
        static_assert(
            field_has_a_mapping<Member, Type>,
            "this member's type has no JSON mapping: describe it, derive it from vouch::text, or specialise vouch::text_traits");
    return mapped<Type>;
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

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_own_names(List<Descriptors...>) -> bool
{
    constexpr std::size_t repeated =
        find_repeated(std::array<std::string_view, sizeof...(Descriptors)>{json_name<Type, Descriptors>...});
    constexpr bool own = repeated == sizeof...(Descriptors);
    if constexpr (!own)
        static_assert(json_name_is_used_once<boost::mp11::mp_at_c<List<Descriptors...>, repeated>::pointer>,
                      "two members have this JSON name: give one of them another name()");
    return own;
}

template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto is_described(List<Descriptors...>) -> bool
{
    return (is_same_member<Descriptors::pointer, Member>() || ...);
}

template <class Type, auto Member>
consteval auto require_described() -> bool
{
    constexpr bool described = is_described<Type, Member>(members_of<Type>{});
    if constexpr (!described)
        static_assert(schema_names_a_described_member<Type, Member>,
                      "this schema names a member that its type does not describe");
    return described;
}

template <auto Member, class Rule, class Value>
consteval auto require_rule() -> bool
{
    constexpr bool applies = applies_to<Rule, Value>();
    if constexpr (!applies)
        static_assert(rule_applies_to_this_member<Member, Rule, Value>, "this rule does not apply to a member of this type");
    return applies;
}

template <class Value>
struct member_value;
template <class Value, class Type>
struct member_value<Value Type::*> {
    using type = Value;
};

template <class Type, auto Member, class... Rules>
consteval auto require_item(field_rules<Member, Rules...> const*) -> bool
{
    using value = typename member_value<std::remove_const_t<decltype(Member)>>::type;
    if constexpr (require_described<Type, Member>())
        return (require_rule<Member, Rules, value>() && ...);
    else
        return false;
}
template <class Type, class Predicate, auto... Members>
consteval auto require_item(check<Predicate, Members...> const*) -> bool
{
    return (require_described<Type, Members>() && ...);
}
template <class Type, auto... Members>
consteval auto require_item(at_least_one_of<Members...> const*) -> bool
{
    return (require_described<Type, Members>() && ...);
}
template <class Type, auto Member>
consteval auto require_item(unknown_members_in<Member> const*) -> bool
{
    return require_described<Type, Member>();
}
template <class Type, class Item>
consteval auto require_item(Item const*) -> bool
{
    constexpr bool known = std::same_as<Item, strict_members> || std::same_as<Item, case_style::camel_t> ||
                           std::same_as<Item, case_style::pascal_t> || std::same_as<Item, case_style::kebab_t>;
    if constexpr (!known)
        static_assert(schema_item_is_known<Item>,
                      "the schema of a struct is made of field, check, at_least_one, unknown_members, "
                      "strict_members and a case_style");
    return known;
}

template <class Item, auto Member>
inline constexpr bool is_field_of = false;
template <auto Member, class... Rules>
inline constexpr bool is_field_of<field_rules<Member, Rules...>, Member> = true;

template <auto Member, class... Rules, class... Items>
consteval auto require_one_field(field_rules<Member, Rules...> const*, schema<Items...> const*) -> bool
{
    constexpr bool one = (std::size_t{is_field_of<Items, Member>} + ... + std::size_t{0}) == 1;
    if constexpr (!one)
        static_assert(member_has_one_field<Member>, "two fields of this schema name this member: put their rules into one field");
    return one;
}
consteval auto require_one_field(void const*, void const*) -> bool
{
    return true;
}

template <class Type, class... Items>
consteval auto require_items([[maybe_unused]] schema<Items...> const* rules) -> bool
{
    return ((require_one_field(static_cast<Items const*>(nullptr), rules) &&
             require_item<Type>(static_cast<Items const*>(nullptr))) &&
            ...);
}

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_members(List<Descriptors...>) -> bool
{
    // a list instead of a fold, which Clang ends at 256 operands
    for (bool const is_mapped : {true, require_mapping<Descriptors::pointer, member_type<Type, Descriptors>>()...})
        if (!is_mapped)
            return false;
    return require_own_names<Type>(json_members<Type>{});
}

// Whether the schema of `Type`, a described struct, is in order. What is not is a compile error, once.
template <class Type>
inline constexpr bool has_well_formed_schema = require_items<Type>(static_cast<schema_type<Type> const*>(nullptr));

// Whether its members are, too.
template <class Type>
inline constexpr bool is_well_formed = bool{has_well_formed_schema<Type>} && require_members<Type>(members_of<Type>{});

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
