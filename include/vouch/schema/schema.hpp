// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_SCHEMA_HPP
#define VOUCH_SCHEMA_SCHEMA_HPP
#include <vouch/core/of.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/schema/held.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

namespace detail {

template <auto Member, class... Rules>
struct field_rules : held_items<Rules...> {
    using held_row<std::index_sequence_for<Rules...>, Rules...>::held_row;
};

} // namespace detail

/// Says what one member is called in JSON and what rules its value must keep:
/// `field<&account::nickname>(name("nick"), length(1, 40))`.
template <auto Member, class... Rules>
[[nodiscard]] constexpr auto field(Rules... rules) -> detail::field_rules<Member, Rules...>
{
    return detail::field_rules<Member, Rules...>(rules...);
}

/// The rules of a struct, an enumeration or a variant, returned by a function that argument-dependent lookup finds beside the
/// type:
///   constexpr auto vouch_schema(vouch::of<account>) { return vouch::schema(vouch::field<&account::nickname>(…), …); }
/// A type without rules needs none. Declare the function right after the type, before anything reads or writes that.
template <class... Items>
struct schema : detail::held_items<Items...> {
    using detail::held_row<std::index_sequence_for<Items...>, Items...>::held_row;
};
template <class... Items>
schema(Items...) -> schema<Items...>;

/// Whether a `vouch_schema` was found for `Type`: `static_assert(vouch::has_schema<account>)` notices one in another namespace.
template <class Type>
concept has_schema = requires { vouch_schema(of<Type>{}); };

namespace detail {

template <class Schema>
inline constexpr bool is_schema = false;
template <class... Items>
inline constexpr bool is_schema<schema<Items...>> = true;

// Whether a call of the function is a constant expression.
template <class Type>
concept schema_is_constant = requires { typename std::bool_constant<(static_cast<void>(vouch_schema(of<Type>{})), true)>; };

// Whether a function of that name takes the type itself, a reference to it or a pointer.
template <class Type>
concept schema_takes_a_value = requires(Type& value) { vouch_schema(value); } || requires(Type* value) { vouch_schema(value); };

// What is wrong with the function that returns the schema, as opposed to what it returns.
enum class schema_fault { none, parameter, constant, type };

template <class Type>
consteval auto find_schema_fault() -> schema_fault
{
    if constexpr (!has_schema<Type>) {
        return schema_takes_a_value<Type> ? schema_fault::parameter : schema_fault::none;
    } else if constexpr (!is_schema<std::remove_cvref_t<decltype(vouch_schema(of<Type>{}))>>) {
        return schema_fault::type;
    } else {
        return schema_is_constant<Type> ? schema_fault::none : schema_fault::constant;
    }
}
template <class Type>
inline constexpr schema_fault schema_fault_of = find_schema_fault<Type>();

template <class Type>
consteval auto find_schema()
{
    if constexpr (has_schema<Type> && schema_fault_of<Type> == schema_fault::none)
        return vouch_schema(of<Type>{});
    else
        return schema<>();
}

// The schema of `Type`, with static storage: errors keep views into it.
template <class Type>
inline constexpr auto schema_of = find_schema<Type>();

template <class Type>
using schema_type = std::remove_const_t<decltype(schema_of<Type>)>;

// Whether a row of items (a schema, the rules of a field, an enumerator's items) has one of type `Item`.
template <class Row, class Item>
inline constexpr bool row_has = false;
template <class... Items, class Item>
inline constexpr bool row_has<schema<Items...>, Item> = (std::same_as<Items, Item> || ...);
template <auto Member, class... Rules, class Item>
inline constexpr bool row_has<field_rules<Member, Rules...>, Item> = (std::same_as<Rules, Item> || ...);

// Whether the schema of `Type` itself has the item `Item`.
template <class Item, class Type>
inline constexpr bool has_item = row_has<schema_type<Type>, Item>;

// `Type` behind all its described public bases, the farthest first: the order in which their schemas count.
template <class Type>
struct hierarchy_of {
    using type = boost::mp11::mp_list<Type>;
};
template <described_struct Type>
struct hierarchy_of<Type> {
    template <template <class...> class List, class... Bases>
    static auto join(List<Bases...>) -> boost::mp11::mp_unique<boost::mp11::mp_append<
        boost::mp11::mp_list<>, typename hierarchy_of<typename Bases::type>::type..., boost::mp11::mp_list<Type>>>;
    template <template <class...> class List>
    static auto join(List<>) -> boost::mp11::mp_list<Type>;

    using type = decltype(join(bases_of<Type>{}));
};
template <class Type>
using hierarchy = typename hierarchy_of<Type>::type;

// Whether the schema of `Type`, or of one of its bases, has the item `Item`.
template <class Item, class List>
inline constexpr bool any_has_item = false;
template <class Item, class... Types>
inline constexpr bool any_has_item<Item, boost::mp11::mp_list<Types...>> = (has_item<Item, Types> || ...);
template <class Item, class Type>
inline constexpr bool inherits_item = any_has_item<Item, hierarchy<Type>>;

template <auto Member, std::size_t Index, class... Rules>
constexpr auto rules_of_field(held<Index, field_rules<Member, Rules...>> const& row) noexcept
    -> field_rules<Member, Rules...> const&
{
    return row.item;
}

template <class Type, auto Member>
concept has_field = requires { rules_of_field<Member>(schema_of<Type>); };

template <class Member>
struct member_traits;
template <class Value, class Type>
struct member_traits<Value Type::*> {
    using value = Value;
    using owner = Type;
};
template <auto Member>
using owner_of = typename member_traits<std::remove_cv_t<decltype(Member)>>::owner;

// The types of a hierarchy whose schemas have a field for `Member`, in the order of the hierarchy.
template <auto Member, class List>
struct fields_in;
template <auto Member>
struct field_test {
    template <class Type>
    using fn = std::bool_constant<has_field<Type, Member>>;
};
template <auto Member, class... Types>
struct fields_in<Member, boost::mp11::mp_list<Types...>> {
    using type = boost::mp11::mp_copy_if_q<boost::mp11::mp_list<Types...>, field_test<Member>>;
};
template <auto Member, class Type>
struct fields_in<Member, boost::mp11::mp_list<Type>> {
    using type = std::conditional_t<has_field<Type, Member>, boost::mp11::mp_list<Type>, boost::mp11::mp_list<>>;
};

template <class Source, auto Member>
using field_rules_of = std::remove_cvref_t<decltype(rules_of_field<Member>(schema_of<Source>))>;

// What the schemas of `Type` and of its bases say of the member that `Descriptor` describes. Rules of all of them count; of an
// annotation, such as a name, the last one does.
template <auto Member, class Sources>
struct field_in {
    template <class>
    static constexpr bool has = false;
    template <class Function>
    static constexpr auto all(Function const&) -> bool
    {
        return true;
    }
};
template <auto Member, class... Sources>
    requires(sizeof...(Sources) > 0)
struct field_in<Member, boost::mp11::mp_list<Sources...>> {
    template <class Rule>
    static constexpr bool has = (row_has<field_rules_of<Sources, Member>, Rule> || ...);

    // The rule of an annotation that is there.
    template <class Rule>
    static constexpr auto last() noexcept -> Rule const&
    {
        Rule const* found = nullptr;
        (take_last<Rule, Sources>(found), ...);
        return *found;
    }

    // Calls visit(rule) for each rule as long as it returns true, and returns whether all did.
    template <class Visit>
    VOUCH_INLINE static constexpr auto all(Visit const& visit) -> bool
    {
        return (rules_of_field<Member>(schema_of<Sources>).all(visit) && ...);
    }

private:
    template <class Rule, class Source>
    static constexpr void take_last(Rule const*& found) noexcept
    {
        if constexpr (row_has<field_rules_of<Source, Member>, Rule>)
            found = &item_in<Rule>(rules_of_field<Member>(schema_of<Source>));
    }
};

template <class Type, class Descriptor>
using field_of = field_in<Descriptor::pointer, typename fields_in<Descriptor::pointer, hierarchy<Type>>::type>;

template <class Rule, class Type, class Descriptor>
inline constexpr bool has_rule = field_of<Type, Descriptor>::template has<Rule>;

// The annotation `Rule` of a member that has it.
template <class Rule, class Type, class Descriptor>
constexpr auto rule_of() noexcept -> Rule const&
{
    return field_of<Type, Descriptor>::template last<Rule>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
