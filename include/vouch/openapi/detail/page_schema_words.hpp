// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_WORDS_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_WORDS_HPP
#include <vouch/core/boxed.hpp>
#include <vouch/core/nullable.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/openapi/detail/page_state.hpp>
#include <vouch/openapi/schema_document.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// What a schema says, in words.
namespace vouch::inline VOUCH_ABI::detail::page {

using schema_list = std::optional<std::vector<any_schema>>;

// The object that a schema is; nullptr for true and false.
inline auto schema_object(any_schema const& value) -> schema_document const*
{
    auto const* const box = std::get_if<boxed<schema_document>>(&value);
    return box == nullptr ? nullptr : &**box;
}

inline auto is_true(std::optional<bool> const& value) -> bool
{
    return value && *value;
}

// The text of a JSON value that may be absent or null; empty if it is absent.
inline auto json_text(patch<raw_json> const& value) -> std::string
{
    return !value ? std::string() : *value ? (*value)->text() : std::string("null");
}

// "string", for "\"text\"".
inline auto kind_of_json(std::string_view text) -> std::string_view
{
    switch (text.empty() ? ' ' : text.front()) {
    case '"': return "string";
    case '{': return "object";
    case '[': return "array";
    case 't':
    case 'f': return "boolean";
    case 'n': return "null";
    default: return text.find_first_of(".eE") == text.npos ? "integer" : "number";
    }
}

// The types that a value may have: those of `type`, or those that const, enum and other keywords tell. Empty if none does.
inline auto types_of(schema_document const& schema) -> std::vector<std::string>
{
    std::vector<std::string> types;
    auto const add = [&](std::string_view type) {
        if (std::find(types.begin(), types.end(), type) == types.end())
            types.emplace_back(type);
    };
    if (schema.type)
        std::visit(
            [&](auto const& type) {
                if constexpr (std::is_same_v<std::string const&, decltype(type)>)
                    add(type);
                else
                    for (std::string const& each : type)
                        add(each);
            },
            *schema.type);
    else if (schema.const_)
        add(kind_of_json(json_text(schema.const_)));
    else if (schema.enum_)
        for (raw_json const& value : *schema.enum_)
            add(kind_of_json(value.text()));
    else if (schema.properties || schema.additional_properties || schema.pattern_properties)
        add("object");
    else if (schema.items || schema.prefix_items)
        add("array");
    auto const nullable = schema.extra.find("nullable"); // OpenAPI 3.0
    if (nullable != schema.extra.end() && nullable->second.text() == "true" && !types.empty())
        add("null");
    return types;
}

// "1 to 80 characters", "at least 1 item"; empty without limits.
inline auto words_of_count(std::optional<std::uint64_t> const& least, std::optional<std::uint64_t> const& most,
                           std::string const& unit) -> std::string
{
    auto const counted = [&](std::uint64_t count) { return std::to_string(count) + ' ' + unit + (count == 1 ? "" : "s"); };
    bool const has_least = least && *least != 0;
    if (has_least && most)
        return *least == *most ? "exactly " + counted(*most) : std::to_string(*least) + " to " + counted(*most);
    if (most)
        return "at most " + counted(*most);
    return has_least ? "at least " + counted(*least) : std::string();
}

// "at least 1", "greater than 0 and less than 1"; empty without limits.
inline auto words_of_range(schema_document const& schema) -> std::string
{
    // OpenAPI 3.0 has a boolean beside the bound
    auto const is_exclusive = [](std::optional<openapi_model::exclusive_bound> const& bound) {
        bool const* const flag = bound ? std::get_if<bool>(&*bound) : nullptr;
        return flag != nullptr && *flag;
    };
    auto const number_in = [](std::optional<openapi_model::exclusive_bound> const& bound) {
        return bound ? std::get_if<decimal>(&*bound) : nullptr;
    };
    bool const above = is_exclusive(schema.exclusive_minimum);
    bool const below = is_exclusive(schema.exclusive_maximum);
    if (schema.minimum && schema.maximum && !above && !below)
        return schema.minimum->text() + " to " + schema.maximum->text();
    std::string words;
    auto const add = [&](std::string_view relation, decimal const* bound) {
        if (bound != nullptr)
            words.append(words.empty() ? "" : " and ").append(relation).append(bound->text());
    };
    add(above ? "greater than " : "at least ", schema.minimum ? &*schema.minimum : nullptr);
    add("greater than ", number_in(schema.exclusive_minimum));
    add(below ? "less than " : "at most ", schema.maximum ? &*schema.maximum : nullptr);
    add("less than ", number_in(schema.exclusive_maximum));
    return words;
}

// The rules that words alone tell, in the order in which people ask for them.
inline auto rules_of(schema_document const& schema) -> std::vector<std::string>
{
    std::vector<std::string> rules;
    auto const add = [&](std::string rule) {
        if (!rule.empty())
            rules.push_back(std::move(rule));
    };
    add(words_of_count(schema.min_length, schema.max_length, "character"));
    add(words_of_range(schema));
    if (schema.multiple_of)
        add("multiple of " + schema.multiple_of->text());
    add(words_of_count(schema.min_items, schema.max_items, "item"));
    if (is_true(schema.unique_items))
        add("all items different");
    add(words_of_count(schema.min_properties, schema.max_properties, "member"));
    if (schema.content_encoding)
        add("encoded as " + *schema.content_encoding);
    if (schema.content_media_type)
        add("content of type " + *schema.content_media_type);
    auto const allows_none = [](std::optional<any_schema> const& rest) {
        bool const* const flag = rest ? std::get_if<bool>(&*rest) : nullptr;
        return flag != nullptr && !*flag;
    };
    if (allows_none(schema.additional_properties) || allows_none(schema.unevaluated_properties))
        add("no other members");
    if (allows_none(schema.unevaluated_items) || (schema.prefix_items && allows_none(schema.items)))
        add("no other items");
    if (schema.dependent_required)
        for (auto const& [name, others] : *schema.dependent_required) {
            std::string names;
            for (std::string const& other : others)
                names.append(names.empty() ? "" : ", ").append(other);
            add("with " + name + " also " + names);
        }
    return rules;
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
