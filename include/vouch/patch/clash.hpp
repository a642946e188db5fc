// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_CLASH_HPP
#define VOUCH_PATCH_CLASH_HPP
#include <vouch/patch/convert.hpp>
#include <vouch/patch/counterpart.hpp>
#include <vouch/patch/state.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/names.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

// Finds what makes a struct and its update incompatible, at compile time. The first such place becomes a type, so that the
// compiler prints the two members and the types that disagree: the types of the members or of items in them.
namespace vouch::inline VOUCH_ABI::detail {

struct no_clash {};
// A `Value` cannot be converted to a `Changed`.
template <auto Member, auto Change, class Value, class Changed>
struct type_clash {};
// merge: the update may hold null, and the target's member has neither null nor absence.
template <auto Member, auto Change, class Value, class Changed>
struct null_clash {};
// merge: the update may hold an unknown text, and the target's type refuses it.
template <auto Member, auto Change, class Value, class Changed>
struct text_clash {};
// merge: an `Object` of the update replaces an object that always has `Member`, and may lack that member.
template <auto Member, class Object>
struct member_clash {};

// Keeps the first clash.
template <class Next>
consteval auto operator|(no_clash, Next next)
{
    return next;
}
template <template <auto, auto, class, class> class Clash, auto Member, auto Change, class Value, class Changed, class Next>
consteval auto operator|(Clash<Member, Change, Value, Changed> found, Next)
{
    return found;
}
template <auto Member, class Object, class Next>
consteval auto operator|(member_clash<Member, Object> found, Next)
{
    return found;
}

enum class purpose : bool { diff, merge };

// A pair of structs that is being compared already: recursive types come back to it.
template <manner Manner, class Type, class Update>
struct compared {};

// Whether every object of the struct with these members has a member called `name`.
template <class Object, template <class...> class List, class... Descriptors>
consteval auto always_has([[maybe_unused]] std::string_view name, List<Descriptors...>) -> bool
{
    return ((json_name<Object, Descriptors> == name && !can_be_absent<member_type<Object, Descriptors>>) || ...);
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Outer>
consteval auto clash_of_objects();

template <purpose Purpose, manner Manner, auto Member, auto Change, class Value, class Changed, class... Outer>
consteval auto clash_of_values();

// In an array, an empty optional is written as null.
template <purpose Purpose, auto Member, auto Change, class Value, class Changed, class... Outer>
consteval auto clash_of_items()
{
    if constexpr (Purpose == purpose::merge && can_be_absent<Changed> && !can_be_null<Value> && !can_be_absent<Value>)
        return null_clash<Member, Change, Value, Changed>{};
    else
        return clash_of_values<Purpose, manner::whole, Member, Change, Value, Changed, Outer...>();
}

// The clash of a member and a change, or of items in them.
template <purpose Purpose, manner Manner, auto Member, auto Change, class Value, class Changed, class... Outer>
consteval auto clash_of_values()
{
    using value = member_value_type<Value>;
    using changed = member_value_type<Changed>;
    if constexpr (Purpose == purpose::merge && can_be_null<Changed> && !can_be_null<Value> && !can_be_absent<Value>)
        return null_clash<Member, Change, Value, Changed>{};
    else if constexpr (Purpose == purpose::merge && is_open_of<changed, value>)
        return text_clash<Member, Change, value, changed>{};
    else if constexpr (different_arrays<value, changed>)
        return clash_of_items<Purpose, Member, Change, typename value::value_type, typename changed::value_type, Outer...>();
    else if constexpr (different_objects<value, changed> || (Manner == manner::deep_patch && merges_objects<Value, Changed>))
        return clash_of_objects<Purpose, Manner, value, changed, Outer...>();
    else if constexpr (!values_convert<value, changed>)
        return type_clash<Member, Change, value, changed>{};
    else
        return no_clash{};
}

template <purpose Purpose, manner Manner, class Type, class Update, class Descriptor, class... Outer>
consteval auto clash_of_member()
{
    using change = counterpart<Update, Type, Descriptor>;
    using value = member_type<Type, Descriptor>;
    if constexpr (Purpose == purpose::merge && Manner == manner::whole && !can_be_absent<value> &&
                  !has_rule<defaulted_t, Type, Descriptor> &&
                  !always_has<Update>(json_name<Type, Descriptor>, json_members<Update>{}))
        return member_clash<Descriptor::pointer, Update>{};
    else if constexpr (!std::is_void_v<change>)
        return clash_of_values<Purpose, inner_manner<Manner, Update, change>, Descriptor::pointer, change::pointer, value,
                               member_type<Update, change>, Outer...>();
    else
        return no_clash{};
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Outer, template <class...> class List,
          class... Descriptors>
consteval auto clash_of_members(List<Descriptors...>)
{
    return (no_clash{} | ... | clash_of_member<Purpose, Manner, Type, Update, Descriptors, Outer...>());
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Outer>
consteval auto clash_of_objects()
{
    if constexpr ((std::same_as<compared<Manner, Type, Update>, Outer> || ...))
        return no_clash{};
    else
        return clash_of_members<Purpose, Manner, Type, Update, compared<Manner, Type, Update>, Outer...>(json_members<Type>{});
}

// The first clash of a struct and its update, or no_clash.
template <purpose Purpose, class Type, class Update>
using first_clash = decltype(clash_of_objects<Purpose, manner::patch, Type, Update>());

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI::complaint {

// The sentences that the compiler prints, each false for its own clash.
template <class Clash>
inline constexpr bool members_convert = true;
template <auto Member, auto Change, class Value, class Changed>
inline constexpr bool members_convert<detail::type_clash<Member, Change, Value, Changed>> = false;

template <class Clash>
inline constexpr bool target_can_hold_null = true;
template <auto Member, auto Change, class Value, class Changed>
inline constexpr bool target_can_hold_null<detail::null_clash<Member, Change, Value, Changed>> = false;

template <class Clash>
inline constexpr bool target_can_hold_unknown_text = true;
template <auto Member, auto Change, class Value, class Changed>
inline constexpr bool target_can_hold_unknown_text<detail::text_clash<Member, Change, Value, Changed>> = false;

template <class Clash>
inline constexpr bool whole_object_has_member = true;
template <auto Member, class Object>
inline constexpr bool whole_object_has_member<detail::member_clash<Member, Object>> = false;

} // namespace vouch::inline VOUCH_ABI::complaint
#endif
