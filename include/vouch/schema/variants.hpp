// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_VARIANTS_HPP
#define VOUCH_SCHEMA_VARIANTS_HPP
#include <vouch/schema/alternative.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/subject.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

// What a schema says of a std::variant: the member that is its tag, and the value of the tag for each alternative.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Variant, class Alternative>
inline constexpr bool alternative_has_a_tag_value = false;
template <class Variant, class Alternative>
inline constexpr bool tag_value_is_used_once = false;
template <class Variant, class Alternative>
inline constexpr bool tag_is_no_member_of_an_alternative = false;
} // namespace complaint

namespace detail {

template <class Variant>
inline constexpr std::string_view tag_of = item_in<tag>(schema_of<Variant>).text;

template <class Variant, class Alternative>
consteval auto find_tag_value() -> std::string_view
{
    if constexpr (has_item<alternative_named<Alternative>, Variant>)
        return item_in<alternative_named<Alternative>>(schema_of<Variant>).text;
    else
        return {};
}

template <class Type>
consteval auto has_member_called([[maybe_unused]] std::string_view called) -> bool
{
    if constexpr (described_struct<Type>)
        return [called]<template <class...> class List, class... Descriptors>(List<Descriptors...>) {
            return ((json_name<Type, Descriptors> == called) || ...);
        }(json_members<Type>{});
    else
        return false;
}

template <class Variant, class Alternative>
consteval auto require_alternative() -> bool
{
    constexpr bool has_value = has_item<alternative_named<Alternative>, Variant>;
    if constexpr (!has_value) {
        static_assert(complaint::alternative_has_a_tag_value<Variant, Alternative>,
                      "the schema of this variant lacks an alternative<T>(\"value\") for this type");
        return false;
    } else {
        constexpr bool is_apart = !has_member_called<Alternative>(tag_of<Variant>);
        if constexpr (!is_apart)
            static_assert(complaint::tag_is_no_member_of_an_alternative<Variant, Alternative>,
                          "this alternative describes a member of the same name as the tag, which vouch writes and reads by "
                          "itself: leave the member out of the description");
        return is_apart;
    }
}

template <class Variant>
struct alternatives;
template <class... Alternatives>
struct alternatives<std::variant<Alternatives...>> {
    using variant = std::variant<Alternatives...>;
    using name_list = std::array<std::string_view, sizeof...(Alternatives)>;

    static consteval auto require_well_formed() -> bool
    {
        if constexpr (!require_subject<variant>()) {
            return false;
        } else if constexpr (!(require_alternative<variant, Alternatives>() && ...)) {
            return false;
        } else {
            constexpr std::size_t repeated = find_repeated(name_list{find_tag_value<variant, Alternatives>()...});
            constexpr bool differ = repeated == sizeof...(Alternatives);
            if constexpr (!differ)
                static_assert(complaint::tag_value_is_used_once<variant, std::variant_alternative_t<repeated, variant>>,
                              "two alternatives have this value of the tag: give one of them another");
            return differ;
        }
    }
    static consteval auto checked_names() -> name_list
    {
        if constexpr (require_well_formed())
            return {find_tag_value<variant, Alternatives>()...};
        else
            return {};
    }
    static constexpr name_list names = checked_names();
};

template <class Variant>
inline constexpr auto list_of_alternatives = make_list<size_of_list(alternatives<Variant>::names)>(alternatives<Variant>::names);

// The error of a tag that names no alternative.
template <class Variant>
constexpr auto unknown_tag() noexcept -> expectation
{
    return {errc::unknown_alternative,
            std::string_view(list_of_alternatives<Variant>.data(), list_of_alternatives<Variant>.size())};
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
