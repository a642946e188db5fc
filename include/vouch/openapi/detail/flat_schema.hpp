// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_FLAT_SCHEMA_HPP
#define VOUCH_OPENAPI_DETAIL_FLAT_SCHEMA_HPP
#include <vouch/openapi/detail/references.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// A schema as the list of the schemas that all hold for a value: itself, what it refers to, and all of its allOf. So a member
// counts wherever it is declared, and moving it into a base is no change.
namespace vouch::inline VOUCH_ABI::detail::drift {

// Schemas that all hold. None: anything is valid.
using schema_places = std::vector<place<openapi_model::schema_or_boolean>>;

// Kinds of JSON values as bits; a number is an integer or has a fraction.
using type_set = unsigned;
struct type_name {
    std::string_view name;
    type_set types;
};
inline constexpr type_set every_type = 127, null_type = 1;
inline constexpr type_name type_names[] = {{"number", 4 | 8}, {"null", null_type}, {"boolean", 2}, {"integer", 4},
                                           {"string", 16},    {"array", 32},       {"object", 64}};

constexpr auto types_named(std::string_view name) noexcept -> type_set
{
    for (type_name const& each : type_names)
        if (each.name == name)
            return each.types;
    return 0;
}

// "string or null"
inline auto words_of(type_set types) -> std::string
{
    if (types == every_type)
        return "anything";
    std::string words;
    for (auto const& [name, bits] : type_names)
        if (bits != 0 && (types & bits) == bits) {
            words.append(words.empty() ? "" : " or ").append(name);
            types &= ~bits;
        }
    return words.empty() ? "nothing" : words;
}

struct flat_schema {
    std::vector<place<schema_document>> parts{};
    std::vector<std::string> unresolved{}; // references to what is not in the document
    std::string unresolved_pointer{};      // of the first of these
    bool takes_null = false;               // besides what the parts say
    bool takes_nothing = false;            // the schema false

    [[nodiscard]] auto has_part(schema_document const& schema) const -> bool
    {
        return std::any_of(parts.begin(), parts.end(), [&](auto const& part) { return part.object == &schema; });
    }

    void add(references const& document, place<openapi_model::schema_or_boolean> const& schema)
    {
        if (bool const* const all_or_none = std::get_if<bool>(schema.object); all_or_none != nullptr) {
            takes_nothing |= !*all_or_none;
            return;
        }
        schema_document const& object = *std::get<boxed<schema_document>>(*schema);
        constexpr std::size_t most_parts = 1000; // references may be chained without end; this bounds the stack
        if (has_part(object) || parts.size() == most_parts)
            return;
        parts.push_back({&object, schema.pointer});
        add_target(document, object.ref, child(schema.pointer, "$ref"));
        add_target(document, object.dynamic_ref, child(schema.pointer, "$dynamicRef"));
        if (object.all_of)
            for (std::size_t index = 0; index < object.all_of->size(); ++index)
                add(document, {&(*object.all_of)[index], child(child(schema.pointer, "allOf"), index)});
    }

    void add_target(references const& document, std::optional<std::string> const& reference, std::string pointer)
    {
        if (!reference)
            return;
        if (auto const target = document.schema(*reference))
            return add(document, target);
        if (unresolved.empty())
            unresolved_pointer = std::move(pointer);
        unresolved.push_back(document.unresolved(*reference));
    }

    // The kinds of values that may be valid.
    [[nodiscard]] auto types() const -> type_set
    {
        type_set all = takes_nothing ? 0 : every_type;
        for (auto const& part : parts) {
            if (!part->type)
                continue;
            type_set own = 0;
            if (auto const* const name = std::get_if<std::string>(&*part->type))
                own = types_named(*name);
            else
                for (std::string const& each : std::get<std::vector<std::string>>(*part->type))
                    own |= types_named(each);
            if (auto const nullable = part->extra.find("nullable"); // OpenAPI 3.0
                nullable != part->extra.end() && nullable->second.text() == "true")
                own |= null_type;
            all &= own;
        }
        return takes_null ? all | null_type : all;
    }

    // Where the first part stands that has the keyword, with the keyword; else where the schema stands.
    template <auto Member>
    [[nodiscard]] auto where(std::string_view keyword) const -> std::string
    {
        for (auto const& part : parts)
            if ((*part).*Member)
                return child(part.pointer, keyword);
        return parts.empty() ? std::string() : parts.front().pointer;
    }

    template <auto Member>
    [[nodiscard]] auto is_true() const -> bool
    {
        return std::any_of(parts.begin(), parts.end(), [](auto const& part) { return ((*part).*Member).value_or(false); });
    }

    // The schemas that the parts have in a keyword which holds one. The schema true is left out.
    template <auto Member>
    [[nodiscard]] auto subschemas(std::string_view keyword) const -> schema_places
    {
        schema_places found;
        for (auto const& part : parts)
            if (auto const& schema = (*part).*Member; schema && *schema != openapi_model::schema_or_boolean(true))
                found.push_back({&*schema, child(part.pointer, keyword)});
        return found;
    }

    // Lists of alternatives: anyOf and oneOf of all parts, each with its pointer.
    [[nodiscard]] auto choices() const
        -> std::vector<std::pair<std::vector<openapi_model::schema_or_boolean> const*, std::string>>
    {
        std::vector<std::pair<std::vector<openapi_model::schema_or_boolean> const*, std::string>> found;
        for (auto const& part : parts) {
            if (part->any_of)
                found.emplace_back(&*part->any_of, child(part.pointer, "anyOf"));
            if (part->one_of)
                found.emplace_back(&*part->one_of, child(part.pointer, "oneOf"));
        }
        return found;
    }
};

// One way to be valid: an alternative of each anyOf and oneOf, and all that stands beside these.
struct schema_alternative {
    flat_schema schema{};
    std::string identity{}; // what it refers to, or nothing
    std::string pointer{};
};

inline auto flatten(references const& document, schema_places const& schemas) -> flat_schema
{
    flat_schema flat;
    for (auto const& schema : schemas)
        flat.add(document, schema);
    return flat;
}

// Whether a schema has no keyword that a value may break. Its references and its allOf are other parts of a flat schema.
inline auto asserts_nothing(schema_document const& schema) -> bool
{
    if (schema.type || schema.properties)
        return false;
    schema_document notes;
    notes.schema = schema.schema;
    notes.id = schema.id;
    notes.ref = schema.ref;
    notes.anchor = schema.anchor;
    notes.dynamic_ref = schema.dynamic_ref;
    notes.dynamic_anchor = schema.dynamic_anchor;
    notes.vocabulary = schema.vocabulary;
    notes.comment = schema.comment;
    notes.defs = schema.defs;
    notes.all_of = schema.all_of;
    notes.title = schema.title;
    notes.description = schema.description;
    notes.default_ = schema.default_;
    notes.deprecated = schema.deprecated;
    notes.read_only = schema.read_only;
    notes.write_only = schema.write_only;
    notes.examples = schema.examples;
    notes.example = schema.example;
    notes.xml = schema.xml;
    notes.external_docs = schema.external_docs;
    notes.extra = schema.extra;
    return notes == schema;
}

// Whether any value is valid.
inline auto takes_anything(flat_schema const& schema) -> bool
{
    return !schema.takes_nothing && schema.unresolved.empty() &&
           std::all_of(schema.parts.begin(), schema.parts.end(), [](auto const& part) { return asserts_nothing(*part); });
}

inline auto alternatives_of(references const& document, schema_places const& schemas) -> std::vector<schema_alternative>
{
    constexpr std::size_t most = 1000; // lists of alternatives that refer to each other multiply
    std::vector<schema_alternative> done;
    std::vector<std::pair<schema_alternative, std::size_t>> waiting; // each with the number of its lists that are taken apart
    schema_alternative whole{.schema = flatten(document, schemas), .pointer = schemas.empty() ? "" : schemas.front().pointer};
    waiting.emplace_back(std::move(whole), 0);
    for (std::size_t at = 0; at < waiting.size(); ++at) {
        auto const [alternative, taken] = waiting[at];
        auto const choices = alternative.schema.choices();
        if (taken == choices.size() || waiting.size() + choices[taken].first->size() > most) {
            done.push_back(alternative);
            continue;
        }
        auto const& [list, pointer] = choices[taken];
        for (std::size_t index = 0; index < list->size(); ++index) {
            schema_alternative next = alternative;
            next.pointer = child(pointer, index);
            if (auto const* const box = std::get_if<boxed<schema_document>>(&(*list)[index]); box != nullptr && (*box)->ref)
                next.identity += *(*box)->ref + ' ';
            next.schema.add(document, {&(*list)[index], next.pointer});
            waiting.emplace_back(std::move(next), taken + 1);
        }
    }
    // An alternative that takes null alone is the null of the others: "anyOf": [X, {"type": "null"}] is X, or null.
    auto const is_null = [](schema_alternative const& each) { return each.schema.types() == null_type; };
    if (done.size() > 1 && std::any_of(done.begin(), done.end(), is_null) && !std::all_of(done.begin(), done.end(), is_null)) {
        std::erase_if(done, is_null);
        for (schema_alternative& each : done)
            each.schema.takes_null = true;
    }
    return done;
}

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
