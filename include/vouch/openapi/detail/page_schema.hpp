// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_HPP
#include <vouch/openapi/detail/page_json.hpp>
#include <vouch/openapi/detail/page_schema_type.hpp>
#include <vouch/openapi/detail/page_schema_words.hpp>
#include <vouch/openapi/detail/page_state.hpp>
#include <vouch/read/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Schemas on the page. A schema is written where it stands, one that is referred to is a link, so recursion ends.
namespace vouch::inline VOUCH_ABI::detail::page {

inline void write_details(page_state& page, schema_document const& schema);

inline constexpr std::size_t most_values = 30;     // values of an enumeration that stand in view
inline constexpr std::size_t most_short_json = 60; // bytes of an example that stands in a line

// ---- what stands beside the type

inline void write_mark(page_state& page, markup text, std::string_view kind = "mark")
{
    page.html.raw(" ");
    auto const mark = page.html.open("span", {{"class", kind}});
    page.html.raw(text);
}
inline void write_required(page_state& page, bool is_required)
{
    if (is_required)
        write_mark(page, "required", "mark must");
    else
        write_mark(page, "optional", "mark may");
}
inline void write_marks(page_state& page, any_schema const& value)
{
    schema_document const* const schema = schema_object(value);
    if (schema == nullptr)
        return;
    if (is_true(schema->read_only))
        write_mark(page, "read-only");
    if (is_true(schema->write_only))
        write_mark(page, "write-only");
    if (is_true(schema->deprecated))
        write_mark(page, "deprecated", "mark old");
}
inline void write_type_and_marks(page_state& page, any_schema const& value)
{
    {
        page.html.raw(" ");
        auto const type = page.html.open("span", {{"class", "type"}});
        write_type(page, value);
    }
    write_marks(page, value);
}

// Writes `label` and JSON: in a line if it is short and no object or array, else below it.
inline void write_json(page_state& page, std::string_view label, std::string_view json)
{
    if (json.size() <= most_short_json && !json.starts_with('{') && !json.starts_with('[')) {
        auto const line = page.html.open("p", {{"class", "soft"}});
        page.html.text(std::string(label) + ' ');
        page.html.code(json);
        return;
    }
    auto const folded = page.html.open("details", {{"open", ""}});
    page.html.leaf("summary", label);
    auto const text = page.html.open("pre", {{"dir", "ltr"}});
    page.html.lines(indented_json(json));
}

// ---- rules and examples

// The examples that a schema has, each a JSON text.
inline auto examples_of(schema_document const& schema) -> std::vector<std::string>
{
    std::vector<std::string> examples;
    if (schema.example)
        examples.push_back(json_text(schema.example));
    if (schema.examples) {
        raw_json const whole = *schema.examples ? **schema.examples : raw_json("null");
        if (auto const list = whole.as<std::vector<raw_json>>())
            for (raw_json const& each : *list)
                examples.push_back(each.text());
        else
            examples.push_back(whole.text());
    }
    return examples;
}

inline void write_code_rule(page_state& page, std::string_view words, std::string_view code)
{
    auto const rule = page.html.open("li");
    page.html.text(words);
    page.html.raw(" ");
    page.html.code(code);
}

inline void write_values(page_state& page, std::vector<raw_json> const& values)
{
    auto const list = page.html.open("ul", {{"class", "rules"}});
    for (raw_json const& value : values) {
        auto const item = page.html.open("li");
        page.html.code(value.text());
    }
}

inline void write_rules(page_state& page, schema_document const& schema)
{
    std::size_t const start = page.html.size();
    bool has_rules = false;
    {
        auto const list = page.html.open("ul", {{"class", "rules"}});
        std::size_t const empty = page.html.size();
        for (std::string const& rule : rules_of(schema))
            page.html.leaf("li", rule);
        if (schema.pattern)
            write_code_rule(page, "matches", *schema.pattern);
        if (schema.const_)
            write_code_rule(page, "always", json_text(schema.const_));
        if (schema.default_)
            write_code_rule(page, "default", json_text(schema.default_));
        if (schema.discriminator)
            write_code_rule(page, "told apart by", schema.discriminator->property_name);
        if (schema.required)
            for (std::string const& name : *schema.required)
                if (find_in(schema.properties, name) == nullptr)
                    write_code_rule(page, "required:", name);
        for (std::string const& example : examples_of(schema))
            if (example.size() <= most_short_json)
                write_code_rule(page, "example", example);
        has_rules = page.html.size() != empty;
    }
    if (!has_rules)
        page.html.truncate(start);

    if (schema.enum_ && schema.enum_->size() <= most_values) {
        auto const line = page.html.open("div", {{"class", "values"}});
        page.html.leaf("span", "One of", {{"class", "label"}});
        write_values(page, *schema.enum_);
    } else if (schema.enum_) {
        auto const folded = page.html.open("details");
        page.html.leaf("summary", "One of " + std::to_string(schema.enum_->size()) + " values");
        write_values(page, *schema.enum_);
    }
    for (std::string const& example : examples_of(schema))
        if (example.size() > most_short_json)
            write_json(page, "Example", example);
}

// ---- schemas inside a schema

// Whether there is more to say of a schema than its type in words. Writes it.
inline auto write_details_of(page_state& page, any_schema const& value) -> bool
{
    std::size_t const start = page.html.size();
    if (schema_document const* const schema = schema_object(value); schema != nullptr)
        write_details(page, *schema);
    return page.html.size() != start;
}

// A labelled schema inside another. If `is_told`, the type in words of the outer one tells all of a schema without details.
inline void write_block(page_state& page, std::string_view label, std::optional<any_schema> const& value, bool is_told = false)
{
    if (!value)
        return;
    std::size_t const start = page.html.size();
    bool has_details = false;
    {
        auto const box = page.html.open("div", {{"class", "box"}});
        {
            auto const head = page.html.open("p", {{"class", "head"}});
            page.html.leaf("span", label, {{"class", "label"}});
            write_type_and_marks(page, *value);
        }
        has_details = write_details_of(page, *value);
    }
    if (is_told && !has_details)
        page.html.truncate(start);
}

// One line of a list of members, and what is below it.
inline void write_member_html(page_state& page, std::string_view name, any_schema const& value, std::optional<bool> is_required)
{
    auto const member = page.html.open("li");
    {
        auto const head = page.html.open("p", {{"class", "head"}});
        page.html.leaf("code", visible_name(name), {{"class", "name"}});
        write_type_and_marks(page, value);
        if (is_required)
            write_required(page, *is_required);
    }
    write_details_of(page, value);
}

inline void write_members_html(page_state& page, schema_document const& schema)
{
    bool const has_rest = schema.additional_properties && schema_object(*schema.additional_properties) != nullptr;
    bool const has_properties = schema.properties && !schema.properties->empty();
    bool const has_patterns = schema.pattern_properties && !schema.pattern_properties->empty();
    if (has_properties || has_patterns) {
        auto const list = page.html.open("ul", {{"class", "members"}});
        if (has_properties)
            for (auto const& [name, value] : *schema.properties)
                write_member_html(page, name, value,
                                  schema.required && std::find(schema.required->begin(), schema.required->end(), name) !=
                                                         schema.required->end());
        if (has_patterns)
            for (auto const& [pattern, value] : *schema.pattern_properties)
                write_member_html(page, "/" + pattern + "/", value, std::nullopt);
    }
    if (has_rest)
        write_block(page, schema.properties ? "Any other member" : "Each value", schema.additional_properties,
                    !schema.properties);
}

// The schema that a value of the discriminator's mapping names: by a reference, or by the name of a component.
inline auto mapped_reference(std::string const& value) -> std::string
{
    return value.starts_with('#') ? value : "#/components/schemas/" + value;
}
inline auto is_mapped_to(page_state const& page, std::string const& value, any_schema const& alternative) -> bool
{
    schema_document const* const schema = schema_object(alternative);
    if (schema == nullptr || !schema->ref)
        return false;
    auto const target = page.references.schema(*schema->ref);
    return value == *schema->ref || (target && page.references.schema(mapped_reference(value)).object == target.object);
}

// The value of the discriminator's property that goes with an alternative; empty if the document does not say.
inline auto tag_of(page_state const& page, openapi_model::discriminator const& by, any_schema const& alternative) -> std::string
{
    schema_document const* const schema = schema_object(alternative);
    if (schema == nullptr || !schema->ref)
        return {};
    if (by.mapping)
        for (auto const& [tag, value] : *by.mapping)
            if (is_mapped_to(page, value, alternative))
                return tag;
    if (auto const target = page.references.schema(*schema->ref))
        if (auto const* const object = schema_object(*target); object != nullptr)
            if (auto const* const property = find_in(object->properties, by.property_name); property != nullptr)
                if (auto const* const tag = schema_object(*property); tag != nullptr && tag->const_ && *tag->const_)
                    if (auto const text = (*tag->const_)->as<std::string>())
                        return *text;
    return last_name(*schema->ref);
}

inline void write_alternatives(page_state& page, std::string_view label, schema_list const& list, schema_document const& schema)
{
    if (!list)
        return;
    auto const* const by = schema.discriminator ? &*schema.discriminator : nullptr;
    std::size_t const start = page.html.size();
    bool is_needed = by != nullptr || list->size() > most_in_line;
    {
        auto const box = page.html.open("div", {{"class", "box"}});
        page.html.leaf("p", label, {{"class", "label"}});
        auto const members = page.html.open("ul", {{"class", "members"}});
        for (any_schema const& each : *list) {
            auto const member = page.html.open("li");
            {
                auto const head = page.html.open("p", {{"class", "head"}});
                write_type_and_marks(page, each);
                if (auto const tag = by != nullptr ? tag_of(page, *by, each) : std::string(); !tag.empty()) {
                    page.html.raw(" if ");
                    page.html.code(by->property_name);
                    page.html.raw(" is ");
                    page.html.code(tag);
                }
            }
            is_needed |= write_details_of(page, each);
        }
    }
    if (!is_needed)
        page.html.truncate(start);
}

// What an allOf contains, as if it stood in the schema itself; what it refers to, where there is too much for a line.
inline void write_all_of(page_state& page, schema_list const& parts)
{
    if (!parts)
        return;
    if (parts->size() > most_in_line) {
        auto const box = page.html.open("div", {{"class", "box"}});
        page.html.raw("<p class=\"label\">All of these</p>");
        auto const list = page.html.open("ul", {{"class", "members"}});
        for (any_schema const& part : *parts) {
            auto const item = page.html.open("li");
            auto const head = page.html.open("p", {{"class", "head"}});
            write_type_and_marks(page, part);
        }
    }
    for (any_schema const& part : *parts)
        write_details_of(page, part);
}

// Which schema goes with which value of the discriminator's property, where no list of alternatives says so.
inline void write_mapping(page_state& page, schema_document const& schema)
{
    if (!schema.discriminator || !schema.discriminator->mapping)
        return;
    ordered_map<std::string> rest;
    for (auto const& [tag, value] : *schema.discriminator->mapping) {
        auto const is_told = [&, &reference = value](schema_list const& list) {
            return list && std::any_of(list->begin(), list->end(),
                                       [&](any_schema const& each) { return is_mapped_to(page, reference, each); });
        };
        if (!is_told(schema.one_of) && !is_told(schema.any_of))
            rest.try_emplace(tag, value);
    }
    if (rest.empty())
        return;
    auto const scroll =
        page.html.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Kinds"}});
    auto const table = page.html.open("table");
    page.html.raw("<thead><tr><th scope=\"col\">Value</th><th scope=\"col\">Schema</th></tr></thead>");
    auto const body = page.html.open("tbody");
    for (auto const& [tag, value] : rest) {
        auto const row = page.html.open("tr");
        {
            auto const cell = page.html.open("th", {{"scope", "row"}});
            page.html.code(tag);
        }
        auto const cell = page.html.open("td");
        if (auto const* const named = page.schema_of(mapped_reference(value)); named != nullptr)
            write_link(page, named->id, named->name);
        else
            write_unresolved(page, value);
    }
}

// All that a schema says besides its type in words.
inline void write_details(page_state& page, schema_document const& schema)
{
    if (schema.title)
        page.html.leaf("p", *schema.title, {{"class", "label"}});
    write_prose(page, schema.description);
    write_rules(page, schema);
    write_external(page, schema.external_docs);
    write_all_of(page, schema.all_of);
    write_members_html(page, schema);
    write_alternatives(page, "Exactly one of these", schema.one_of, schema);
    write_alternatives(page, "One or more of these", schema.any_of, schema);
    write_mapping(page, schema);
    if (schema.prefix_items)
        for (std::size_t index = 0; index < schema.prefix_items->size(); ++index)
            write_block(page, "Item " + std::to_string(index + 1), (*schema.prefix_items)[index], true);
    write_block(page, schema.prefix_items ? "Each further item" : "Each item", schema.items, true);
    std::string const contained = words_of_count(schema.min_contains, schema.max_contains, "item");
    write_block(page, "Contains " + (contained.empty() ? "at least 1 item" : contained), schema.contains);
    write_block(page, "Names of members", schema.property_names);
    if (schema.unevaluated_properties && schema_object(*schema.unevaluated_properties) != nullptr)
        write_block(page, "Any other member", schema.unevaluated_properties);
    if (schema.unevaluated_items && schema_object(*schema.unevaluated_items) != nullptr)
        write_block(page, "Any other item", schema.unevaluated_items);
    write_block(page, "Content", schema.content_schema);
    write_block(page, "Not", schema.not_);
    write_block(page, "If", schema.if_);
    write_block(page, "Then", schema.then);
    write_block(page, "Otherwise", schema.else_);
    if (schema.dependent_schemas)
        for (auto const& [name, value] : *schema.dependent_schemas)
            write_block(page, "With " + name, value);
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
