// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_UNSET_HPP
#define VOUCH_SCHEMA_UNSET_HPP
#include <vouch/schema/shape.hpp>
#include <vouch/schema/variants.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

// Values that nobody has set: `vouch::country{}`, an enumeration's number without a name, a struct that has one of them.
namespace vouch::inline VOUCH_ABI::detail {

// Whether the type has such a value at all. A struct counts as one that has, whatever its members are.
template <class Type>
consteval auto may_be_unset() -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::boolean || kind == shape::integer || kind == shape::floating || kind == shape::string ||
                  kind == shape::null || kind == shape::dom || kind == shape::other)
        return false;
    else if constexpr (kind == shape::boxed)
        return may_be_unset<typename Type::value_type>();
    else if constexpr (kind == shape::optional || kind == shape::nullable)
        return may_be_unset<std::remove_cvref_t<decltype(*std::declval<Type&>())>>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return may_be_unset<typename Type::value_type>();
    else
        return true;
}

template <class Form = no_form, class Type>
auto is_unset(Type const& value) -> bool;

// The tag of an alternative is written whatever its member holds.
template <class Tag, class Type, template <class...> class List, class... Descriptors>
auto has_unset_member(Type const& object, List<Descriptors...>) -> bool
{
    bool found = false;
    [[maybe_unused]] int const each[] = {
        0, (found = found ||
                    (!std::is_same_v<Tag, Descriptors> && is_unset<member_form<Type, Descriptors>>(object.*Descriptors::pointer)),
            0)...};
    return found;
}

template <class Form, class Variant>
auto is_unset_variant(Variant const& value) -> bool
{
    return value.valueless_by_exception() ||
           std::visit(
               []<class Alternative>(Alternative const& alternative) {
                   if constexpr (is_tagged_form<Form>) {
                       using facts = alternatives<Variant, Form>;
                       if constexpr (facts::template declares_tag<Alternative>)
                           return has_unset_member<typename facts::template tag_member<Alternative>>(
                               unboxed(alternative), members_of<unboxed_type<Alternative>>{});
                       else
                           return is_unset(alternative);
                   } else {
                       return is_unset(alternative);
                   }
               },
               value);
}

template <class Form, class Type>
auto is_unset([[maybe_unused]] Type const& value) -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (!may_be_unset<Type>()) {
        return false;
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        return holds_value(value) && is_unset<Form>(*value);
    } else if constexpr (kind == shape::boxed) {
        return is_unset<Form>(*value);
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        return std::any_of(value.begin(), value.end(), [](auto const& item) { return is_unset<item_form<Form>>(item); });
    } else if constexpr (kind == shape::map) {
        return std::any_of(value.begin(), value.end(),
                           [](auto const& entry) { return is_unset(entry.first) || is_unset<item_form<Form>>(entry.second); });
    } else if constexpr (kind == shape::tuple) {
        return std::apply([](auto const&... items) { return (is_unset(items) || ...); }, value);
    } else if constexpr (kind == shape::variant) {
        return is_unset_variant<form_for<Type, Form>>(value);
    } else if constexpr (kind == shape::object) {
        return has_unset_member<void>(value, members_of<Type>{});
    } else if constexpr (kind == shape::secret) {
        return !value.is_set();
    } else if constexpr (kind == shape::raw) {
        return value.text().empty();
    } else if constexpr (kind == shape::open) {
        return !value.is_set() || (value.known() != nullptr && is_unset(*value.known()));
    } else if constexpr (described_enum<Type>) {
        auto const& values = enumerators<Type>::values;
        return std::find(values.begin(), values.end(), value) == values.end();
    } else if constexpr (kind == shape::number_text) {
        std::array<char, Type::max_size> text;
        return value.write(text.data()) == nullptr;
    } else if constexpr (own_text_type<Type>) {
        return value.view().empty();
    } else {
        static_assert(foreign_text_type<Type>, "a shape that nobody asks whether it is unset");
        std::array<char, text_traits<Type>::max_size> text;
        return text_traits<Type>::write(value, text.data()) == nullptr;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
