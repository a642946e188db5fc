// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_RULE_KINDS_HPP
#define VOUCH_SCHEMA_RULE_KINDS_HPP
#include <vouch/schema/item_rules.hpp>
#include <vouch/schema/number_rules.hpp>
#include <vouch/schema/object_items.hpp>
#include <vouch/schema/shape.hpp>
#include <vouch/schema/subject.hpp>
#include <vouch/schema/text_rules.hpp>

#include <concepts>
#include <optional>
#include <type_traits>

// What kind of rule an item of a field is, which members it applies to, and whether its bounds can be met.
namespace vouch::inline VOUCH_ABI::detail {

// Rules that ask about a value say so; the others are annotations.
template <class Rule>
concept value_rule = requires { requires Rule::is_value_rule; };

template <class Rule>
inline constexpr bool is_each = false;
template <class... Rules>
inline constexpr bool is_each<each_rules<Rules...>> = true;

template <class Rule>
inline constexpr bool is_required_if = false;
template <class Predicate>
inline constexpr bool is_required_if<required_if<Predicate>> = true;

template <class Rule>
inline constexpr bool is_annotation =
    std::same_as<Rule, name> || std::same_as<Rule, title> || std::same_as<Rule, description> || std::same_as<Rule, example> ||
    std::same_as<Rule, deprecated_t> || std::same_as<Rule, read_only_t> || std::same_as<Rule, write_only_t> ||
    std::same_as<Rule, personal_t>;

// Whether diff and merge look into a member: a described struct, which may be absent or null, but not one behind a pointer.
template <class Member>
inline constexpr bool is_object_member = shape_of<Member> == shape::object;
template <class Value>
inline constexpr bool is_object_member<std::optional<Value>> = is_object_member<Value>;
template <class Value>
inline constexpr bool is_object_member<nullable<Value>> = is_object_member<Value>;
template <class Value>
inline constexpr bool is_object_member<boxed<Value>> = is_object_member<Value>;

// What the rules of each() are asked about: the items of an array or a set, the values of a map.
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

// The type that a rule is asked about. What is said of a variant, and each() that says it of items, is about the type itself that
// is there: its representation is the same in every member. Other rules see the representation.
template <class Rule, class Type>
using asked_type = std::conditional_t<holds_form<Rule>, present_type<Type>, bare_type<Type>>;

// What a field or each() says of a variant applies to that, what it asks of a value to those that it can be asked about.
template <class Rule, class Value>
struct rule_applies
    : std::bool_constant<is_form_item<Rule> ? is_item_of_variant<Value, Rule> : !value_rule<Rule> || judges<Rule, Value>> {};
template <class... Rules, class Value>
struct rule_applies<each_rules<Rules...>, Value>
    : std::bool_constant<has_items<Value> && sizeof...(Rules) != 0 &&
                         (((value_rule<Rules> || is_each<Rules> || is_form_item<Rules>) &&
                           rule_applies<Rules, asked_type<Rules, typename item_of<Value>::type>>::value) &&
                          ...)> {};

template <class Rule, class Member>
consteval auto applies_to() -> bool
{
    if constexpr (is_annotation<Rule>)
        return true;
    else if constexpr (std::same_as<Rule, defaulted_t>)
        return !may_be_absent<Member>;
    else if constexpr (std::same_as<Rule, merge_patch_t>)
        return is_object_member<Member>;
    else if constexpr (is_required_if<Rule>)
        return may_be_absent<Member>;
    else if constexpr (value_rule<Rule> || is_each<Rule> || is_form_item<Rule>)
        return rule_applies<Rule, asked_type<Rule, Member>>::value;
    else
        return false;
}

// Whether some value keeps the bounds of a rule, and of the rules in it.
template <class Value, class Rule>
constexpr auto can_be_met([[maybe_unused]] Rule const& rule) -> bool
{
    if constexpr (is_each<Rule>)
        return rule.all([](auto const& inner) { return can_be_met<bare_type<typename item_of<Value>::type>>(inner); });
    else if constexpr (requires { rule.template can_be_met<Value>(); })
        return rule.template can_be_met<Value>();
    else
        return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
