// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_TYPE_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_TYPE_HPP
#include <vouch/openapi/detail/page_schema_words.hpp>
#include <vouch/openapi/detail/page_state.hpp>
#include <vouch/openapi/schema_document.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// The type of a schema in words, with links to the schemas that it refers to.
namespace vouch::inline VOUCH_ABI::detail::page {

inline void write_type(page_state& page, any_schema const& value);

inline constexpr std::size_t most_in_line = 6; // schemas that a line names

// The reference of a schema; nullptr if it has none.
inline auto reference_of(schema_document const& schema) -> std::string const*
{
    return schema.ref ? &*schema.ref : schema.dynamic_ref ? &*schema.dynamic_ref : nullptr;
}

using schema_pointers = std::vector<any_schema const*>;

inline auto pointers_to(std::vector<any_schema> const& list) -> schema_pointers
{
    schema_pointers pointers;
    for (any_schema const& each : list)
        pointers.push_back(&each);
    return pointers;
}

inline void write_types_of_list(page_state& page, schema_pointers const& list, markup separator)
{
    if (list.size() > most_in_line) {
        page.html.text(std::to_string(list.size()) + " schemas");
        return;
    }
    bool first = true;
    for (any_schema const* const each : list) {
        if (!std::exchange(first, false))
            page.html.raw(separator);
        write_type(page, *each);
    }
}

inline void write_array_type(page_state& page, schema_document const& schema)
{
    page.html.raw("array");
    if (schema.prefix_items) {
        page.html.raw(" (");
        write_types_of_list(page, pointers_to(*schema.prefix_items), ", ");
        if (schema.items && !std::holds_alternative<bool>(*schema.items)) {
            page.html.raw(", then ");
            write_type(page, *schema.items);
        }
        page.html.raw(")");
    } else if (schema.items) {
        page.html.raw(" of ");
        write_type(page, *schema.items);
    }
}

inline void write_object_type(page_state& page, schema_document const& schema)
{
    if (!schema.properties && schema.additional_properties && schema_object(*schema.additional_properties) != nullptr) {
        page.html.raw("map of ");
        write_type(page, *schema.additional_properties);
    } else {
        page.html.raw("object");
    }
}

// "object with all of entity". What an allOf contains is part of the schema; what it refers to is named.
inline void write_all_of_type(page_state& page, std::vector<any_schema> const& parts, bool has_type)
{
    schema_pointers named;
    schema_pointers own;
    for (any_schema const& part : parts) {
        schema_document const* const object = schema_object(part);
        (object != nullptr && reference_of(*object) != nullptr ? named : own).push_back(&part);
    }
    bool const are_objects = std::all_of(own.begin(), own.end(), [](any_schema const* part) {
        schema_document const* const object = schema_object(*part);
        return object != nullptr && object->properties && types_of(*object) == std::vector<std::string>{"object"};
    });
    if (!has_type && !own.empty()) {
        if (are_objects)
            page.html.raw("object");
        else
            write_types_of_list(page, own, " and ");
    }
    if (named.empty())
        return;
    page.html.text(has_type || !own.empty() ? " with all of " : "");
    write_types_of_list(page, named, " and ");
}

// "array of book", "string (date) or null": the types of a schema, with links.
inline void write_type(page_state& page, any_schema const& value)
{
    schema_document const* const schema = schema_object(value);
    if (schema == nullptr) {
        page.html.text(std::get<bool>(value) ? "any value" : "no value");
        return;
    }
    if (auto const* const reference = reference_of(*schema); reference != nullptr) {
        if (auto const* const named = page.schema_of(*reference); named != nullptr)
            write_link(page, named->id, named->name);
        else
            write_unresolved(page, *reference);
        return;
    }
    auto const types = types_of(*schema);
    bool first = true;
    for (std::string const& type : types) {
        if (!std::exchange(first, false))
            page.html.raw(" or ");
        if (type == "array")
            write_array_type(page, *schema);
        else if (type == "object")
            write_object_type(page, *schema);
        else
            page.html.text(type);
        if (schema->format && type != "null" && type != "array" && type != "object")
            page.html.text(" (" + *schema->format + ')');
    }
    auto const& alternatives = schema->one_of ? schema->one_of : schema->any_of;
    if (types.empty() && alternatives)
        write_types_of_list(page, pointers_to(*alternatives), " or ");
    else if (schema->all_of)
        write_all_of_type(page, *schema->all_of, !types.empty());
    else if (types.empty())
        page.html.raw("any value");
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
