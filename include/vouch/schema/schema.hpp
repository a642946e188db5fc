// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_SCHEMA_HPP
#define VOUCH_SCHEMA_SCHEMA_HPP
#include <vouch/schema/annotations.hpp>
#include <vouch/schema/object_rules.hpp>
#include <vouch/schema/rules.hpp>

#include <concepts>
#include <type_traits>

namespace vouch::inline VOUCH_ABI {

/// Names a type in the parameter list of its `vouch_schema`.
template <class Type>
struct of {};

namespace detail {
template <auto Member, class... Rules>
struct field_rules : Rules... {
    constexpr explicit field_rules(Rules... rules) : Rules(rules)... {}
};
} // namespace detail

/// What one member's JSON is called and must keep: `field<&account::nickname>(name("nick"), length(1, 40))`.
template <auto Member, class... Rules>
[[nodiscard]] constexpr auto field(Rules... rules) -> detail::field_rules<Member, Rules...>
{
    return detail::field_rules<Member, Rules...>(rules...);
}

/// The rules of a type: what a function says that argument-dependent lookup finds beside it:
///   constexpr auto vouch_schema(vouch::of<account>) { return vouch::schema(vouch::field<&account::nickname>(…), …); }
/// A type without rules needs none. Declare it right after the type, before anything reads or writes that.
template <class... Items>
struct schema : Items... {
    constexpr explicit schema(Items... items) : Items(items)... {}
};
template <class... Items>
schema(Items...) -> schema<Items...>;

namespace detail {

template <class Type>
consteval auto find_schema()
{
    if constexpr (requires { vouch_schema(of<Type>{}); })
        return vouch_schema(of<Type>{});
    else
        return schema<>();
}

// The schema of `Type`, with static storage: errors keep views into it.
template <class Type>
inline constexpr auto schema_of = find_schema<Type>();

template <class Type>
using schema_type = std::remove_const_t<decltype(schema_of<Type>)>;

// Whether the schema of `Type` has the item `Item`.
template <class Item, class Type>
inline constexpr bool has_item = std::derived_from<schema_type<Type>, Item>;

template <auto Member, class... Rules>
constexpr auto rules_of_field(field_rules<Member, Rules...> const& rules) -> field_rules<Member, Rules...> const&
{
    return rules;
}

template <class Type, auto Member>
concept has_field = requires { rules_of_field<Member>(schema_of<Type>); };

template <class Member>
struct owner_of_member;
template <class Value, class Type>
struct owner_of_member<Value Type::*> {
    using type = Type;
};

// The type whose schema speaks of a member: the struct itself or, where that says nothing of it, the base that it is from.
template <class Type, class Descriptor>
using speaker = std::conditional_t<has_field<Type, Descriptor::pointer>, Type,
                                   typename owner_of_member<std::remove_cv_t<decltype(Descriptor::pointer)>>::type>;

// What that schema says of it: a `field_rules`, or nothing.
struct no_rules {};
template <class Type, auto Member>
consteval auto find_field()
{
    if constexpr (has_field<Type, Member>)
        return std::type_identity<std::remove_cvref_t<decltype(rules_of_field<Member>(schema_of<Type>))>>{};
    else
        return std::type_identity<no_rules>{};
}
template <class Type, class Descriptor>
using field_type = typename decltype(find_field<speaker<Type, Descriptor>, Descriptor::pointer>())::type;

// The same as an object; not for a member that no schema speaks of.
template <class Type, class Descriptor>
constexpr auto field_of() noexcept -> field_type<Type, Descriptor> const&
{
    return static_cast<field_type<Type, Descriptor> const&>(schema_of<speaker<Type, Descriptor>>);
}

template <class Rule, class Type, class Descriptor>
inline constexpr bool has_rule = std::derived_from<field_type<Type, Descriptor>, Rule>;

// The rule `Rule` of a member that has it.
template <class Rule, class Type, class Descriptor>
constexpr auto rule_of() noexcept -> Rule const&
{
    return field_of<Type, Descriptor>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
