// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_SCHEMA_HPP
#define VOUCH_SCHEMA_SCHEMA_HPP
#include <vouch/schema/describe.hpp>
#include <vouch/schema/rules.hpp>

#include <array>
#include <concepts>
#include <string_view>
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

/// The rules of a struct: its fields and checks, made by a function that argument-dependent lookup finds beside the struct:
///   constexpr auto vouch_schema(vouch::of<account>) { return vouch::schema(vouch::field<&account::nickname>(…), …); }
/// A struct without rules needs none. Declare it right after the struct, before anything reads or writes that.
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

template <class Type>
inline constexpr auto schema_of = find_schema<Type>();

template <auto Member, class... Rules>
constexpr auto rules_of_field(field_rules<Member, Rules...> const& rules) -> field_rules<Member, Rules...> const&
{
    return rules;
}

// Whether the member that `Descriptor` describes has a rule of the type `Rule`.
template <class Rule, class Type, class Descriptor>
consteval auto has_rule() -> bool
{
    if constexpr (requires { rules_of_field<Descriptor::pointer>(schema_of<Type>); })
        return std::derived_from<std::remove_cvref_t<decltype(rules_of_field<Descriptor::pointer>(schema_of<Type>))>, Rule>;
    else
        return false;
}

// That rule, of a member that has it.
template <class Rule, class Type, class Descriptor>
consteval auto rule_of() -> Rule
{
    return rules_of_field<Descriptor::pointer>(schema_of<Type>);
}

template <class Type, class Descriptor>
consteval auto find_json_name() -> std::string_view
{
    if constexpr (has_rule<name, Type, Descriptor>())
        return rule_of<name, Type, Descriptor>().text;
    else
        return Descriptor::name;
}

// What a member is called in JSON.
template <class Type, class Descriptor>
inline constexpr std::string_view json_name = find_json_name<Type, Descriptor>();

// The same of the member at `Member`; empty where there is no such member.
template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto json_name_of(List<Descriptors...>) -> std::string_view
{
    std::string_view found;
    auto const look = [&]<class Descriptor>(Descriptor) {
        if constexpr (std::same_as<std::remove_cv_t<decltype(Descriptor::pointer)>, decltype(Member)>)
            if (Descriptor::pointer == Member)
                found = json_name<Type, Descriptor>;
    };
    (look(Descriptors{}), ...);
    return found;
}

template <class Item>
inline constexpr bool is_check = false;
template <class Predicate, auto... Members>
inline constexpr bool is_check<check<Predicate, Members...>> = true;

template <class Schema>
inline constexpr bool has_checks = false;
template <class... Items>
inline constexpr bool has_checks<schema<Items...>> = (is_check<Items> || ...);

// The JSON name of the first member that a check is `at`, and whether there is one.
struct check_place {
    bool known = false;
    std::string_view name{};
};
template <class Type, class Predicate>
consteval auto place_of(check<Predicate> const&) -> check_place
{
    return {};
}
template <class Type, class Predicate, auto First, auto... More>
consteval auto place_of(check<Predicate, First, More...> const&) -> check_place
{
    return {true, json_name_of<Type, First>(members_of<Type>{})};
}

// function(check, place) for every check of `Type` in turn, as long as it gives true.
template <class Type, class Function, class... Items>
constexpr auto for_each_check(schema<Items...> const& rules, [[maybe_unused]] Function function) -> bool
{
    [[maybe_unused]] auto const one = [&]<class Item>(Item const& item) -> bool {
        if constexpr (is_check<Item>) {
            static constexpr check_place place = place_of<Type>(static_cast<Item const&>(schema_of<Type>));
            return function(item, place);
        } else {
            return true;
        }
    };
    return (one(static_cast<Items const&>(rules)) && ...);
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
