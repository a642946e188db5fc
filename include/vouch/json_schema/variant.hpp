// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_VARIANT_HPP
#define VOUCH_JSON_SCHEMA_VARIANT_HPP
#include <vouch/json_schema/object.hpp>
#include <vouch/json_schema/subschema.hpp>
#include <vouch/schema/variants.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

// The schemas of variants: an alternative for each type, told by a tag or by its kind of JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Names>
void put_none_of(schema_builder& out, Names const& names)
{
    if (names.size() == 0)
        return;
    out.key("not");
    out.open();
    out.member_strings("enum", names);
    out.close();
}
// Writes the schema of a tag that no other alternative has.
template <class Names>
void put_other_tag(schema_builder& out, Names const& names)
{
    out.open();
    out.member("type", "string");
    put_none_of(out, names);
    out.close();
}

template <class Facts, class Alternative>
void put_inside(schema_builder& out)
{
    if constexpr (Facts::template is_other<Alternative>) {
        out.member("type", "object");
        out.key("properties");
        out.open();
        out.key(Facts::tag_name);
        put_other_tag(out, Facts::names);
        out.close();
        out.member_strings("required", std::vector{Facts::tag_name});
    } else {
        put_object<unboxed_type<Alternative>, tag_of<Facts, Alternative>>(out, no_constraints);
    }
}

template <class Facts, class Alternative>
void put_beside(schema_builder& out)
{
    constexpr bool is_other = Facts::template is_other<Alternative>;
    out.member("type", "object");
    out.key("properties");
    out.open();
    out.key(Facts::tag_name);
    if constexpr (is_other)
        put_other_tag(out, Facts::names);
    else {
        out.open();
        tag_of<Facts, Alternative>::put_value(out);
        out.close();
    }
    out.key(Facts::content_name);
    if constexpr (is_other)
        out.json("{}");
    else
        put_subschema<Alternative>(out);
    out.close();
    std::vector<std::string_view> required{Facts::tag_name};
    if constexpr (!is_other && !may_lack_content<Alternative>())
        required.push_back(Facts::content_name);
    out.member_strings("required", required);
    if (out.options().reject_unknown)
        out.member_json("additionalProperties", "false");
}

template <class Facts, class Alternative>
void put_by_name(schema_builder& out, std::string_view name)
{
    out.member("type", "object");
    out.key("properties");
    out.open();
    out.key(name);
    put_subschema<Alternative>(out);
    out.close();
    out.member_strings("required", std::vector{name});
    out.member_json("additionalProperties", "false");
}
template <class Facts>
void put_other_by_name(schema_builder& out)
{
    out.member("type", "object");
    out.member_json("minProperties", "1");
    out.member_json("maxProperties", "1");
    out.key("propertyNames");
    out.open();
    put_none_of(out, Facts::names);
    out.close();
}

template <class Facts, class Alternative>
void put_alternative(schema_builder& out)
{
    if constexpr (Facts::place == tag_place::name && !Facts::template is_other<Alternative>) {
        for (std::string_view const name : Facts::template values<Alternative>()) {
            out.item();
            out.open();
            put_by_name<Facts, Alternative>(out, name);
            out.close();
        }
    } else {
        out.item();
        out.open();
        if constexpr (Facts::place == tag_place::inside)
            put_inside<Facts, Alternative>(out);
        else if constexpr (Facts::place == tag_place::beside)
            put_beside<Facts, Alternative>(out);
        else
            put_other_by_name<Facts>(out);
        out.close();
    }
}

template <class Form, class... Alternatives>
void put_alternatives(schema_builder& out, std::type_identity<std::variant<Alternatives...>>)
{
    using variant = std::variant<Alternatives...>;
    out.key("oneOf");
    out.open('[');
    if constexpr (is_tagged_form<Form>) {
        using facts = alternatives<variant, Form>;
        if constexpr (facts::is_well_formed)
            (put_alternative<facts, Alternatives>(out), ...);
    } else {
        ((out.item(), put_subschema<Alternatives>(out)), ...);
    }
    out.close(']');
}

template <class Type, class Form>
void put_variant(schema_builder& out, constraints const&)
{
    if constexpr (std::same_as<Form, own_form<Type>>)
        put_own_texts<Type>(out);
    put_alternatives<Form>(out, std::type_identity<Type>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
