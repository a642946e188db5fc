// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_VALUE_HPP
#define VOUCH_JSON_SCHEMA_VALUE_HPP
#include <vouch/json_schema/object.hpp>
#include <vouch/json_schema/subschema.hpp>
#include <vouch/json_schema/text.hpp>
#include <vouch/json_schema/variant.hpp>
#include <vouch/schema/kinds.hpp>

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

// Walks over a type and writes its schema: one function for each shape.
namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_schema = false;

// The name of the JSON type that rules are about; empty where there are several.
template <class Type>
consteval auto json_type_of() -> std::string_view
{
    constexpr unsigned kinds = kinds_of<Type>;
    return kinds == string_kind ? "string" : kinds == number_kind ? "number" : kinds == array_kind ? "array" : "object";
}

template <class Type>
void put_represented(schema_builder& out, constraints const& rules)
{
    if constexpr (has_well_formed_representation<Type>) {
        constraints all = info_of_representation<Type>();
        if (all.own.empty())
            return put_schema<representation_type<Type>>(out, rules);
        all.own.insert(all.own.end(), rules.own.begin(), rules.own.end());
        all.items = rules.items;
        all.has_examples = rules.has_examples || !rules.own.empty();
        put_schema<representation_type<Type>>(out, all);
    }
}

template <class Type, class Form>
void put_nullable(schema_builder& out, constraints const& rules)
{
    using value = std::remove_cvref_t<decltype(*std::declval<Type&>())>;
    if constexpr (kinds_of<value> == every_kind)
        return put_schema<value, Form>(out, rules);
    out.key("anyOf");
    out.open('[');
    out.item();
    put_subschema<value, Form>(out, rules);
    out.item_of_type("null");
    out.close(']');
}

template <class Type>
void put_quoted(schema_builder& out, constraints const& rules)
{
    using value = typename Type::value_type;
    out.key("oneOf");
    out.open('[');
    out.item();
    out.open();
    out.member("type", "string");
    if constexpr (kinds_of<value> == boolean_kind)
        out.member_strings("enum", std::initializer_list<std::string_view>{"false", "true"});
    else
        out.member("pattern", number_pattern);
    out.close();
    out.item();
    put_subschema<value>(out, rules);
    out.close(']');
}

template <class Type>
void put_open(schema_builder& out, constraints const& rules)
{
    using value = typename Type::value_type;
    if (!described_enum<value> && out.options().open_values != open_values::all)
        return put_schema<value>(out, rules);
    out.key("anyOf");
    out.open('[');
    out.item();
    put_subschema<value>(out, rules);
    out.item_of_type(is_numeric_enum<value> ? "number" : "string");
    out.close(']');
}

template <class Type, class Form>
void put_array(schema_builder& out, constraints const& rules)
{
    constraints own;
    if constexpr (shape_of<Type> == shape::fixed_array)
        own.add_counts("minItems", "maxItems", std::tuple_size_v<Type>, std::tuple_size_v<Type>);
    if constexpr (shape_of<Type> == shape::set)
        own.add("uniqueItems", "true");
    out.typed("array", own, rules);
    out.key("items");
    put_subschema<typename Type::value_type, item_form<Form>>(out, rules.for_items());
}

template <class... Values>
void put_items(schema_builder& out, std::type_identity<std::tuple<Values...>>)
{
    if constexpr (sizeof...(Values) != 0) {
        out.member_json("minItems", std::to_string(sizeof...(Values)));
        out.key("prefixItems");
        out.open('[');
        ((out.item(), put_subschema<Values>(out)), ...);
        out.close(']');
    }
    out.member_json("items", "false");
}
template <class First, class Second>
void put_items(schema_builder& out, std::type_identity<std::pair<First, Second>>)
{
    put_items(out, std::type_identity<std::tuple<First, Second>>{});
}

template <class Type, class Form>
void put_map(schema_builder& out, constraints const& rules)
{
    out.typed("object", rules);
    if constexpr (!std::same_as<typename Type::key_type, std::string>) {
        out.key("propertyNames");
        out.open();
        put_key<typename Type::key_type>(out);
        out.close();
    }
    out.key("additionalProperties");
    put_subschema<typename Type::mapped_type, item_form<Form>>(out, rules.for_items());
}

template <class Type, class Form>
void put_schema(schema_builder& out, [[maybe_unused]] constraints const& rules)
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::represented) {
        out.in_place(definition_of<Type>(&put_represented<Type>), json_type_of<Type>(), rules);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) { // an empty one that is no member is null
        put_nullable<Type, Form>(out, rules);
    } else if constexpr (kind == shape::boxed) {
        put_schema<typename Type::value_type, Form>(out, rules);
    } else if constexpr (kind == shape::quoted) {
        put_quoted<Type>(out, rules);
    } else if constexpr (kind == shape::open) {
        put_open<Type>(out, rules);
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        put_array<Type, Form>(out, rules);
    } else if constexpr (kind == shape::tuple) {
        out.member("type", "array");
        put_items(out, std::type_identity<Type>{});
    } else if constexpr (kind == shape::map) {
        put_map<Type, Form>(out, rules);
    } else if constexpr (kind == shape::variant) {
        using form = form_for<Type, Form>;
        definition what = definition_of<Type>(&put_variant<Type, form>);
        what.id = &schema_id<Type, form>;
        out.in_place(what, "object", rules);
    } else if constexpr (kind == shape::object) {
        out.reference(definition_of<Type>(&put_object<Type>), "object", rules);
    } else if constexpr (kind == shape::named || kind == shape::number_name) {
        put_named<Type>(out, rules);
    } else if constexpr (kind == shape::string) {
        out.typed("string", rules);
    } else if constexpr (kind == shape::secret) {
        out.member("type", "string");
        out.member_json("minLength", "1"); // an empty text is an unset secret
        out.member("format", "password");
    } else if constexpr (kind == shape::null) {
        out.member("type", "null");
    } else if constexpr (kind == shape::boolean) {
        out.member("type", "boolean");
    } else if constexpr (kind == shape::integer) {
        put_integer<Type>(out, rules);
    } else if constexpr (kind == shape::floating) {
        put_floating<Type>(out, rules);
    } else if constexpr (kind == shape::number_text) {
        out.typed("number", rules);
    } else if constexpr (requires { dom_access<Type>::content_media_type; }) { // bytes outside of JSON, in a form
        out.member("contentMediaType", dom_access<Type>::content_media_type);
    } else {
        static_assert(kind == shape::raw || kind == shape::dom || shape_has_a_schema<Type>,
                      "put_schema does not know this shape");
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
