// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_TYPE_COMPLAINTS_HPP
#define VOUCH_SCHEMA_TYPE_COMPLAINTS_HPP
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/rule_kinds.hpp>
#include <vouch/schema/variants.hpp>

// Complaints that the compiler makes about a type wherever it stands: its representation, its enumerators, its alternatives.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Type, class Representation>
inline constexpr bool representation_has_a_mapping = false;
template <class Type>
inline constexpr bool info_of_a_representation_is_constexpr = false;
} // namespace complaint

namespace detail {

// The enumeration or variant that a member holds, or that its items are.
template <class Type>
struct leaf_of {
    using type = Type;
};
template <class Type>
    requires(has_items<Type> && !described_struct<Type>)
struct leaf_of<Type> {
    using type = bare_type<typename item_of<Type>::type>;
};

template <class Type>
consteval auto require_leaf() -> bool
{
    if constexpr (shape_of<Type> == shape::represented) {
        return true; // looked at by itself
    } else if constexpr (described_enum<Type>) {
        return has_well_formed_enumerators<Type>;
    } else if constexpr (is_variant<Type>) {
        if constexpr (is_form_of_value<own_form<Type>>)
            return alternatives<Type>::require_well_formed();
        else
            return true;
    } else {
        return true;
    }
}

template <class Type>
consteval auto require_representation() -> bool
{
    using value = representation_type<Type>;
    constexpr bool mapped = element_fault<value>::cause == mapping_cause::none;
    if constexpr (!mapped) {
        static_assert(complaint::representation_has_a_mapping<Type, value>,
                      "what represents this type has no JSON mapping itself: represent it by a type that has one");
        return false;
    } else if constexpr (!has_constant_info<Type>) {
        static_assert(complaint::info_of_a_representation_is_constexpr<Type>,
                      "what errors say of a type is known at compile time: write constexpr auto vouch_info(vouch::of<type>) -> "
                      "vouch::text_info; in a vouch::representation<type>, static constexpr vouch::text_info info");
        return false;
    } else if constexpr (shape_of<value> == shape::represented) {
        return require_representation<value>();
    } else {
        return require_leaf<typename leaf_of<bare_type<value>>::type>();
    }
}

// Whether the representation of a type is in order. A fault is a compile error, once.
template <class Type>
inline constexpr bool has_well_formed_representation = require_representation<Type>();

// Looks at the representation of a type, or of the items in it. Further below it is looked at where it is read or written.
template <class Type>
consteval auto require_represented() -> bool
{
    using value = present_type<Type>;
    if constexpr (shape_of<value> == shape::represented)
        return has_well_formed_representation<value>;
    else if constexpr (has_items<value> && !described_struct<value>)
        return require_represented<typename item_of<value>::type>();
    else
        return true;
}

// Complains of what a field says of a variant, or of those that its member holds.
template <class Type, class Form>
consteval auto require_form() -> bool
{
    using bare = present_type<Type>;
    if constexpr (is_form_of_value<Form>)
        return alternatives<bare, Form>::require_well_formed();
    else
        return require_form<typename item_of<bare>::type, item_form<Form>>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
