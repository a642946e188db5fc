// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VALIDATE_RULE_CHECKS_HPP
#define VOUCH_VALIDATE_RULE_CHECKS_HPP
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/expectations.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

// Rules asked about values, in one place for those that were just read and those that were built in code.
namespace vouch::inline VOUCH_ABI::detail {

template <class Item>
constexpr auto mapped_value(Item const& item) -> auto const&
{
    if constexpr (requires { item.second; })
        return item.second;
    else
        return item;
}

// complain(expectation, index of the item or nothing) for each rule that `value` breaks, as long as it gives true.
template <class Rule, class Value, class Complain>
VOUCH_INLINE auto keeps_rule(Rule const& rule, Value const& value, Complain const& complain) -> bool
{
    if constexpr (shape_of<Value> == shape::optional || shape_of<Value> == shape::nullable)
        return !holds_value(value) || keeps_rule(rule, *value, complain);
    else if constexpr (value_rule<Rule>)
        return rule.holds(value) || complain(rule.fault(value), std::nullopt);
    else
        return true;
}

template <class... Rules, class Value, class Complain>
auto keeps_rule(each<Rules...> const& rules, Value const& value, Complain const& complain) -> bool
{
    if constexpr (shape_of<Value> == shape::optional || shape_of<Value> == shape::nullable) {
        return !holds_value(value) || keeps_rule(rules, *value, complain);
    } else {
        std::size_t index = 0;
        for (auto const& item : value) {
            auto const complain_of_item = [&](expectation const& what, std::optional<std::size_t>) {
                return complain(what, index);
            };
            if (!(keeps_rule(static_cast<Rules const&>(rules),
                             static_cast<typename item_of<Value>::type const&>(mapped_value(item)), complain_of_item) &&
                  ...))
                return false;
            ++index;
        }
        return true;
    }
}

// complain(expectation) for each rule of each() that `item` breaks, as long as it gives true.
template <class... Rules, class Item, class Complain>
auto keeps_item_rule(each<Rules...> const& rules, Item const& item, Complain const& complain) -> bool
{
    auto const complain_of_item = [&](expectation const& what, std::optional<std::size_t>) { return complain(what); };
    return (keeps_rule(static_cast<Rules const&>(rules), item, complain_of_item) && ...);
}
template <class Item, class Complain>
auto keeps_item_rule(auto const&, Item const&, Complain const&) -> bool
{
    return true;
}
template <auto Member, class... Rules, class Item, class Complain>
auto keeps_item_rules(field_rules<Member, Rules...> const& rules, Item const& item, Complain const& complain) -> bool
{
    return (keeps_item_rule(static_cast<Rules const&>(rules), item, complain) && ...);
}

template <auto Member, class... Rules, class Value, class Complain>
VOUCH_INLINE auto keeps_all(field_rules<Member, Rules...> const& rules, Value const& value, Complain const& complain) -> bool
{
    return (keeps_rule(static_cast<Rules const&>(rules), value, complain) && ...);
}

template <class Field>
inline constexpr bool has_value_rules = false;
template <auto Member, class... Rules>
inline constexpr bool has_value_rules<field_rules<Member, Rules...>> = ((value_rule<Rules> || is_each<Rules>) || ...);

template <class Field>
inline constexpr bool has_each = false;
template <auto Member, class... Rules>
inline constexpr bool has_each<field_rules<Member, Rules...>> = (is_each<Rules> || ...);

// The same for all rules of the member that `Descriptor` describes.
template <class Type, class Descriptor, class Value, class Complain>
VOUCH_INLINE auto keeps_rules(Value const& value, Complain const& complain) -> bool
{
    if constexpr (has_value_rules<field_type<Type, Descriptor>>)
        return keeps_all(field_of<Type, Descriptor>(), value, complain);
    else
        return true;
}

// What a rule of a whole struct stands at.
enum class rule_place { object, member, missing_member };

template <class Type, auto... Members>
inline constexpr auto list_of_members = [] {
    constexpr std::array<std::string_view, sizeof...(Members)> names{json_name_of<Type, Members>...};
    return make_list<size_of_list(names)>(names);
}();

template <class Type, class Predicate, auto... Members, class Complain>
auto keeps_object_rule(check<Predicate, Members...> const& rule, Type const& object, Complain const& complain) -> bool
{
    if (rule.holds(object))
        return true;
    expectation const what{errc::check, rule.code, rule.expected};
    if constexpr (sizeof...(Members) == 0)
        return complain(what, rule_place::object, std::string_view());
    else
        return complain(what, rule_place::member, std::array{json_name_of<Type, Members>...}[0]);
}

template <class Type, auto... Members, class Complain>
auto keeps_object_rule(at_least_one_of<Members...> const&, Type const& object, Complain const& complain) -> bool
{
    if ((holds_value(object.*Members) || ...))
        return true;
    constexpr auto const& list = list_of_members<Type, Members...>;
    return complain(expectation{errc::at_least_one, std::string_view(list.data(), list.size())}, rule_place::object,
                    std::string_view());
}

template <class Type, auto Member, class Predicate, class Complain>
auto keeps_presence(required_if<Predicate> const& rule, Type const& object, Complain const& complain) -> bool
{
    return holds_value(object.*Member) || !rule.applies(object) ||
           complain(member_missing, rule_place::missing_member, json_name_of<Type, Member>);
}
template <class Type, auto Member, class Complain>
auto keeps_presence(auto const&, Type const&, Complain const&) -> bool
{
    return true;
}

template <class Type, auto Member, class... Rules, class Complain>
auto keeps_object_rule(field_rules<Member, Rules...> const& rules, Type const& object, Complain const& complain) -> bool
{
    return (keeps_presence<Type, Member>(static_cast<Rules const&>(rules), object, complain) && ...);
}

template <class Item>
inline constexpr bool is_object_rule = false;
template <class Predicate, auto... Members>
inline constexpr bool is_object_rule<check<Predicate, Members...>> = true;
template <auto... Members>
inline constexpr bool is_object_rule<at_least_one_of<Members...>> = true;
template <auto Member, class... Rules>
inline constexpr bool is_object_rule<field_rules<Member, Rules...>> = (is_required_if<Rules> || ...);

template <class Schema>
inline constexpr bool schema_has_object_rules = false;
template <class... Items>
inline constexpr bool schema_has_object_rules<schema<Items...>> = (is_object_rule<Items> || ...);

// Whether `Type` or one of its described bases has a rule of the whole struct.
template <class Type, class Bases = bases_of<Type>>
inline constexpr bool has_object_rules = schema_has_object_rules<schema_type<Type>>;
template <class Type, template <class...> class List, class... Bases>
inline constexpr bool has_object_rules<Type, List<Bases...>> =
    schema_has_object_rules<schema_type<Type>> || (has_object_rules<typename Bases::type> || ...);

template <class Type, class Item, class Complain>
auto keeps_item([[maybe_unused]] Item const& item, [[maybe_unused]] Type const& object, [[maybe_unused]] Complain const& complain)
    -> bool
{
    if constexpr (is_object_rule<Item>)
        return keeps_object_rule(item, object, complain);
    else
        return true;
}

template <class Type, class... Items, class Complain>
auto keeps_own_object_rules(schema<Items...> const& rules, Type const& object, Complain const& complain) -> bool
{
    return (keeps_item(static_cast<Items const&>(rules), object, complain) && ...);
}

// complain(expectation, rule_place, name of the member) for each rule of the struct, and of its bases first, that `object`
// breaks, as long as it gives true.
template <class Type, class Complain>
auto keeps_object_rules(Type const& object, Complain const& complain) -> bool
{
    return [&]<template <class...> class List, class... Bases>(List<Bases...>) {
        return (keeps_object_rules(static_cast<typename Bases::type const&>(object), complain) && ...) &&
               keeps_own_object_rules(schema_of<Type>, object, complain);
    }(bases_of<Type>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
