// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_JSON_SCHEMA_WRITTEN_HPP
#define VOUCH_TESTS_JSON_SCHEMA_WRITTEN_HPP
#include <vouch/json_schema/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

// The schemas of structs and of their members, as text.
namespace schema_model {

template <class Type>
auto object(vouch::json_schema_options const& options = {}) -> std::string
{
    vouch::detail::schema_builder out(options, {}, "#/$defs/");
    out.open();
    vouch::detail::put_object<Type>(out, vouch::detail::no_constraints);
    out.close();
    return out.finish();
}
// The schema of one member.
template <class Type>
auto member(std::string_view name, vouch::json_schema_options const& options = {}) -> std::string
{
    std::string const all = object<Type>(options);
    std::size_t const begin = all.find('"' + std::string(name) + "\":{") + name.size() + 3;
    std::size_t end = begin;
    for (int depth = 0; end != all.size(); ++end) {
        depth += all[end] == '{' || all[end] == '[' ? 1 : all[end] == '}' || all[end] == ']' ? -1 : 0;
        if (depth == 0)
            break;
    }
    return all.substr(begin, end + 1 - begin);
}

} // namespace schema_model
#endif
