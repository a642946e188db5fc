// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_CONTENT_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_CONTENT_HPP
#include <vouch/openapi/detail/page_schema.hpp>
#include <vouch/openapi/detail/page_state.hpp>
#include <vouch/openapi/operation.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Examples, bodies, parameters and headers on the page.
namespace vouch::inline VOUCH_ABI::detail::page {

// ---- examples

// Writes an example of a body of that media type. One that is no JSON is a text, which the document has as a string of JSON.
inline void write_example(page_state& page, std::string_view label, patch<raw_json> const& value, std::string_view media_type)
{
    if (!value)
        return;
    std::string const json = json_text(value);
    if (media_type.find("json") == media_type.npos && *value)
        if (auto const text = (*value)->as<std::string>()) {
            auto const folded = page.html.open("details", {{"open", ""}});
            page.html.leaf("summary", label);
            auto const opened = page.html.open("pre", {{"dir", "auto"}});
            page.html.lines(*text);
            return;
        }
    write_json(page, label, json);
}

// The example that a reference names, or the one itself; nullptr if there is none.
inline auto resolved_example(page_state& page, openapi_model::example_object const& example)
    -> openapi_model::example_object const*
{
    auto const* found = &example;
    for (int hop = 0; found != nullptr && found->ref && hop < 32; ++hop) { // they may refer to each other
        auto const tokens = drift::tokens_of(*found->ref);
        bool const is_component = tokens.size() == 3 && tokens[0] == "components" && tokens[1] == "examples";
        found = is_component && page.document.components ? find_in(page.document.components->examples, tokens[2]) : nullptr;
    }
    return found != nullptr && found->ref ? nullptr : found;
}

inline void write_examples(page_state& page, patch<raw_json> const& example,
                           std::optional<ordered_map<openapi_model::example_object>> const& examples, std::string_view media_type)
{
    write_example(page, "Example", example, media_type);
    if (!examples)
        return;
    for (auto const& [name, given] : *examples) {
        auto const* const resolved = resolved_example(page, given);
        if (resolved == nullptr) {
            auto const paragraph = page.html.open("p");
            page.html.text("Example: " + name + ' ');
            write_unresolved(page, *given.ref);
            continue;
        }
        auto const& summary = given.summary ? given.summary : resolved->summary;
        write_prose(page, given.description ? given.description : resolved->description);
        write_example(page, "Example: " + (summary ? *summary : name), resolved->value, media_type);
        if (resolved->external_value) {
            auto const paragraph = page.html.open("p");
            page.html.raw("Example: ");
            write_web_link(page, *resolved->external_value, summary ? *summary : name);
        }
    }
}

// ---- parameters and headers

inline void write_content_html(page_state& page, std::optional<ordered_map<openapi_model::media_type>> const& content);

inline void write_parameter(page_state& page, std::string_view name, std::string_view in,
                            openapi_model::parameter_base const& parameter)
{
    auto const member = page.html.open("li");
    {
        auto const head = page.html.open("p", {{"class", "head"}});
        page.html.leaf("code", name, {{"class", "name"}});
        if (!in.empty()) {
            page.html.raw(" ");
            page.html.leaf("span", "in " + std::string(in), {{"class", "mark"}});
        }
        if (parameter.schema)
            write_type_and_marks(page, *parameter.schema);
        write_required(page, is_true(parameter.required));
        if (is_true(parameter.deprecated))
            write_mark(page, "deprecated", "mark old");
    }
    write_prose(page, parameter.description);
    std::vector<std::string> rules;
    if (parameter.style)
        rules.push_back("style " + *parameter.style);
    if (parameter.explode)
        rules.push_back(*parameter.explode ? "exploded" : "not exploded");
    if (is_true(parameter.allow_empty_value))
        rules.push_back("may be empty");
    if (is_true(parameter.allow_reserved))
        rules.push_back("reserved characters are kept");
    if (!rules.empty()) {
        auto const list = page.html.open("ul", {{"class", "rules"}});
        for (std::string const& rule : rules)
            page.html.leaf("li", rule);
    }
    if (parameter.schema)
        write_details_of(page, *parameter.schema);
    write_examples(page, parameter.example, parameter.examples, "json");
    write_content_html(page, parameter.content);
}

// A parameter or header that the document does not have. A parameter has no name then.
inline void write_missing(page_state& page, std::string_view name, std::string_view reference)
{
    auto const member = page.html.open("li");
    auto const head = page.html.open("p", {{"class", "head"}});
    if (!name.empty())
        page.html.leaf("code", name, {{"class", "name"}});
    auto const text = page.html.open("span");
    write_unresolved(page, reference);
}

template <class Header> // a header, or one in a box
void write_headers(page_state& page, std::optional<ordered_map<Header>> const& headers)
{
    if (!headers || headers->empty())
        return;
    page.html.leaf("p", "Headers", {{"class", "label"}});
    auto const list = page.html.open("ul", {{"class", "members"}});
    for (auto const& [name, value] : *headers) {
        openapi_model::header const* given = nullptr;
        if constexpr (std::is_same_v<Header, openapi_model::header>)
            given = &value;
        else
            given = &*value;
        if (auto const target = page.references.resolve(place<openapi_model::header>{given}))
            write_parameter(page, name, "", *target);
        else
            write_missing(page, name, *given->ref);
    }
}

// ---- bodies

inline void write_encodings(page_state& page, openapi_model::media_type const& media)
{
    if (!media.encoding || media.encoding->empty())
        return;
    page.html.leaf("p", "Encoding", {{"class", "label"}});
    auto const list = page.html.open("ul", {{"class", "members"}});
    for (auto const& [name, encoding] : *media.encoding) {
        auto const member = page.html.open("li");
        {
            auto const head = page.html.open("p", {{"class", "head"}});
            page.html.leaf("code", name, {{"class", "name"}});
            if (encoding.content_type) {
                page.html.raw(" ");
                page.html.code(*encoding.content_type);
            }
            if (encoding.style)
                page.html.text(" style " + *encoding.style);
            if (encoding.explode)
                page.html.raw(*encoding.explode ? markup(" exploded") : markup(" not exploded"));
        }
        write_headers(page, encoding.headers);
    }
}

// The schema, the examples and the encodings of each media type.
inline void write_content_html(page_state& page, std::optional<ordered_map<openapi_model::media_type>> const& content)
{
    if (!content)
        return;
    for (auto const& [name, media] : *content) {
        auto const body = page.html.open("div", {{"class", "body"}});
        {
            auto const head = page.html.open("p", {{"class", "head"}});
            page.html.code(name);
            if (media.schema)
                write_type_and_marks(page, *media.schema);
        }
        if (media.schema)
            write_details_of(page, *media.schema);
        write_encodings(page, media);
        write_examples(page, media.example, media.examples, name);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
