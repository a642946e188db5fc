// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_GENERATE_HPP
#define VOUCH_JSON_SCHEMA_GENERATE_HPP
#include <vouch/json_schema/builder.hpp>
#include <vouch/json_schema/options.hpp>
#include <vouch/json_schema/value.hpp>

#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The text that `put` writes into the object that is open, with all that is found out about its types.
template <class Put>
auto write_schemas(json_schema_options const& options, std::string_view prefix, Put const& put) -> std::string
{
    for (schema_findings known;;) {
        schema_builder out(options, known, prefix);
        out.open();
        put(out);
        out.close();
        if (out.found() == known)
            return out.finish();
        known = out.found();
    }
}

// Writes a document whose schema `put` writes, and that of `self` is the whole document.
inline auto generate_schema(json_schema_options const& options, put_keywords put, definition const* self) -> std::string
{
    return write_schemas(options, "#/$defs/", [&](schema_builder& out) {
        if (self != nullptr)
            out.set_root(*self);
        out.member("$schema", "https://json-schema.org/draft/2020-12/schema");
        put(out, no_constraints);
        if (out.has_definitions()) {
            out.key("$defs");
            out.open();
            out.definitions();
            out.close();
        }
    });
}

} // namespace detail

/// Returns the JSON Schema, draft 2020-12, of the texts that `parse<Type>` reads, or that `serialize` writes: types, rules,
/// annotations, names and defaults of its declaration, in the order of the declaration. The same type gives the same text.
///
/// JSON:   a struct, an enumeration and a list of codes stand in `$defs`, under the title of the type or else its C++ name. The
///         second of two types with one name is called by its namespaces too. What JSON Schema cannot say is left out: `check`,
///         `required_if`, bounds of dates, check digits, duplicate names.
/// Cost:   a walk over the type when it is called. Links nothing.
/// See:    https://json-schema.org/draft/2020-12
template <class Type>
[[nodiscard]] auto json_schema(json_schema_options const& options = {}) -> std::string
{
    if constexpr (!detail::require_writable<Type>()) {
        return {};
    } else if constexpr (detail::shape_of<detail::unboxed_type<Type>> == detail::shape::object) {
        using object = detail::unboxed_type<Type>;
        detail::definition const self = detail::definition_of<object>(&detail::put_object<object>);
        return detail::generate_schema(options, self.put, &self);
    } else {
        return detail::generate_schema(options, &detail::put_schema<Type>, nullptr);
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif
