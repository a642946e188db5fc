// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_VARIANT_FORM_HPP
#define VOUCH_SCHEMA_VARIANT_FORM_HPP
#include <vouch/schema/alternative.hpp>
#include <vouch/schema/item_rules.hpp>
#include <vouch/schema/schema.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>

// Who says how a std::variant stands in JSON: its own schema, the field of the member that it is, or an each() of that field. A
// form is a type that gives the row of these items; it is handed from a member to what the member holds.
namespace vouch::inline VOUCH_ABI::detail {

// Nothing is said: each variant has its own schema.
struct no_form {};
template <class Variant>
struct own_form {
    static constexpr auto row() noexcept -> auto const& { return schema_of<Variant>; }
};
template <class Source, auto Member>
struct field_form {
    static constexpr auto row() noexcept -> auto const& { return rules_of_field<Member>(schema_of<Source>); }
};
template <class Outer, std::size_t Index, class Rules>
struct each_form {
    static constexpr auto row() noexcept -> auto const& { return static_cast<held<Index, Rules> const&>(Outer::row()).item; }
};

template <class Item>
inline constexpr bool is_alternative = false;
template <class Type, std::size_t Values>
inline constexpr bool is_alternative<alternative_named<Type, Values>> = true;

// Whether an item says something of a variant.
template <class Item>
inline constexpr bool is_form_item =
    std::same_as<Item, tag> || std::same_as<Item, content> || std::same_as<Item, name_is_tag_t> || is_alternative<Item>;

// The same of an item, or of one in its each().
template <class Item>
inline constexpr bool holds_form = is_form_item<Item>;
template <class... Rules>
inline constexpr bool holds_form<each_rules<Rules...>> = (holds_form<Rules> || ...);
template <auto Member, class... Rules>
inline constexpr bool holds_form<field_rules<Member, Rules...>> = (holds_form<Rules> || ...);

template <class Row>
struct items_of_row;
template <class... Items>
struct items_of_row<schema<Items...>> {
    using type = boost::mp11::mp_list<Items...>;
};
template <auto Member, class... Rules>
struct items_of_row<field_rules<Member, Rules...>> {
    using type = boost::mp11::mp_list<Rules...>;
};
template <class... Rules>
struct items_of_row<each_rules<Rules...>> {
    using type = boost::mp11::mp_list<Rules...>;
};
// The types of the items of a form.
template <class Form>
struct form_items_of {
    using type = typename items_of_row<std::remove_cvref_t<decltype(Form::row())>>::type;
};
template <>
struct form_items_of<no_form> {
    using type = boost::mp11::mp_list<>;
};
template <class Form>
using form_items = typename form_items_of<Form>::type;

template <class Item>
using tells_of_value = std::bool_constant<is_form_item<Item>>;
template <class Item>
using tells_the_tag = std::bool_constant<std::same_as<Item, tag> || std::same_as<Item, name_is_tag_t>>;
template <class Item>
using tells_of_items = std::bool_constant<!is_form_item<Item> && holds_form<Item>>;

// Whether a form speaks of the value itself, not of its items alone; and whether it says where the tag stands.
template <class Form>
inline constexpr bool is_form_of_value = boost::mp11::mp_any_of<form_items<Form>, tells_of_value>::value;
template <class Form>
inline constexpr bool is_tagged_form = boost::mp11::mp_any_of<form_items<Form>, tells_the_tag>::value;

// The tag() of a form, if it has exactly one. Several are complained of.
template <class Form>
consteval auto find_tag_item() -> std::optional<tag>
{
    if constexpr (boost::mp11::mp_count<form_items<Form>, tag>::value == 1)
        return item_in<tag>(Form::row());
    else
        return std::nullopt;
}
template <class Form>
inline constexpr std::optional<tag> tag_of_form = find_tag_item<Form>();

// Where the tag of a variant stands: in the object that its alternative is, beside a content, or as the name of the only member.
enum class tag_place { inside, beside, name };

template <class Form>
inline constexpr tag_place place_of_tag = !tag_of_form<Form>                            ? tag_place::name
                                          : tag_of_form<Form>->beside.data() == nullptr ? tag_place::inside
                                                                                        : tag_place::beside;
template <class Form>
inline constexpr bool has_tag_inside = place_of_tag<Form> == tag_place::inside;

// The form of a variant where the place that it stands in has the form `Form`.
template <class Variant, class Form>
using form_for = std::conditional_t<is_form_of_value<Form>, Form, own_form<Variant>>;

template <class Form>
struct item_form_of {
    using type = no_form;
};
template <class Form>
    requires(boost::mp11::mp_count_if<form_items<Form>, tells_of_items>::value == 1)
struct item_form_of<Form> {
    static constexpr std::size_t index = boost::mp11::mp_find_if<form_items<Form>, tells_of_items>::value;
    using type = each_form<Form, index, boost::mp11::mp_at_c<form_items<Form>, index>>;
};
// What a form says of the items of an array, of a set, or of the values of a map.
template <class Form>
using item_form = typename item_form_of<Form>::type;

template <auto Member, class Found, class... Sources>
struct last_form {
    using type = Found;
};
template <auto Member, class Found, class Source, class... Sources>
struct last_form<Member, Found, Source, Sources...>
    : last_form<Member, std::conditional_t<holds_form<field_rules_of<Source, Member>>, field_form<Source, Member>, Found>,
                Sources...> {};

template <class Field>
struct form_in_field {
    using type = no_form;
};
template <auto Member, class... Sources>
    requires(sizeof...(Sources) > 0)
struct form_in_field<field_in<Member, boost::mp11::mp_list<Sources...>>> : last_form<Member, no_form, Sources...> {};

// What the field of a member says of the variant that it is, or of those that it holds. Of several schemas the last counts.
template <class Type, class Descriptor>
using member_form = typename form_in_field<field_of<Type, Descriptor>>::type;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
