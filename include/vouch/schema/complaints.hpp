// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_COMPLAINTS_HPP
#define VOUCH_SCHEMA_COMPLAINTS_HPP
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/rule_kinds.hpp>
#include <vouch/schema/subject.hpp>
#include <vouch/schema/type_complaints.hpp>
#include <vouch/schema/unique_items.hpp>
#include <vouch/schema/variants.hpp>

#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// Every complaint that the compiler makes about a described struct, its members and its schema: a sentence with its culprit.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Type, class Base>
inline constexpr bool base_is_described = false;
template <class Type, class Base>
inline constexpr bool base_is_public = false;
template <class Type>
inline constexpr bool member_is_not_hidden = false;
template <auto Member>
inline constexpr bool json_name_is_used_once = false;
template <class Type, auto Member>
inline constexpr bool schema_names_a_described_member = false;
template <auto Member>
inline constexpr bool member_has_one_field = false;
template <auto Member, class Rule, class Type>
inline constexpr bool rule_applies_to_this_member = false;
template <auto Member, class Annotation>
inline constexpr bool annotation_stands_once = false;
template <auto Member, class Rule>
inline constexpr bool bounds_can_be_met = false;
template <auto Member>
inline constexpr bool member_is_read_only_or_write_only = false;
template <auto Member, class Item>
inline constexpr bool items_have_an_equality = false;
template <class Type>
inline constexpr bool unknown_members_stand_once = false;
template <class Type>
inline constexpr bool struct_is_strict_or_keeps_unknown_members = false;
template <auto Member, class Type>
inline constexpr bool unknown_members_are_a_map = false;
template <auto Member>
inline constexpr bool unknown_members_have_no_field = false;
template <class Predicate, class Type>
inline constexpr bool predicate_takes_its_struct = false;
template <class Type>
inline constexpr bool at_least_one_has_members = false;
} // namespace complaint

namespace detail {

template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto is_described(List<Descriptors...>) -> bool
{
    for (bool const is_same : {false, is_same_member<Descriptors::pointer, Member>()...})
        if (is_same)
            return true;
    return false;
}

template <class Type, auto Member>
consteval auto require_described() -> bool
{
    constexpr bool described = is_described<Type, Member>(members_of<Type>{});
    if constexpr (!described)
        static_assert(complaint::schema_names_a_described_member<Type, Member>,
                      "this schema names a member that its type does not describe");
    return described;
}

// Whether a rule finds the == that it needs: in `Value` itself, or through each() in its items.
template <class Rule, class Value>
inline constexpr bool finds_equality = true;
template <class Value>
inline constexpr bool finds_equality<unique_items_t, Value> = has_equality<typename item_of<Value>::type>;
template <class... Rules, class Value>
inline constexpr bool finds_equality<each_rules<Rules...>, Value> =
    (finds_equality<Rules, bare_type<typename item_of<Value>::type>> && ...);

template <auto Member, class Annotation>
consteval auto complain_of_annotation() -> bool
{
    static_assert(complaint::annotation_stands_once<Member, Annotation>, "this annotation stands twice for one member");
    return false;
}

// An each() that says how the variants among the items are told apart, which can be said once.
template <class Rule>
inline constexpr bool holds_form_of_items = is_each<Rule> && holds_form<Rule>;

template <std::size_t Index>
consteval auto stands_after(std::initializer_list<bool> is_alike) -> bool
{
    for (bool const* alike = is_alike.begin(); alike != is_alike.begin() + Index; ++alike)
        if (*alike)
            return true;
    return false;
}

template <class Type, auto Member, std::size_t Index, class Rule, class... Rules>
consteval auto require_rule() -> bool
{
    using value = typename member_traits<std::remove_const_t<decltype(Member)>>::value;
    constexpr bool applies = applies_to<Rule, std::remove_cv_t<value>>();
    constexpr bool once = value_rule<Rule> || is_each<Rule> || is_required_if<Rule> || is_form_item<Rule> ||
                          std::same_as<Rule, example> || (std::size_t{std::same_as<Rules, Rule>} + ...) == 1;
    if constexpr (!applies) {
        static_assert(complaint::rule_applies_to_this_member<Member, Rule, value>,
                      "this rule does not apply to a member of this type");
        return false;
    } else if constexpr (!once || (holds_form_of_items<Rule> && stands_after<Index>({holds_form_of_items<Rules>...}))) {
        return complain_of_annotation<Member, Rule>();
    } else if constexpr (!finds_equality<Rule, bare_type<value>>) {
        static_assert(complaint::items_have_an_equality<Member, value>,
                      "unique_items compares the items of this member by ==, which their type lacks");
        return false;
    } else if constexpr (value_rule<Rule> || is_each<Rule>) {
        constexpr bool meets =
            can_be_met<bare_type<value>>(static_cast<held<Index, Rule> const&>(rules_of_field<Member>(schema_of<Type>)).item);
        if constexpr (!meets)
            static_assert(complaint::bounds_can_be_met<Member, Rule>, "no value of this member can keep the bounds of this rule");
        return meets;
    } else if constexpr (is_required_if<Rule>) {
        constexpr bool asks = requires(Rule const& rule, Type const& object) {
            { rule.applies(object) } -> std::convertible_to<bool>;
        };
        if constexpr (!asks)
            static_assert(complaint::predicate_takes_its_struct<Rule, Type>,
                          "the predicate of required_if takes the struct by const reference and returns a bool");
        return asks;
    } else {
        return true;
    }
}

template <class Type, auto Member, class... Rules, std::size_t... Index>
consteval auto require_rules(std::index_sequence<Index...>) -> bool
{
    return (require_rule<Type, Member, Index, Rules, Rules...>() && ...);
}

template <class Item, auto Member>
inline constexpr bool is_field_of = false;
template <auto Member, class... Rules>
inline constexpr bool is_field_of<field_rules<Member, Rules...>, Member> = true;

// Only a member that may be absent can be wanted by at_least_one.
template <auto Member, class Rule>
consteval auto require_optional() -> bool
{
    using value = typename member_traits<std::remove_const_t<decltype(Member)>>::value;
    constexpr bool optional = may_be_absent<value>;
    if constexpr (!optional)
        static_assert(complaint::rule_applies_to_this_member<Member, Rule, value>,
                      "at_least_one is about members that may be absent: std::optional or a smart pointer");
    return optional;
}

template <class Type>
inline constexpr bool is_map_of_names = false;
template <map_like Type>
inline constexpr bool is_map_of_names<Type> =
    std::same_as<typename Type::key_type, std::string> && element_fault<typename Type::mapped_type>::cause == mapping_cause::none;

template <auto Member>
consteval auto complain_of_field() -> bool
{
    static_assert(complaint::member_has_one_field<Member>,
                  "two fields of this schema name this member: put their rules into one field");
    return false;
}

// Overloads by the kind of an item; `All` are the items of its schema.
template <class Type, class... All, auto Member, class... Rules>
consteval auto require_item(schema<All...> const*, field_rules<Member, Rules...> const*) -> bool
{
    constexpr bool once = (std::size_t{is_field_of<All, Member>} + ...) == 1;
    if constexpr (!once) {
        return complain_of_field<Member>();
    } else if constexpr (!require_described<Type, Member>()) {
        return false;
    } else {
        constexpr bool is_member = !inherits_item<unknown_members_in<Member>, Type>;
        if constexpr (!is_member) {
            static_assert(complaint::unknown_members_have_no_field<Member>,
                          "the map of unknown members has no name and no rules of its own: leave out this field");
            return false;
        } else {
            constexpr bool one_way = !((std::same_as<Rules, read_only_t> || ...) && (std::same_as<Rules, write_only_t> || ...));
            if constexpr (!one_way)
                static_assert(complaint::member_is_read_only_or_write_only<Member>,
                              "a member cannot be read_only and write_only");
            return one_way && require_rules<Type, Member, Rules...>(std::index_sequence_for<Rules...>{});
        }
    }
}
template <class Type, class Predicate, auto... Members>
consteval auto require_item(void const*, check<Predicate, Members...> const*) -> bool
{
    constexpr bool asks = requires(Predicate const& predicate, Type const& object) {
        { predicate(object) } -> std::convertible_to<bool>;
    };
    if constexpr (!asks)
        static_assert(complaint::predicate_takes_its_struct<Predicate, Type>,
                      "the predicate of a check takes the struct by const reference and returns a bool");
    return asks && (require_described<Type, Members>() && ...);
}
template <class Type, auto... Members>
consteval auto require_item(void const*, at_least_one_of<Members...> const*) -> bool
{
    constexpr bool some = sizeof...(Members) != 0;
    if constexpr (!some)
        static_assert(complaint::at_least_one_has_members<Type>, "at_least_one names the members that it wants one of");
    return some && ((require_described<Type, Members>() && require_optional<Members, at_least_one_of<Members...>>()) && ...);
}
template <class Type, auto Member>
consteval auto require_item(void const*, unknown_members_in<Member> const*) -> bool
{
    using map = typename member_traits<std::remove_const_t<decltype(Member)>>::value;
    if constexpr (!require_described<Type, Member>()) {
        return false;
    } else {
        constexpr bool fits = is_map_of_names<map>;
        if constexpr (!fits)
            static_assert(complaint::unknown_members_are_a_map<Member, map>,
                          "unknown members are kept in a map from std::string to a type with a JSON mapping");
        return fits;
    }
}
template <class Type>
consteval auto require_item(void const*, void const*) -> bool
{
    return true;
}

template <class Type, class... Items>
consteval auto require_items([[maybe_unused]] schema<Items...> const* items) -> bool
{
    return (require_item<Type>(items, static_cast<Items const*>(nullptr)) && ...);
}

// How many maps of unknown members the schemas of a hierarchy name.
template <class Schema>
inline constexpr std::size_t count_catch_alls = 0;
template <class... Items>
inline constexpr std::size_t count_catch_alls<schema<Items...>> = (std::size_t{is_catch_all_item<Items>} + ... + std::size_t{0});

template <class Type, class... Types>
consteval auto require_one_policy(boost::mp11::mp_list<Types...>) -> bool
{
    constexpr std::size_t maps = (count_catch_alls<schema_type<Types>> + ...);
    constexpr bool contradicts = maps != 0 && (has_item<strict_members_t, Types> || ...);
    if constexpr (maps > 1)
        static_assert(complaint::unknown_members_stand_once<Type>,
                      "a struct keeps its unknown members in one map: this one, or a base of it, names another");
    else if constexpr (contradicts)
        static_assert(complaint::struct_is_strict_or_keeps_unknown_members<Type>,
                      "strict_members refuses what unknown_members keeps: choose one for this struct and its bases");
    return maps <= 1 && !contradicts;
}

template <class Type, template <class...> class List, class... Bases>
consteval auto require_bases(List<Bases...>) -> bool;

template <class Type, class Descriptor>
consteval auto require_base() -> bool
{
    using base = typename Descriptor::type;
    constexpr bool described = described_struct<base>;
    constexpr bool open_to_all = (Descriptor::modifiers & boost::describe::mod_public) != 0;
    if constexpr (!described) {
        static_assert(complaint::base_is_described<Type, base>,
                      "this base is not described: BOOST_DESCRIBE_STRUCT(base, (), (members...))");
        return false;
    } else if constexpr (!open_to_all) {
        static_assert(complaint::base_is_public<Type, base>,
                      "the members of this base cannot be reached: make it public, or do not describe it as a base");
        return false;
    } else {
        return require_bases<base>(bases_of_any_access<base>{});
    }
}
template <class Type, template <class...> class List, class... Bases>
consteval auto require_bases(List<Bases...>) -> bool
{
    return (require_base<Type, Bases>() && ...);
}

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_own_names(List<Descriptors...>) -> bool
{
    constexpr std::size_t repeated =
        find_repeated(std::array<std::string_view, sizeof...(Descriptors)>{json_name<Type, Descriptors>...});
    constexpr bool own = repeated == sizeof...(Descriptors);
    if constexpr (!own)
        static_assert(complaint::json_name_is_used_once<boost::mp11::mp_at_c<List<Descriptors...>, repeated>::pointer>,
                      "two members have this JSON name: give one of them another name()");
    return own;
}

template <auto Member>
using type_of_member = typename member_traits<std::remove_const_t<decltype(Member)>>::value;

template <class Type, class... Types>
consteval auto require_schemas(boost::mp11::mp_list<Types...>) -> bool
{
    return ((require_subject<Types>() && require_items<Types>(static_cast<schema_type<Types> const*>(nullptr))) && ...) &&
           require_one_policy<Type>(boost::mp11::mp_list<Types...>{});
}

template <class Type, auto Member, class Form>
consteval auto require_member() -> bool
{
    if constexpr (!require_no_fault<member_fault<Type, Form>, Member>())
        return false;
    else if constexpr (!require_represented<Type>())
        return false;
    else if constexpr (std::same_as<Form, no_form>)
        return require_leaf<typename leaf_of<bare_type<Type>>::type>();
    else
        return require_form<Type, Form>();
}

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_members(List<Descriptors...>) -> bool
{
    // a list instead of a fold, which Clang ends at 256 operands
    for (bool const is_in_order :
         {true, require_member<type_of_member<Descriptors::pointer>, Descriptors::pointer, member_form<Type, Descriptors>>()...})
        if (!is_in_order)
            return false;
    return true;
}

template <class Type>
consteval auto require_well_formed() -> bool
{
    if constexpr (!require_bases<Type>(bases_of_any_access<Type>{})) {
        return false;
    } else {
        constexpr bool shown = list_size<members_of<Type>> == list_size<members_and_hidden_of<Type>>;
        if constexpr (!shown) {
            static_assert(complaint::member_is_not_hidden<Type>,
                          "a member of this struct hides a described one of its base, which would be lost: rename one of them");
            return false;
        } else if constexpr (!require_schemas<Type>(hierarchy<Type>{})) {
            return false;
        } else {
            return require_members<Type>(members_of<Type>{}) && require_own_names<Type>(json_members<Type>{});
        }
    }
}

// Whether a described struct is in order: its bases, its schema and theirs, and its members. A fault is a compile error, once.
template <class Type>
inline constexpr bool is_well_formed = require_well_formed<Type>();

template <class Type>
consteval auto require_alternative() -> bool
{
    if constexpr (shape_of<unboxed_type<Type>> == shape::object)
        return is_well_formed<unboxed_type<Type>>;
    else
        return true;
}
// The alternatives of a variant that is a document are looked at before it is read, so that the complaint is short.
template <class... Types>
consteval auto require_alternatives(std::type_identity<std::variant<Types...>>) -> bool
{
    return (require_alternative<Types>() && ...);
}

// Complains of a document that is no object.
template <class Type>
consteval auto require_document() -> bool
{
    if constexpr (is_boxed<Type>)
        return require_document<unboxed_type<Type>>();
    else if constexpr (!require_represented<Type>())
        return false;
    else if constexpr (shape_of<Type> == shape::object)
        return is_well_formed<Type>;
    else if constexpr (!require_leaf<Type>())
        return false;
    else if constexpr (is_tagged<Type>)
        return require_alternatives(std::type_identity<Type>{});
    else
        return true;
}

// Complains of the type of a document; returns whether it can be read.
template <class Type>
consteval auto require_readable() -> bool
{
    if constexpr (!require_no_fault<element_fault<Type>>())
        return false;
    else if constexpr (shape_of<Type> == shape::object)
        return is_well_formed<Type>;
    else if constexpr (described_enum<Type> && shape_of<Type> != shape::represented)
        return has_well_formed_enumerators<Type>;
    else
        return require_document<Type>();
}

// The same of a type that is written: an object needs no default constructor then.
template <class Type>
consteval auto require_writable() -> bool
{
    if constexpr (!is_mapped<Type>)
        return require_no_fault<element_fault<Type>>();
    else if constexpr (shape_of<Type> == shape::object)
        return is_well_formed<Type>;
    else if constexpr (described_enum<Type> && shape_of<Type> != shape::represented)
        return has_well_formed_enumerators<Type>;
    else
        return require_document<Type>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
