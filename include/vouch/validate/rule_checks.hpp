// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VALIDATE_RULE_CHECKS_HPP
#define VOUCH_VALIDATE_RULE_CHECKS_HPP
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/expectations.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

// Checks values against the rules of their schemas, the same for values that were just read and for those built in code.
namespace vouch::inline VOUCH_ABI::detail {

template <class Item>
constexpr auto mapped_value(Item const& item) -> auto const&
{
    if constexpr (requires { item.second; })
        return item.second;
    else
        return item;
}

template <class... Rules, class Value, class Complain>
auto keeps_each(each_rules<Rules...> const& rules, Value const& value, Complain const& complain) -> bool;

// Calls complain(expectation, index of the item or nothing) for each rule that `value` breaks, as long as that returns true.
template <class Rule, class Value, class Complain>
VOUCH_INLINE auto keeps_rule(Rule const& rule, Value const& value, Complain const& complain) -> bool
{
    if constexpr (shape_of<Value> == shape::represented)
        return keeps_rule<Rule, representation_type<Value>>(rule, represent(value), complain);
    else if constexpr (shape_of<Value> == shape::quoted)
        return keeps_rule(rule, *value, complain);
    else if constexpr (shape_of<Value> == shape::optional || shape_of<Value> == shape::nullable)
        return !holds_value(value) || keeps_rule(rule, *value, complain);
    else if constexpr (shape_of<Value> == shape::boxed)
        return keeps_rule(rule, *value, complain);
    else if constexpr (is_each<Rule>)
        return keeps_each(rule, value, complain);
    else if constexpr (value_rule<Rule>)
        return rule.holds(value) || complain(rule.fault(value), std::nullopt);
    else
        return true;
}

// Calls complain(expectation) for each rule of each() that `item` breaks, as long as that returns true.
template <class... Rules, class Item, class Complain>
auto keeps_item_rules(each_rules<Rules...> const& rules, Item const& item, Complain const& complain) -> bool
{
    return rules.all([&](auto const& rule) {
        return keeps_rule(rule, item, [&](expectation const& what, std::optional<std::size_t>) { return complain(what); });
    });
}

template <class... Rules, class Value, class Complain>
auto keeps_each(each_rules<Rules...> const& rules, Value const& value, Complain const& complain) -> bool
{
    std::size_t index = 0;
    for (auto const& item : value) {
        if (!keeps_item_rules(rules, static_cast<typename item_of<Value>::type const&>(mapped_value(item)),
                              [&](expectation const& what) { return complain(what, index); }))
            return false;
        ++index;
    }
    return true;
}

template <class Field>
inline constexpr bool field_has_value_rules = false;
template <auto Member, class... Rules>
inline constexpr bool field_has_value_rules<field_rules<Member, Rules...>> = ((value_rule<Rules> || is_each<Rules>) || ...);
template <class Field>
inline constexpr bool field_has_each = false;
template <auto Member, class... Rules>
inline constexpr bool field_has_each<field_rules<Member, Rules...>> = (is_each<Rules> || ...);

template <class Field>
inline constexpr bool any_field_has_value_rules = false;
template <auto Member, class... Sources>
inline constexpr bool any_field_has_value_rules<field_in<Member, boost::mp11::mp_list<Sources...>>> =
    (field_has_value_rules<field_rules_of<Sources, Member>> || ...);
template <class Field>
inline constexpr bool any_field_has_each = false;
template <auto Member, class... Sources>
inline constexpr bool any_field_has_each<field_in<Member, boost::mp11::mp_list<Sources...>>> =
    (field_has_each<field_rules_of<Sources, Member>> || ...);

// Whether a member has rules about its value, and whether some are about its items.
template <class Type, class Descriptor>
inline constexpr bool has_value_rules = any_field_has_value_rules<field_of<Type, Descriptor>>;
template <class Type, class Descriptor>
inline constexpr bool has_each = any_field_has_each<field_of<Type, Descriptor>>;

// The same for all rules of the member that `Descriptor` describes.
template <class Type, class Descriptor, class Value, class Complain>
VOUCH_INLINE auto keeps_rules(Value const& value, Complain const& complain) -> bool
{
    if constexpr (has_value_rules<Type, Descriptor>)
        return field_of<Type, Descriptor>::all([&](auto const& rule) { return keeps_rule(rule, value, complain); });
    else
        return true;
}

// The same for one item of that member, and the rules of each().
template <class Type, class Descriptor, class Item, class Complain>
auto keeps_rules_of_each(Item const& item, Complain const& complain) -> bool
{
    return field_of<Type, Descriptor>::all([&]<class Rule>(Rule const& rule) {
        if constexpr (is_each<Rule>)
            return keeps_item_rules(rule, item, complain);
        else
            return true;
    });
}

// What a rule of a whole struct stands at.
enum class rule_place { object, member, missing_member };

template <class Type, auto... Members>
inline constexpr auto list_of_members = [] {
    constexpr std::array<std::string_view, sizeof...(Members)> names{json_name_of<Type, Members>...};
    return make_list<size_of_list(names)>(names);
}();

template <auto Member, class Type>
auto is_there([[maybe_unused]] Type const& object) -> bool
{
    if constexpr (may_be_absent<type_of_member<Member>>)
        return holds_value(object.*Member);
    else
        return true;
}

// The JSON name of the first of some members that is there; no data where none is.
template <class Type, auto... Members>
auto first_there(Type const& object) -> std::string_view
{
    std::string_view found;
    (void)((is_there<Members>(object) && (found = json_name_of<Type, Members>, true)) || ...);
    return found;
}

// `Owner` is `Type` or the base of it whose schema has the rule: names are those of `Type`.
template <class Owner, class Type, class Predicate, auto... Members, class Complain>
auto keeps_object_rule(check<Predicate, Members...> const& rule, Type const& object, Complain const& complain) -> bool
{
    if (rule.holds(static_cast<Owner const&>(object)))
        return true;
    expectation const what{errc::check, rule.code, rule.expected};
    std::string_view const name = first_there<Type, Members...>(object);
    return complain(what, name.data() == nullptr ? rule_place::object : rule_place::member, name);
}

template <class Owner, class Type, auto... Members, class Complain>
auto keeps_object_rule(at_least_one_of<Members...> const&, Type const& object, Complain const& complain) -> bool
{
    if ((holds_value(object.*Members) || ...))
        return true;
    constexpr auto const& list = list_of_members<Type, Members...>;
    return complain(expectation{errc::at_least_one, std::string_view(list.data(), list.size())}, rule_place::object,
                    std::string_view());
}

template <class Owner, class Type, auto Member, class... Rules, class Complain>
auto keeps_object_rule(field_rules<Member, Rules...> const& rules, Type const& object, Complain const& complain) -> bool
{
    return rules.all([&]<class Rule>(Rule const& rule) {
        if constexpr (is_required_if<Rule>)
            return holds_value(object.*Member) || !rule.applies(static_cast<Owner const&>(object)) ||
                   complain(member_missing, rule_place::missing_member, json_name_of<Type, Member>);
        else
            return true;
    });
}

template <class Item>
inline constexpr bool is_object_rule = is_check<Item> || is_at_least_one<Item>;
template <auto Member, class... Rules>
inline constexpr bool is_object_rule<field_rules<Member, Rules...>> = (is_required_if<Rules> || ...);

template <class Schema>
inline constexpr bool schema_has_object_rules = false;
template <class... Items>
inline constexpr bool schema_has_object_rules<schema<Items...>> = (is_object_rule<Items> || ...);

template <class List>
inline constexpr bool any_schema_has_object_rules = false;
template <class... Types>
inline constexpr bool any_schema_has_object_rules<boost::mp11::mp_list<Types...>> =
    (schema_has_object_rules<schema_type<Types>> || ...);

// Whether `Type` or one of its described bases has a rule of the whole struct.
template <class Type>
inline constexpr bool has_object_rules = any_schema_has_object_rules<hierarchy<Type>>;

template <class Owner, class Type, class Complain>
auto keeps_rules_of_schema(Type const& object, Complain const& complain) -> bool
{
    return schema_of<Owner>.all([&]<class Item>(Item const& item) {
        if constexpr (is_object_rule<Item>)
            return keeps_object_rule<Owner>(item, object, complain);
        else
            return true;
    });
}

// Calls complain(expectation, rule_place, name of the member) for each rule of the struct, and of its bases first, that `object`
// breaks, as long as that returns true.
template <class Type, class Complain>
auto keeps_object_rules(Type const& object, Complain const& complain) -> bool
{
    return [&]<class... Owners>(boost::mp11::mp_list<Owners...>) {
        return (keeps_rules_of_schema<Owners>(object, complain) && ...);
    }(hierarchy<Type>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
