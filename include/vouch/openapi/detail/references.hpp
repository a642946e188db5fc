// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_REFERENCES_HPP
#define VOUCH_OPENAPI_DETAIL_REFERENCES_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/openapi/detail/schema_index.hpp>
#include <vouch/openapi/openapi_document.hpp>
#include <vouch/report/pointer.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// References within an OpenAPI document: "#/components/schemas/user". Those to other documents are not followed.
namespace vouch::inline VOUCH_ABI::detail::drift {

inline auto child(std::string pointer, std::string_view name) -> std::string
{
    append_pointer_token(pointer, name);
    return pointer;
}
inline auto child(std::string pointer, std::size_t index) -> std::string
{
    return child(std::move(pointer), std::string_view(std::to_string(index)));
}

// The names in a reference, "#/components/schemas/user": three. None for a reference that is no pointer into this document.
inline auto tokens_of(std::string_view reference) -> std::vector<std::string>
{
    std::vector<std::string> tokens;
    if (!reference.starts_with("#/"))
        return tokens;
    std::string pointer; // RFC 6901 section 6: the escapes of URIs are those of the whole, "%7E1" is "~1"
    for (std::size_t at = 1; at < reference.size(); ++at) {
        int const escaped =
            reference[at] == '%' && at + 2 < reference.size() ? hex_byte(reference[at + 1], reference[at + 2]) : -1;
        pointer += escaped < 0 ? reference[at] : static_cast<char>(escaped);
        at += escaped < 0 ? 0 : 2;
    }
    for (std::size_t at = 0; at < pointer.size(); ++at)
        if (pointer[at] == '/')
            tokens.emplace_back();
        else if (pointer[at] == '~' && at + 1 < pointer.size())
            tokens.back() += pointer[++at] == '0' ? '~' : '/';
        else
            tokens.back() += pointer[at];
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
    explicit references(openapi_document const& document) : document_(document), schemas_(document)
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

    // The schema that a reference names, by a pointer or by an anchor.
    auto schema(std::string_view reference) const -> place<openapi_model::schema_or_boolean>
    {
        if (reference.starts_with("#/"))
            return schemas_.at(pointer_of(tokens_of(reference)));
        return reference.starts_with('#') ? schemas_.anchored(std::string(reference.substr(1)))
                                          : place<openapi_model::schema_or_boolean>{};
    }

    // What stands for a reference to no schema: its text, and that of the extension that it leads into.
    auto unresolved(std::string_view reference) const -> std::string
    {
        auto const tokens = tokens_of(reference);
        auto const text_in = [](openapi_model::extensions const& extra, std::string const& name) {
            auto const found = extra.find(name);
            return found == extra.end() ? std::string() : '\n' + found->second.text();
        };
        std::string text(reference);
        if (!tokens.empty())
            text += text_in(document_.extra, tokens[0]);
        if (tokens.size() > 1 && tokens[0] == "components")
            text += text_in(all().extra, tokens[1]);
        return text;
    }

    // Follows the references of a callback, where a reference is an object whose only name is "$ref".
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

    // The pointers of all components: one kind after the other, each in the order of the document.
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

    openapi_document const& document_;
    schema_index schemas_;
    openapi_model::component_maps const* components_ = nullptr;
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
