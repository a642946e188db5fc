// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_SOUND_HPP
#define VOUCH_SCHEMA_SOUND_HPP
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/schema.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// What can be wrong with a description. Nothing of it may pass in silence: a rule that is never asked is no rule.
namespace vouch::inline VOUCH_ABI::detail {

template <class Item>
inline constexpr bool is_field = false;
template <auto Member, class... Rules>
inline constexpr bool is_field<field_rules<Member, Rules...>> = true;

template <auto Left, auto Right>
inline constexpr bool is_same_member = false;
template <auto Member>
inline constexpr bool is_same_member<Member, Member> = true;

// Whether `Item` is the field of `Member`.
template <auto Member, class Item>
inline constexpr bool is_field_of = false;
template <auto Member, class... Rules>
inline constexpr bool is_field_of<Member, field_rules<Member, Rules...>> = true;

// What rules speak of: the type of a member, without optional and nullable.
template <class Type>
struct ruled {
    using type = Type;
};
template <class Type>
    requires(is_optional<Type> || is_nullable<Type>)
struct ruled<Type> : ruled<typename Type::value_type> {};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
template <class Item>
inline constexpr bool schema_item_is_a_field_or_a_check = detail::is_field<Item> || detail::is_check<Item>;
template <auto Member, bool Described>
inline constexpr bool schema_names_a_described_member = Described;
template <auto Member, std::size_t Fields>
inline constexpr bool member_has_one_field = Fields == 1;
template <auto Member, bool Unique>
inline constexpr bool json_name_belongs_to_one_member = Unique;

template <auto Member, class Rule, class Type>
inline constexpr bool rule_applies_to_this_member = false;
template <auto Member, class Type>
inline constexpr bool rule_applies_to_this_member<Member, name, Type> = true;
template <auto Member, class Type>
inline constexpr bool rule_applies_to_this_member<Member, description, Type> = true;
template <auto Member, class Type>
inline constexpr bool rule_applies_to_this_member<Member, length, Type> = std::same_as<Type, std::string> || own_text_type<Type>;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

template <auto Member, bool Described>
consteval auto require_described() -> bool
{
    static_assert(schema_names_a_described_member<Member, Described>,
                  "vouch_schema speaks of a member that is not described: name it in BOOST_DESCRIBE_STRUCT");
    return Described;
}

template <auto Member, std::size_t Fields>
consteval auto require_one_field() -> bool
{
    static_assert(member_has_one_field<Member, Fields>, "vouch_schema has two field() of this member: put its rules into one");
    return true;
}

template <auto Member, class Rule, class Type>
consteval auto require_rule() -> bool
{
    static_assert(rule_applies_to_this_member<Member, Rule, Type>,
                  "this is no rule for a member of this type: length() is for texts");
    return true;
}

template <auto Member, bool Unique>
consteval auto require_own_name() -> bool
{
    static_assert(json_name_belongs_to_one_member<Member, Unique>, "another member of this struct has the same name in JSON");
    return true;
}

template <class Item>
consteval auto require_item() -> bool
{
    static_assert(schema_item_is_a_field_or_a_check<Item>, "vouch::schema() takes field() and check()");
    return true;
}

// Variables and not functions, as far as can be: on the way to a mistake the compiler prints less of them.
template <auto Member, class List>
inline constexpr bool is_described = false;
template <auto Member, template <class...> class List, class... Descriptors>
inline constexpr bool is_described<Member, List<Descriptors...>> = (is_same_member<Descriptors::pointer, Member> || ...);

template <auto Member, class Schema>
inline constexpr std::size_t fields_of = 0;
template <auto Member, class... Items>
inline constexpr std::size_t fields_of<Member, schema<Items...>> = (std::size_t{is_field_of<Member, Items>} + ...);

template <class Type, class Item>
inline constexpr bool item_is_sound = require_item<Item>();
template <class Type, auto Member, class... Rules>
inline constexpr bool item_is_sound<Type, field_rules<Member, Rules...>> =
    require_described<Member, is_described<Member, members_of<Type>>>() &&
    require_one_field<Member, fields_of<Member, std::remove_cv_t<decltype(schema_of<Type>)>>>() &&
    (require_rule<Member, Rules, typename ruled<std::remove_cvref_t<decltype(std::declval<Type&>().*Member)>>::type>() && ...);
template <class Type, class Predicate, auto... Members>
inline constexpr bool item_is_sound<Type, check<Predicate, Members...>> =
    (require_described<Members, is_described<Members, members_of<Type>>>() && ...);

template <class Type, class Schema>
inline constexpr bool items_are_sound = require_item<Schema>();
template <class Type, class... Items>
inline constexpr bool items_are_sound<Type, schema<Items...>> = (item_is_sound<Type, Items> && ...);

// The index of the first name that is there twice, or the number of names.
template <std::size_t Size>
consteval auto index_of_namesake(std::array<std::string_view, Size> const& names) -> std::size_t
{
    for (std::size_t index = 0; index < Size; ++index)
        for (std::size_t before = 0; before < index; ++before)
            if (names[before] == names[index])
                return index;
    return Size;
}

template <class Type, template <class...> class List, class... Descriptors, std::size_t... Indices>
consteval auto names_are_sound(List<Descriptors...>, std::index_sequence<Indices...>) -> bool
{
    constexpr std::size_t namesake = index_of_namesake<sizeof...(Descriptors)>({json_name<Type, Descriptors>...});
    if constexpr (namesake == sizeof...(Descriptors))
        return true;
    else
        return (require_own_name<Descriptors::pointer, Indices != namesake>() && ...);
}

template <class Type>
consteval auto look_at_description() -> bool
{
    if constexpr (!members_are_mapped<Type>)
        return false;
    else if constexpr (!items_are_sound<Type, std::remove_cv_t<decltype(schema_of<Type>)>>)
        return false;
    else
        return names_are_sound<Type>(members_of<Type>{}, std::make_index_sequence<list_size<members_of<Type>>>{});
}

// Whether `Type`, a described struct, can be read and written as its description says. What is wrong with it is a compile
// error, once.
template <class Type>
inline constexpr bool description_is_sound = look_at_description<Type>();

} // namespace vouch::inline VOUCH_ABI::detail
#endif
