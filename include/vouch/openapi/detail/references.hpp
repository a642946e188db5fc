// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_REFERENCES_HPP
#define VOUCH_OPENAPI_DETAIL_REFERENCES_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/openapi/openapi_document.hpp>
#include <vouch/report/pointer.hpp>

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// References within an OpenAPI document: "#/components/schemas/user". Those to other documents, or by an anchor, refer to
// nothing.
namespace vouch::inline VOUCH_ABI::detail::drift {

// An object of a document, and where it stands.
template <class Object>
struct place {
    Object const* object = nullptr;
    std::string pointer{};

    explicit operator bool() const noexcept { return object != nullptr; }
    auto operator->() const noexcept -> Object const* { return object; }
    auto operator*() const noexcept -> Object const& { return *object; }
};

inline auto child(std::string pointer, std::string_view name) -> std::string
{
    append_pointer_token(pointer, name);
    return pointer;
}
inline auto child(std::string pointer, std::size_t index) -> std::string
{
    return child(std::move(pointer), std::string_view(std::to_string(index)));
}

// The names in a reference, "#/components/schemas/user": three. None for what does not refer into this document.
inline auto tokens_of(std::string_view reference) -> std::vector<std::string>
{
    std::vector<std::string> tokens;
    if (!reference.starts_with("#/"))
        return tokens;
    for (std::size_t at = 1; at < reference.size(); ++at) {
        char byte = reference[at];
        if (byte == '/') {
            tokens.emplace_back();
            continue;
        }
        if (byte == '%' && at + 2 < reference.size() && hex_byte(reference[at + 1], reference[at + 2]) >= 0) {
            byte = static_cast<char>(hex_byte(reference[at + 1], reference[at + 2]));
            at += 2;
        } else if (byte == '~' && at + 1 < reference.size()) {
            byte = reference[++at] == '0' ? '~' : '/';
        }
        tokens.back() += byte;
    }
    return tokens;
}

template <class Value>
auto find_in(std::optional<ordered_map<Value>> const& map, std::string_view name) -> Value const*
{
    if (!map)
        return nullptr;
    auto const found = map->find(name);
    return found == map->end() ? nullptr : &found->second;
}

// The object in a value among which extensions may stand.
template <class Value>
auto object_in(openapi_model::or_extension<Value> const& value)
{
    return std::get_if<Value>(&value);
}

class references {
public:
    explicit references(openapi_document const& document) : document_(document)
    {
        if (document.components)
            components_ = &*document.components;
    }

    // Follows the references of an object to their end. Returns that object with its own pointer; nothing if it does not exist.
    template <class Object>
    auto resolve(place<Object> from) const -> place<Object>
    {
        for (int hop = 0; from && from->ref && hop < most_hops; ++hop)
            from = find(from, *from->ref);
        return from && from->ref ? place<Object>{} : from;
    }

    // The schema that a reference names: a component, or a part of one.
    auto schema(std::string_view reference) const -> place<openapi_model::schema_or_boolean>
    {
        auto const tokens = tokens_of(reference);
        if (components_ == nullptr || tokens.size() < 3 || tokens[0] != "components" || tokens[1] != "schemas")
            return {};
        auto const* at = find_in(components_->schemas, tokens[2]);
        std::size_t index = 3;
        while (at != nullptr && index < tokens.size())
            at = step(*at, tokens, index);
        return {at, pointer_of(tokens)};
    }

    // The same for a callback, where a reference is an object whose only name is "$ref".
    auto callback(place<openapi_model::path_map> from) const -> place<openapi_model::path_map>
    {
        for (int hop = 0; from && hop < most_hops; ++hop) {
            auto const reference = from->find("$ref");
            auto const* const text = reference == from->end() ? nullptr : std::get_if<std::string>(&reference->second);
            if (text == nullptr)
                return from;
            from = component(all().callbacks, "callbacks", *text);
        }
        return {};
    }

    // The security scheme of that name.
    auto security_scheme(std::string_view name) const -> openapi_model::security_scheme const*
    {
        if (components_ == nullptr)
            return nullptr;
        return resolve(place<openapi_model::security_scheme>{find_in(components_->security_schemes, name)}).object;
    }

    // The pointers of all components, in the order of the document.
    auto sections() const -> std::vector<std::string>
    {
        std::vector<std::string> found;
        if (components_ == nullptr)
            return found;
        auto const append = [&](auto const& map, std::string_view kind) {
            if (map)
                for (auto const& entry : *map)
                    found.push_back(child(child("/components", kind), entry.first));
        };
        append(components_->schemas, "schemas");
        append(components_->responses, "responses");
        append(components_->parameters, "parameters");
        append(components_->request_bodies, "requestBodies");
        append(components_->headers, "headers");
        append(components_->callbacks, "callbacks");
        append(components_->path_items, "pathItems");
        return found;
    }

private:
    using model_schema = openapi_model::schema_or_boolean;

    static constexpr int most_hops = 32; // references may refer to each other

    static auto pointer_of(std::vector<std::string> const& tokens) -> std::string
    {
        std::string pointer;
        for (std::string const& token : tokens)
            append_pointer_token(pointer, token);
        return pointer;
    }

    template <class Object>
    auto component(std::optional<ordered_map<Object>> const& map, std::string_view kind, std::string_view reference) const
        -> place<Object>
    {
        auto const tokens = tokens_of(reference);
        if (tokens.size() != 3 || tokens[0] != "components" || tokens[1] != kind)
            return {};
        return {find_in(map, tokens[2]), pointer_of(tokens)};
    }

    // Overloads, one for each kind of object that may be a reference.
    auto find(place<openapi_model::response> const&, std::string_view reference) const
    {
        return component(all().responses, "responses", reference);
    }
    auto find(place<openapi_model::parameter> const&, std::string_view reference) const
    {
        return component(all().parameters, "parameters", reference);
    }
    auto find(place<openapi_model::request_body> const&, std::string_view reference) const
    {
        return component(all().request_bodies, "requestBodies", reference);
    }
    auto find(place<openapi_model::header> const&, std::string_view reference) const
    {
        return component(all().headers, "headers", reference);
    }
    auto find(place<openapi_model::security_scheme> const&, std::string_view reference) const
    {
        return component(all().security_schemes, "securitySchemes", reference);
    }
    auto find(place<openapi_model::path_item> const&, std::string_view reference) const -> place<openapi_model::path_item>
    {
        auto const tokens = tokens_of(reference);
        if (tokens.size() != 2 || tokens[0] != "paths")
            return component(all().path_items, "pathItems", reference);
        auto const* const entry = find_in(document_.paths, tokens[1]);
        auto const* const item = entry == nullptr ? nullptr : object_in(*entry);
        return {item == nullptr ? nullptr : &**item, pointer_of(tokens)};
    }

    auto all() const -> openapi_model::component_maps const&
    {
        static openapi_model::component_maps const none{};
        return components_ == nullptr ? none : *components_;
    }

    // The schema that the next tokens name in `from`: one keyword, and a name or an index if it has several schemas.
    static auto step(model_schema const& from, std::vector<std::string> const& tokens, std::size_t& index) -> model_schema const*
    {
        auto const* const box = std::get_if<boxed<schema_document>>(&from);
        if (box == nullptr)
            return nullptr;
        schema_document const& schema = **box;
        std::string_view const keyword = tokens[index++];
        if (auto const* const only = single(schema, keyword); only != nullptr)
            return *only ? &**only : nullptr;
        if (index == tokens.size())
            return nullptr;
        std::string_view const name = tokens[index++];
        if (keyword == "properties")
            return find_in(schema.properties, name);
        if (keyword == "$defs")
            return find_in(schema.defs, name);
        if (keyword == "patternProperties")
            return find_in(schema.pattern_properties, name);
        if (keyword == "dependentSchemas")
            return find_in(schema.dependent_schemas, name);
        auto const* const list = several(schema, keyword);
        std::size_t position = 0;
        auto const [end, fault] = std::from_chars(name.data(), name.data() + name.size(), position);
        if (list == nullptr || !*list || fault != std::errc() || end != name.data() + name.size() || position >= (*list)->size())
            return nullptr;
        return &(**list)[position];
    }
    static auto single(schema_document const& schema, std::string_view keyword) -> std::optional<model_schema> const*
    {
        return keyword == "items"                   ? &schema.items
               : keyword == "additionalProperties"  ? &schema.additional_properties
               : keyword == "not"                   ? &schema.not_
               : keyword == "if"                    ? &schema.if_
               : keyword == "then"                  ? &schema.then
               : keyword == "else"                  ? &schema.else_
               : keyword == "contains"              ? &schema.contains
               : keyword == "propertyNames"         ? &schema.property_names
               : keyword == "unevaluatedItems"      ? &schema.unevaluated_items
               : keyword == "unevaluatedProperties" ? &schema.unevaluated_properties
               : keyword == "contentSchema"         ? &schema.content_schema
                                                    : nullptr;
    }
    static auto several(schema_document const& schema, std::string_view keyword)
        -> std::optional<std::vector<model_schema>> const*
    {
        return keyword == "allOf"         ? &schema.all_of
               : keyword == "anyOf"       ? &schema.any_of
               : keyword == "oneOf"       ? &schema.one_of
               : keyword == "prefixItems" ? &schema.prefix_items
                                          : nullptr;
    }

    openapi_document const& document_;
    openapi_model::component_maps const* components_ = nullptr;
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
