// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_DOCUMENT_WRITER_HPP
#define VOUCH_OPENAPI_DETAIL_DOCUMENT_WRITER_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/reason_phrase.hpp>
#include <vouch/json_schema/generate.hpp>
#include <vouch/openapi/detail/operation_facts.hpp>
#include <vouch/openapi/info.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Writes an OpenAPI document of endpoints that are data.
namespace vouch::inline VOUCH_ABI::detail {

// "GET" becomes "get": the names of the methods in a document.
inline auto name_of_method(std::string_view method) -> std::string
{
    std::string name;
    for (char const letter : method)
        name += to_lower(letter);
    return name;
}

// What a reply is called that has no description: a document must have one.
inline auto words_of_statuses(http::detail::statuses of) -> std::string_view
{
    if (of == http::detail::statuses{})
        return "Any other reply";
    if (of.first == of.last) {
        std::string_view const phrase = http::detail::reason_phrase(of.first);
        return phrase.empty() ? std::string_view("A reply") : phrase;
    }
    return of.first == 200 ? "Success" : of.first == 300 ? "Redirection" : of.first == 400 ? "Client error" : "Server error";
}
inline auto name_of_statuses(http::detail::statuses of) -> std::string
{
    if (of == http::detail::statuses{})
        return "default";
    return of.first == of.last ? std::to_string(of.first) : std::to_string(of.first / 100) + "XX";
}

// A text with the letters that names of components have, and an underscore for each other letter.
inline auto component_name(std::string_view text) -> std::string
{
    std::string name;
    for (char const letter : text)
        name += is_alphanumeric(letter) || letter == '-' || letter == '.' || letter == '_' ? letter : '_';
    return name;
}
inline constexpr std::string_view bearer_scheme = "bearer";

class document_writer {
public:
    document_writer(openapi_info const& info, std::vector<operation_facts> operations)
        : info_(info), operations_(std::move(operations))
    {
        name_operations();
        name_keys();
    }

    [[nodiscard]] auto text() const -> std::string
    {
        return write_schemas({.indent = info_.indent}, "#/components/schemas/", [&](schema_builder& out) { write(out); });
    }

private:
    struct key_scheme {
        std::string_view field;
        std::string name;
    };

    // The keys of one header field are one security scheme, whose name is that of the field.
    void name_keys()
    {
        for (operation_facts const& operation : operations_)
            for (std::string_view const field : operation.keys)
                if (name_of_key(field).empty())
                    keys_.push_back({field, free_key_name(component_name(field))});
    }
    [[nodiscard]] auto name_of_key(std::string_view field) const -> std::string_view
    {
        for (key_scheme const& key : keys_)
            if (equals_ignoring_case(key.field, field))
                return key.name;
        return {};
    }
    [[nodiscard]] auto free_key_name(std::string name) const -> std::string
    {
        while (name == bearer_scheme ||
               std::any_of(keys_.begin(), keys_.end(), [&](auto const& key) { return key.name == name; }))
            name += '_';
        return name;
    }

    // A webhook is called by its name, another operation by its type, and by the namespaces too if another one has that name.
    void name_operations()
    {
        auto const is_taken = [&](std::string_view id) {
            return std::any_of(operations_.begin(), operations_.end(), [&](auto const& each) { return each.id == id; }) ||
                   std::find(ids_.begin(), ids_.end(), id) != ids_.end();
        };
        for (operation_facts const& operation : operations_) {
            std::string id(operation.id);
            if (id.empty()) {
                std::string_view const type = type_in(operation.spelled);
                id = operation.webhook.empty() ? short_type_name(type, false) : component_name(operation.webhook);
                if (id.empty())
                    id = "operation";
                if (is_taken(id))
                    id = short_type_name(type, true);
                while (is_taken(id))
                    id += '_';
            }
            ids_.push_back(id);
        }
    }

    void write(schema_builder& out) const
    {
        out.member("openapi", "3.1.1");
        write_info(out);
        write_servers(out);
        out.key("paths");
        out.open();
        for (std::size_t index = 0; index < operations_.size(); ++index)
            if (operations_[index].webhook.empty() && is_first_of_its_path(index))
                write_path(out, operations_[index].path);
        out.close();
        write_webhooks(out);
        write_components(out);
        write_tags(out);
    }

    static void write_text(schema_builder& out, std::string_view name, std::string_view text)
    {
        if (!text.empty())
            out.member(name, text);
    }

    void write_info(schema_builder& out) const
    {
        out.key("info");
        out.open();
        out.member("title", info_.title);
        write_text(out, "summary", info_.summary);
        write_text(out, "description", info_.description);
        write_text(out, "termsOfService", info_.terms_of_service);
        auto const& [name, url, email] = info_.contact;
        if (!name.empty() || !url.empty() || !email.empty()) {
            out.key("contact");
            out.open();
            write_text(out, "name", name);
            write_text(out, "url", url);
            write_text(out, "email", email);
            out.close();
        }
        if (!info_.license.name.empty()) {
            out.key("license");
            out.open();
            out.member("name", info_.license.name);
            write_text(out, "identifier", info_.license.identifier);
            write_text(out, "url", info_.license.identifier.empty() ? info_.license.url : std::string());
            out.close();
        }
        out.member("version", info_.version);
        out.close();
    }

    void write_servers(schema_builder& out) const
    {
        if (info_.servers.empty())
            return;
        out.key("servers");
        out.open('[');
        for (openapi_server const& server : info_.servers) {
            out.item();
            out.open();
            out.member("url", server.url);
            write_text(out, "description", server.description);
            out.close();
        }
        out.close(']');
    }

    void write_tags(schema_builder& out) const
    {
        if (info_.tags.empty())
            return;
        out.key("tags");
        out.open('[');
        for (openapi_tag const& tag : info_.tags) {
            out.item();
            out.open();
            out.member("name", tag.name);
            write_text(out, "description", tag.description);
            out.close();
        }
        out.close(']');
    }

    [[nodiscard]] auto is_first_of_its_path(std::size_t index) const -> bool
    {
        return std::none_of(operations_.begin(), operations_.begin() + static_cast<std::ptrdiff_t>(index),
                            [&](auto const& each) { return each.webhook.empty() && each.path == operations_[index].path; });
    }

    void write_path(schema_builder& out, std::string_view path) const
    {
        out.key(path);
        out.open();
        for (std::size_t index = 0; index < operations_.size(); ++index)
            if (operations_[index].webhook.empty() && operations_[index].path == path)
                write_operation(out, index);
        out.close();
    }

    void write_webhooks(schema_builder& out) const
    {
        bool has_any = false;
        for (std::size_t index = 0; index < operations_.size(); ++index) {
            if (operations_[index].webhook.empty())
                continue;
            if (!has_any) {
                out.key("webhooks");
                out.open();
            }
            has_any = true;
            out.key(operations_[index].webhook);
            out.open();
            write_operation(out, index);
            out.close();
        }
        if (has_any)
            out.close();
    }

    void write_operation(schema_builder& out, std::size_t index) const
    {
        operation_facts const& operation = operations_[index];
        // The API reads the request of a path, and writes that of a webhook.
        auto const [sent, replied] = operation.webhook.empty() ? std::pair(schema_mode::request, schema_mode::response)
                                                               : std::pair(schema_mode::response, schema_mode::request);
        out.key(name_of_method(operation.method));
        out.open();
        if (!operation.tags.empty())
            out.member_strings("tags", operation.tags);
        write_text(out, "summary", operation.summary);
        write_text(out, "description", operation.description);
        out.member("operationId", ids_[index]);
        out.set_mode(sent);
        write_parameters(out, operation);
        write_body(out, operation);
        out.set_mode(replied);
        write_replies(out, operation);
        if (operation.is_deprecated)
            out.member_json("deprecated", "true");
        write_security(out, operation);
        out.close();
    }

    static void write_parameters(schema_builder& out, operation_facts const& operation)
    {
        if (operation.parameters.empty())
            return;
        out.key("parameters");
        out.open('[');
        for (parameter_facts const& parameter : operation.parameters) {
            out.item();
            out.open();
            out.member("name", parameter.name);
            out.member("in", parameter.in);
            write_text(out, "description", parameter.description);
            if (parameter.is_required)
                out.member_json("required", "true");
            if (parameter.is_deprecated)
                out.member_json("deprecated", "true");
            write_schema(out, parameter.put);
            out.close();
        }
        out.close(']');
    }

    static void write_schema(schema_builder& out, put_keywords put)
    {
        out.key("schema");
        out.open();
        put(out, no_constraints);
        out.close();
    }
    static void write_content(schema_builder& out, std::string_view media_type, put_keywords put)
    {
        out.key("content");
        out.open();
        out.key(media_type);
        out.open();
        if (put != nullptr)
            write_schema(out, put);
        out.close();
        out.close();
    }

    static void write_body(schema_builder& out, operation_facts const& operation)
    {
        if (operation.body_media_type.empty())
            return;
        out.key("requestBody");
        out.open();
        write_text(out, "description", operation.body_description);
        write_content(out, operation.body_media_type, operation.body);
        out.member_json("required", "true");
        out.close();
    }

    static void write_replies(schema_builder& out, operation_facts const& operation)
    {
        if (operation.replies.empty())
            return;
        out.key("responses");
        out.open();
        for (reply_facts const& reply : operation.replies) {
            out.key(name_of_statuses(reply.of));
            out.open();
            out.member("description", reply.description.empty() ? words_of_statuses(reply.of) : reply.description);
            if (!reply.media_type.empty() && operation.method != "HEAD") // whose replies have the length of a body only
                write_content(out, reply.media_type, reply.put);
            out.close();
        }
        out.close();
    }

    // All credentials of an operation are needed; an empty list says that none is.
    void write_security(schema_builder& out, operation_facts const& operation) const
    {
        out.key("security");
        out.open('[');
        if (!operation.keys.empty() || operation.has_bearer) {
            out.item();
            out.open();
            for (std::string_view const key : operation.keys)
                out.member_json(name_of_key(key), "[]");
            if (operation.has_bearer)
                out.member_json(bearer_scheme, "[]");
            out.close();
        }
        out.close(']');
    }

    void write_components(schema_builder& out) const
    {
        bool const has_bearer =
            std::any_of(operations_.begin(), operations_.end(), [](auto const& operation) { return operation.has_bearer; });
        bool const has_schemes = !keys_.empty() || has_bearer;
        if (!has_schemes && !out.has_definitions())
            return;
        out.key("components");
        out.open();
        if (out.has_definitions()) {
            out.key("schemas");
            out.open();
            out.definitions();
            out.close();
        }
        if (has_schemes)
            write_schemes(out, has_bearer);
        out.close();
    }
    void write_schemes(schema_builder& out, bool has_bearer) const
    {
        out.key("securitySchemes");
        out.open();
        for (key_scheme const& key : keys_) {
            out.key(key.name);
            out.open();
            out.member("type", "apiKey");
            out.member("name", key.field);
            out.member("in", "header");
            out.close();
        }
        if (has_bearer) {
            out.key(bearer_scheme);
            out.open();
            out.member("type", "http");
            out.member("scheme", "bearer");
            out.close();
        }
        out.close();
    }

    openapi_info const& info_;
    std::vector<operation_facts> operations_;
    std::vector<std::string> ids_; // of the operations
    std::vector<key_scheme> keys_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
