// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_OPERATION_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_OPERATION_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/openapi/detail/page_content.hpp>
#include <vouch/openapi/detail/page_state.hpp>
#include <vouch/openapi/detail/parameter_list.hpp>
#include <vouch/openapi/openapi_document.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Operations, webhooks and callbacks on the page.
namespace vouch::inline VOUCH_ABI::detail::page {

using openapi_model::path_item;

// An operation, and where it stands.
struct listed_operation {
    std::string_view method; // in lower case
    std::string_view path;   // its template, or the name of a webhook
    path_item const* item;
    openapi_model::operation const* operation;
    std::string id{};
};

struct method_member {
    std::string_view name;
    std::optional<openapi_model::operation> path_item::* operation;
};
inline constexpr method_member methods[] = {
    {"get", &path_item::get},         {"put", &path_item::put},   {"post", &path_item::post},   {"delete", &path_item::delete_},
    {"options", &path_item::options}, {"head", &path_item::head}, {"patch", &path_item::patch}, {"trace", &path_item::trace}};

// The operations of a path, in the order of the specification.
inline void append_operations(std::vector<listed_operation>& found, std::string_view path, path_item const& item)
{
    for (auto const& [method, member] : methods)
        if (auto const& operation = item.*member; operation)
            found.push_back({method, path, &item, &*operation});
}

// The operations of a map of paths, references resolved.
inline auto operations_of(page_state const& page, openapi_model::path_map const& paths) -> std::vector<listed_operation>
{
    std::vector<listed_operation> found;
    for (auto const& [path, value] : paths)
        if (auto const* const item = object_in(value); item != nullptr && !path.starts_with("x-"))
            if (auto const target = page.references.resolve(place<path_item>{&**item}))
                append_operations(found, path, *target);
    return found;
}

inline void write_operation(page_state& page, listed_operation const& listed, int level);

inline void write_method(page_state& page, std::string_view method)
{
    std::string name(method);
    std::transform(name.begin(), name.end(), name.begin(), [](char byte) { return to_upper(byte); });
    page.html.leaf("span", name, {{"class", "method " + std::string(method)}});
}

// A path, which may be broken before each slash.
inline void write_path(page_state& page, std::string_view path)
{
    while (!path.empty()) {
        std::size_t const end = path.find('/', 1);
        page.html.text(path.substr(0, end));
        path.remove_prefix((std::min)(end, path.size()));
        if (!path.empty())
            page.html.raw("<wbr>");
    }
}

// ---- servers

inline void write_servers(page_state& page, std::optional<std::vector<openapi_model::server>> const& servers)
{
    if (!servers || servers->empty())
        return;
    auto const list = page.html.open("ul", {{"class", "members"}});
    for (openapi_model::server const& server : *servers) {
        auto const item = page.html.open("li");
        {
            auto const head = page.html.open("p", {{"class", "head"}});
            page.html.leaf("code", server.url, {{"class", "name"}});
        }
        write_prose(page, server.description);
        if (!server.variables || server.variables->empty())
            continue;
        auto const scroll =
            page.html.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Variables"}});
        auto const table = page.html.open("table");
        page.html.raw("<thead><tr><th scope=\"col\">Variable</th><th scope=\"col\">Default</th><th scope=\"col\">Values</th>"
                      "<th scope=\"col\">Description</th></tr></thead>");
        auto const body = page.html.open("tbody");
        for (auto const& [name, variable] : *server.variables) {
            auto const row = page.html.open("tr");
            page.html.leaf("th", name, {{"scope", "row"}});
            page.html.leaf("td", variable.default_);
            {
                auto const values = page.html.open("td");
                bool first = true;
                for (std::string const& value : variable.enum_.value_or(std::vector<std::string>())) {
                    page.html.text(std::exchange(first, false) ? "" : ", ");
                    page.html.code(value);
                }
            }
            auto const cell = page.html.open("td");
            write_prose(page, variable.description);
        }
    }
}

// ---- security

// "key, or login (read, write)"; what a document says for all operations is true of one that says nothing.
inline void write_security(page_state& page, openapi_model::operation const& operation)
{
    auto const& requirements = operation.security ? operation.security : page.document.security;
    if (!requirements)
        return;
    auto const paragraph = page.html.open("p");
    page.html.leaf("span", "Authentication: ", {{"class", "soft"}});
    if (requirements->empty())
        page.html.raw("none");
    bool first = true;
    for (openapi_model::security_requirement const& requirement : *requirements) {
        page.html.text(std::exchange(first, false) ? "" : ", or ");
        if (requirement.empty())
            page.html.raw("none");
        bool first_scheme = true;
        for (auto const& [name, scopes] : requirement) {
            page.html.text(std::exchange(first_scheme, false) ? "" : " and ");
            if (auto const id = page.scheme_ids.find(name); id != page.scheme_ids.end())
                write_link(page, id->second, visible_name(name));
            else
                write_unresolved(page, name);
            for (std::string const& scope : scopes) {
                page.html.text(&scope == &scopes.front() ? " (" : ", ");
                page.html.code(scope);
                page.html.text(&scope == &scopes.back() ? ")" : "");
            }
        }
    }
}

// ---- parameters and the request body

inline void write_parameters(page_state& page, listed_operation const& listed, int level)
{
    std::size_t const start = page.html.size();
    bool has_parameters = false;
    {
        page.html.heading(level, "Parameters");
        auto const list = page.html.open("ul", {{"class", "members"}});
        std::size_t const empty = page.html.size();
        std::set<std::string> written;
        for (auto const* parameters : {&listed.operation->parameters, &listed.item->parameters})
            if (*parameters)
                for (openapi_model::parameter const& given : **parameters) {
                    auto const target = page.references.resolve(place<openapi_model::parameter>{&given});
                    if (!target)
                        write_missing(page, "", *given.ref);
                    else if (written.insert(drift::key_of(*target, listed.path)).second) // those of a path are overridden
                        write_parameter(page, target->name.value_or(""), target->in.value_or(""), *target);
                }
        has_parameters = page.html.size() != empty;
    }
    if (!has_parameters)
        page.html.truncate(start);
}

inline void write_request_body(page_state& page, std::optional<openapi_model::request_body> const& body, int level)
{
    if (!body)
        return;
    auto const target = page.references.resolve(place<openapi_model::request_body>{&*body});
    {
        auto const heading = page.html.open_heading(level);
        page.html.raw("Request body");
        if (target)
            write_required(page, is_true(target->required));
    }
    if (!target) {
        auto const paragraph = page.html.open("p");
        write_unresolved(page, *body->ref);
        return;
    }
    write_prose(page, body->description ? body->description : target->description);
    write_content_html(page, target->content);
}

// ---- replies

inline void write_links(page_state& page, std::optional<ordered_map<openapi_model::link>> const& links)
{
    if (!links || links->empty())
        return;
    page.html.leaf("p", "Links", {{"class", "label"}});
    auto const list = page.html.open("ul", {{"class", "members"}});
    for (auto const& [name, given] : *links) {
        auto const member = page.html.open("li");
        bool const is_component = given.ref && given.ref->starts_with("#/components/links/") && page.document.components;
        auto const* const found = is_component ? find_in(page.document.components->links, last_name(*given.ref)) : nullptr;
        auto const& link = found != nullptr ? *found : given;
        {
            auto const head = page.html.open("p", {{"class", "head"}});
            page.html.leaf("code", name, {{"class", "name"}});
            page.html.raw(" ");
            if (link.ref)
                write_unresolved(page, *link.ref);
            else if (auto const id = page.operation_ids.find(link.operation_id.value_or("")); id != page.operation_ids.end())
                write_link(page, id->second, visible_name(*link.operation_id));
            else
                page.html.code(link.operation_id ? *link.operation_id : link.operation_ref.value_or(""));
        }
        write_prose(page, link.description);
        if (!link.parameters || link.parameters->empty())
            continue;
        auto const rules = page.html.open("ul", {{"class", "rules"}});
        for (auto const& [parameter, value] : *link.parameters)
            write_code_rule(page, parameter, value.text());
    }
}

// "s4" for "404" and "4XX"
inline auto class_of_status(std::string_view status) -> std::string
{
    return !status.empty() && is_digit(status.front()) ? std::string("s") + status.front() : "other";
}

inline void write_response(page_state& page, std::string_view status, openapi_model::response const& given, int level)
{
    auto const reply = page.html.open("div", {{"class", "reply"}});
    auto const target = page.references.resolve(place<openapi_model::response>{&given});
    auto const& summary = given.summary || !target ? given.summary : target->summary;
    auto const& description = given.description || !target ? given.description : target->description;
    bool const is_title = !summary && description && description->size() <= 100 && description->find('\n') == description->npos;
    {
        auto const heading = page.html.open_heading(level);
        page.html.leaf("span", status, {{"class", "status " + class_of_status(status)}});
        page.html.raw(" ");
        auto const text = page.html.open("span", {{"dir", "auto"}});
        if (!target)
            write_unresolved(page, *given.ref);
        else if (is_title)
            page.html.text(*description);
        else if (summary)
            page.html.text(*summary);
    }
    if (!target)
        return;
    if (!is_title)
        write_prose(page, description);
    write_headers(page, target->headers);
    write_content_html(page, target->content);
    write_links(page, target->links);
}

inline void write_responses(page_state& page, std::optional<openapi_model::response_map> const& responses, int level)
{
    if (!responses || responses->empty())
        return;
    page.html.heading(level, "Replies");
    for (auto const& [status, value] : *responses)
        if (auto const* const response = object_in(value); response != nullptr && !status.starts_with("x-"))
            write_response(page, status, *response, level + 1);
}

// ---- callbacks

// A callback that references name is written once, and linked to from then on: callbacks may have themselves.
inline void write_callback(page_state& page, std::string const& name, openapi_model::path_map const& given, int level)
{
    auto const target = page.references.callback({&given});
    if (!target) {
        auto const paragraph = page.html.open("p");
        page.html.text(name + ": ");
        auto const reference = given.find("$ref");
        auto const* const text = reference == given.end() ? nullptr : std::get_if<std::string>(&reference->second);
        write_unresolved(page, text == nullptr ? std::string_view() : *text);
        return;
    }
    auto const [entry, is_new] = page.callback_ids.try_emplace(target.object);
    if (!is_new) {
        auto const paragraph = page.html.open("p");
        write_link(page, entry->second, visible_name(name));
        return;
    }
    entry->second = page.ids.make("callback", name);
    std::string const id = entry->second;
    auto const box = page.html.open("div", {{"class", "box"}, {"id", id}});
    page.html.leaf("p", name, {{"class", "label"}});
    for (listed_operation const& operation : operations_of(page, *target))
        write_operation(page, operation, level);
}

inline void write_callbacks(page_state& page, openapi_model::operation const& operation, int level)
{
    if (!operation.callbacks || operation.callbacks->empty())
        return;
    page.html.heading(level, "Callbacks");
    for (auto const& [name, callback] : *operation.callbacks)
        write_callback(page, name, callback, level + 1);
}

// ---- the whole

// Writes an operation whose heading is of that level.
inline void write_operation(page_state& page, listed_operation const& listed, int level)
{
    openapi_model::operation const& operation = *listed.operation;
    bool const has_id = !listed.id.empty();
    auto const card =
        has_id ? page.html.open("article", {{"class", "card"}, {"id", listed.id}, {"aria-labelledby", listed.id + "-name"}})
               : page.html.open("div", {{"class", "card"}});
    {
        auto const top = page.html.open("div", {{"class", "top"}});
        {
            auto const heading =
                has_id ? page.html.open_heading(level, {{"id", listed.id + "-name"}}) : page.html.open_heading(level);
            write_method(page, listed.method);
            page.html.raw(" ");
            auto const path = page.html.open("code");
            write_path(page, listed.path);
        }
        if (is_true(operation.deprecated))
            write_mark(page, "deprecated", "mark old");
        if (operation.operation_id)
            page.html.leaf("code", *operation.operation_id, {{"class", "id"}});
    }
    auto const inside = page.html.open("div", {{"class", "in"}});
    if (auto const& summary = operation.summary ? operation.summary : listed.item->summary; summary)
        page.html.leaf("p", *summary, {{"class", "summary"}});
    write_prose(page, operation.description ? operation.description : listed.item->description);
    write_external(page, operation.external_docs);
    write_security(page, operation);
    if (auto const& servers = operation.servers ? operation.servers : listed.item->servers; servers && !servers->empty()) {
        page.html.heading(level + 1, "Servers");
        write_servers(page, servers);
    }
    write_parameters(page, listed, level + 1);
    write_request_body(page, operation.request_body, level + 1);
    write_responses(page, operation.responses, level + 1);
    write_callbacks(page, operation, level + 1);
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
