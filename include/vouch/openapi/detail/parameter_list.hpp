// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PARAMETER_LIST_HPP
#define VOUCH_OPENAPI_DETAIL_PARAMETER_LIST_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/openapi/detail/references.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The parameters of an operation: its own, and those of its path.
namespace vouch::inline VOUCH_ABI::detail::drift {

struct listed_parameter {
    std::string key; // the place and the name; of a path parameter the place in the path, since its name is on no wire
    place<openapi_model::parameter> object;

    // How the specification writes the value where the document does not say.
    [[nodiscard]] auto default_style() const -> std::string_view
    {
        return object->in == "query" || object->in == "cookie" ? "form" : "simple";
    }
};
using parameter_list = std::vector<listed_parameter>;

// A path whose parameters have no names: "/users/{}".
inline auto nameless(std::string_view path) -> std::string
{
    std::string text;
    bool inside = false;
    for (char const byte : path) {
        inside = inside && byte != '}';
        if (!inside)
            text += byte;
        inside = inside || byte == '{';
    }
    return text;
}

// "path 0" for "id" in "/users/{id}", "query sort".
inline auto key_of(openapi_model::parameter const& parameter, std::string_view path) -> std::string
{
    std::string const in = parameter.in.value_or(""), name = parameter.name.value_or("");
    if (in == "path")
        if (std::size_t const at = path.find('{' + name + '}'); at != path.npos)
            return "path " + std::to_string(std::count(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(at), '{'));
    std::string key = in + ' ' + name;
    if (in == "header") // their names have no case
        std::transform(key.begin(), key.end(), key.begin(), [](char byte) { return to_lower(byte); });
    return key;
}

inline auto find_parameter(parameter_list const& parameters, std::string_view key) -> listed_parameter const*
{
    auto const found = std::find_if(parameters.begin(), parameters.end(), [&](auto const& each) { return each.key == key; });
    return found == parameters.end() ? nullptr : &*found;
}

// Appends the parameters that `list`, which stands at `pointer`, has and `found` lacks.
inline void append_parameters(parameter_list& found, references const& document,
                              std::optional<std::vector<openapi_model::parameter>> const& list, std::string const& pointer,
                              std::string_view path)
{
    if (!list)
        return;
    for (std::size_t index = 0; index < list->size(); ++index) {
        auto const object = document.resolve(place<openapi_model::parameter>{&(*list)[index], child(pointer, index)});
        if (!object)
            continue;
        std::string const key = key_of(*object, path);
        if (find_parameter(found, key) == nullptr)
            found.push_back({key, object});
    }
}

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
