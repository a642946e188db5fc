// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_NAMES_HPP
#define VOUCH_SCHEMA_NAMES_HPP
#include <vouch/schema/annotations.hpp>
#include <vouch/schema/case_style.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/schema/object_items.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/subject.hpp>

#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

// What members are called in JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Schema>
inline constexpr bool has_catch_all_item = false;
template <class... Items>
inline constexpr bool has_catch_all_item<schema<Items...>> = (is_catch_all_item<Items> || ...);

template <class List>
inline constexpr bool any_has_catch_all = false;
template <class... Types>
inline constexpr bool any_has_catch_all<boost::mp11::mp_list<Types...>> = (has_catch_all_item<schema_type<Types>> || ...);

// Whether a struct, or one of its bases, keeps unknown members in a map.
template <class Type>
inline constexpr bool has_catch_all = any_has_catch_all<hierarchy<Type>>;

// Whether `Descriptor` describes that map.
template <class Type, class Descriptor>
inline constexpr bool is_catch_all = inherits_item<unknown_members_in<Descriptor::pointer>, Type>;

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

// The descriptors of the members that have a name in JSON: all but the map of unknown members.
template <described_struct Type>
using json_members = typename decltype(json_members_of<Type>())::type;

// The descriptor of that map.
template <class Type>
using catch_all_of = boost::mp11::mp_front<boost::mp11::mp_copy_if_q<members_of<Type>, catch_all_test<Type>>>;

template <class Owner, class... Types>
consteval auto first_case(boost::mp11::mp_list<Types...>) -> word_case
{
    word_case found = word_case::as_written;
    auto const take = [&](word_case style) { found = found == word_case::as_written ? style : found; };
    ((std::is_base_of_v<Owner, Types> ? take(own_case<Types>()) : void()), ...);
    return found;
}

// The style of a member's name: that of the struct whose member it is, else that of the nearest one that derives from it.
template <class Type, class Descriptor>
inline constexpr word_case case_of = first_case<owner_of<Descriptor::pointer>>(hierarchy<Type>{});

template <class Type, class Descriptor>
consteval auto find_json_name() -> std::string_view
{
    if constexpr (has_rule<name, Type, Descriptor>)
        return rule_of<name, Type, Descriptor>().text;
    else
        return name_in_style<case_of<Type, Descriptor>, Descriptor>();
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

// Arrays instead of a fold, which Clang ends at 256 operands.
template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto json_name_at(List<Descriptors...>) -> std::string_view
{
    constexpr bool is_wanted[] = {is_same_member<Descriptors::pointer, Member>()..., true};
    constexpr std::string_view names[] = {json_name<Type, Descriptors>..., {}};
    std::size_t index = 0;
    while (!is_wanted[index])
        ++index;
    return names[index];
}

// What the member at `Member` is called in JSON.
template <class Type, auto Member>
inline constexpr std::string_view json_name_of = json_name_at<Type, Member>(json_members<Type>{});

} // namespace vouch::inline VOUCH_ABI::detail
#endif
