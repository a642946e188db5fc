// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_SCHEMA_DOCUMENT_HPP
#define VOUCH_OPENAPI_SCHEMA_DOCUMENT_HPP
#include <vouch/core/boxed.hpp>
#include <vouch/core/nullable.hpp>
#include <vouch/core/of.hpp>
#include <vouch/core/ordered_map.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/schema/annotations.hpp>
#include <vouch/schema/case_style.hpp>
#include <vouch/schema/object_items.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/types/decimal.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe/class.hpp>

namespace vouch::inline VOUCH_ABI {

struct schema_document;

/// The objects inside an OpenAPI document or a JSON Schema, as described structs whose members have the names of the
/// specifications, in snake_case.
namespace openapi_model {

/// Members that the struct does not declare, as they were: extensions ("x-…"), and keywords of another dialect or version.
using extensions = ordered_map<raw_json>;

/// A schema: an object, or true (anything is valid), or false (nothing is).
using schema_or_boolean = std::variant<boxed<schema_document>, bool>;

/// An exclusive bound. OpenAPI 3.0 has a boolean: whether the bound beside it is exclusive.
using exclusive_bound = std::variant<decimal, bool>;

/// The External Documentation Object.
///
/// See: OpenAPI 3.1.1 section 4.8.11
struct external_documentation {
    std::optional<std::string> description{};
    std::string url{};
    extensions extra{};

    friend bool operator==(external_documentation const&, external_documentation const&) = default;
};
BOOST_DESCRIBE_STRUCT(external_documentation, (), (description, url, extra))
constexpr auto vouch_schema(of<external_documentation>)
{
    return vouch::schema(unknown_members<&external_documentation::extra>);
}

/// The Discriminator Object: the member whose value says which alternative a value is.
///
/// See: OpenAPI 3.1.1 section 4.8.25
struct discriminator {
    std::string property_name{};
    std::optional<ordered_map<std::string>> mapping{};
    extensions extra{};

    friend bool operator==(discriminator const&, discriminator const&) = default;
};
BOOST_DESCRIBE_STRUCT(discriminator, (), (property_name, mapping, extra))
constexpr auto vouch_schema(of<discriminator>)
{
    return vouch::schema(field<&discriminator::property_name>(name("propertyName")), unknown_members<&discriminator::extra>);
}

/// The keywords of JSON Schema that name, refer to and contain schemas.
///
/// See: JSON Schema 2020-12 core, sections 8, 10 and 11
struct schema_structure {
    std::optional<std::string> schema{};
    std::optional<std::string> id{};
    std::optional<std::string> ref{};
    std::optional<std::string> anchor{};
    std::optional<std::string> dynamic_ref{};
    std::optional<std::string> dynamic_anchor{};
    std::optional<ordered_map<bool>> vocabulary{};
    std::optional<std::string> comment{};
    std::optional<ordered_map<schema_or_boolean>> defs{};
    std::optional<std::vector<schema_or_boolean>> all_of{};
    std::optional<std::vector<schema_or_boolean>> any_of{};
    std::optional<std::vector<schema_or_boolean>> one_of{};
    std::optional<schema_or_boolean> not_{};
    std::optional<schema_or_boolean> if_{};
    std::optional<schema_or_boolean> then{};
    std::optional<schema_or_boolean> else_{};
    std::optional<ordered_map<schema_or_boolean>> dependent_schemas{};
    std::optional<std::vector<schema_or_boolean>> prefix_items{};
    std::optional<schema_or_boolean> items{};
    std::optional<schema_or_boolean> contains{};
    std::optional<ordered_map<schema_or_boolean>> properties{};
    std::optional<ordered_map<schema_or_boolean>> pattern_properties{};
    std::optional<schema_or_boolean> additional_properties{};
    std::optional<schema_or_boolean> property_names{};
    std::optional<schema_or_boolean> unevaluated_items{};
    std::optional<schema_or_boolean> unevaluated_properties{};

    friend bool operator==(schema_structure const&, schema_structure const&) = default;
};
BOOST_DESCRIBE_STRUCT(schema_structure, (),
                      (schema, id, ref, anchor, dynamic_ref, dynamic_anchor, vocabulary, comment, defs, all_of, any_of, one_of,
                       not_, if_, then, else_, dependent_schemas, prefix_items, items, contains, properties, pattern_properties,
                       additional_properties, property_names, unevaluated_items, unevaluated_properties))
constexpr auto vouch_schema(of<schema_structure>)
{
    using type = schema_structure;
    return vouch::schema(case_style::camel(), field<&type::schema>(name("$schema")), field<&type::id>(name("$id")),
                         field<&type::ref>(name("$ref")), field<&type::anchor>(name("$anchor")),
                         field<&type::dynamic_ref>(name("$dynamicRef")), field<&type::dynamic_anchor>(name("$dynamicAnchor")),
                         field<&type::vocabulary>(name("$vocabulary")), field<&type::comment>(name("$comment")),
                         field<&type::defs>(name("$defs")), field<&type::not_>(name("not")), field<&type::if_>(name("if")),
                         field<&type::else_>(name("else")));
}

/// The keywords of JSON Schema that constrain and annotate a value, and those that OpenAPI adds. `default` and the like are null
/// where the document says null, and absent where it says nothing.
///
/// See: JSON Schema 2020-12 validation, sections 6 to 9; OpenAPI 3.1.1 section 4.8.24
struct schema_assertions {
    std::optional<std::variant<std::string, std::vector<std::string>>> type{};
    std::optional<std::vector<raw_json>> enum_{};
    patch<raw_json> const_{};
    std::optional<decimal> multiple_of{};
    std::optional<decimal> maximum{};
    std::optional<exclusive_bound> exclusive_maximum{};
    std::optional<decimal> minimum{};
    std::optional<exclusive_bound> exclusive_minimum{};
    std::optional<std::uint64_t> max_length{};
    std::optional<std::uint64_t> min_length{};
    std::optional<std::string> pattern{};
    std::optional<std::uint64_t> max_items{};
    std::optional<std::uint64_t> min_items{};
    std::optional<bool> unique_items{};
    std::optional<std::uint64_t> max_contains{};
    std::optional<std::uint64_t> min_contains{};
    std::optional<std::uint64_t> max_properties{};
    std::optional<std::uint64_t> min_properties{};
    std::optional<std::vector<std::string>> required{};
    std::optional<ordered_map<std::vector<std::string>>> dependent_required{};
    std::optional<std::string> format{};
    std::optional<std::string> content_encoding{};
    std::optional<std::string> content_media_type{};
    std::optional<schema_or_boolean> content_schema{};
    std::optional<std::string> title{};
    std::optional<std::string> description{};
    patch<raw_json> default_{};
    std::optional<bool> deprecated{};
    std::optional<bool> read_only{};
    std::optional<bool> write_only{};
    patch<raw_json> examples{}; // a list; what people write here is often something else
    patch<raw_json> example{};
    std::optional<openapi_model::discriminator> discriminator{};
    std::optional<extensions> xml{};
    std::optional<external_documentation> external_docs{};

    friend bool operator==(schema_assertions const&, schema_assertions const&) = default;
};
BOOST_DESCRIBE_STRUCT(schema_assertions, (),
                      (type, enum_, const_, multiple_of, maximum, exclusive_maximum, minimum, exclusive_minimum, max_length,
                       min_length, pattern, max_items, min_items, unique_items, max_contains, min_contains, max_properties,
                       min_properties, required, dependent_required, format, content_encoding, content_media_type, content_schema,
                       title, description, default_, deprecated, read_only, write_only, examples, example, discriminator, xml,
                       external_docs))
constexpr auto vouch_schema(of<schema_assertions>)
{
    using type = schema_assertions;
    return vouch::schema(case_style::camel(), field<&type::enum_>(name("enum")), field<&type::const_>(name("const")),
                         field<&type::default_>(name("default")));
}

} // namespace openapi_model

/// A JSON Schema of draft 2020-12, as OpenAPI 3.1 uses it, for reading back: no keyword and no order of names is lost.
///
/// A schema of OpenAPI 3.0 or of an older draft is read as well; what it has of its own ("nullable") is in `extra`.
/// JSON:   an object. Where a schema may be true or false instead, the member is an `openapi_model::schema_or_boolean`.
/// Errors: a keyword with a value of another kind than the specification says.
/// Cost:   about two kilobytes for each schema.
/// See:    JSON Schema 2020-12, OpenAPI 3.1.1 section 4.8.24
struct schema_document : openapi_model::schema_structure, openapi_model::schema_assertions {
    openapi_model::extensions extra{};

    friend bool operator==(schema_document const&, schema_document const&) = default;
};
BOOST_DESCRIBE_STRUCT(schema_document, (openapi_model::schema_structure, openapi_model::schema_assertions), (extra))
constexpr auto vouch_schema(of<schema_document>)
{
    return schema(unknown_members<&schema_document::extra>);
}

} // namespace vouch::inline VOUCH_ABI
#endif
