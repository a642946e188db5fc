// vouch 0.1.0, vouch/openapi_page.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/openapi/schema_document.hpp
#ifndef VOUCH_OPENAPI_SCHEMA_DOCUMENT_HPP
#define VOUCH_OPENAPI_SCHEMA_DOCUMENT_HPP

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

// vouch/openapi/operation.hpp
#ifndef VOUCH_OPENAPI_OPERATION_HPP
#define VOUCH_OPENAPI_OPERATION_HPP

// What an OpenAPI document says of one operation. Where the specification allows a Reference Object instead, the struct has a
// member `ref`, which names the object that counts; only `summary` and `description` may stand beside it. What the specification
// requires of an object is optional in such a struct.
namespace vouch::inline VOUCH_ABI::openapi_model {

/// A value of a map whose names are data but among which extensions may stand too, whose values are JSON of any kind. An
/// extension that is an object is a `Value`, all of it in `extra`.
template <class Value>
using or_extension = std::variant<Value, std::string, decimal, bool, null_t, std::vector<raw_json>>;

/// The Server Variable Object.
struct server_variable {
    std::optional<std::vector<std::string>> enum_{};
    std::string default_{};
    std::optional<std::string> description{};
    extensions extra{};

    friend bool operator==(server_variable const&, server_variable const&) = default;
};
BOOST_DESCRIBE_STRUCT(server_variable, (), (enum_, default_, description, extra))
constexpr auto vouch_schema(of<server_variable>)
{
    return vouch::schema(field<&server_variable::enum_>(name("enum")), field<&server_variable::default_>(name("default")),
                         unknown_members<&server_variable::extra>);
}

/// The Server Object.
struct server {
    std::string url{};
    std::optional<std::string> description{};
    std::optional<ordered_map<server_variable>> variables{};
    extensions extra{};

    friend bool operator==(server const&, server const&) = default;
};
BOOST_DESCRIBE_STRUCT(server, (), (url, description, variables, extra))
constexpr auto vouch_schema(of<server>)
{
    return vouch::schema(unknown_members<&server::extra>);
}

/// The Example Object, or a reference to one.
struct example_object {
    std::optional<std::string> ref{};
    std::optional<std::string> summary{};
    std::optional<std::string> description{};
    patch<raw_json> value{};
    std::optional<std::string> external_value{};
    extensions extra{};

    friend bool operator==(example_object const&, example_object const&) = default;
};
BOOST_DESCRIBE_STRUCT(example_object, (), (ref, summary, description, value, external_value, extra))
constexpr auto vouch_schema(of<example_object>)
{
    return vouch::schema(case_style::camel(), field<&example_object::ref>(name("$ref")), unknown_members<&example_object::extra>);
}

struct header;

/// The Encoding Object.
struct encoding {
    std::optional<std::string> content_type{};
    std::optional<ordered_map<boxed<header>>> headers{};
    std::optional<std::string> style{};
    std::optional<bool> explode{};
    std::optional<bool> allow_reserved{};
    extensions extra{};

    friend bool operator==(encoding const&, encoding const&) = default;
};
BOOST_DESCRIBE_STRUCT(encoding, (), (content_type, headers, style, explode, allow_reserved, extra))
constexpr auto vouch_schema(of<encoding>)
{
    return vouch::schema(case_style::camel(), unknown_members<&encoding::extra>);
}

/// The Media Type Object.
struct media_type {
    std::optional<schema_or_boolean> schema{};
    patch<raw_json> example{};
    std::optional<ordered_map<example_object>> examples{};
    std::optional<ordered_map<openapi_model::encoding>> encoding{};
    extensions extra{};

    friend bool operator==(media_type const&, media_type const&) = default;
};
BOOST_DESCRIBE_STRUCT(media_type, (), (schema, example, examples, encoding, extra))
constexpr auto vouch_schema(of<media_type>)
{
    return vouch::schema(unknown_members<&media_type::extra>);
}

/// What the Parameter Object and the Header Object have in common.
struct parameter_base {
    std::optional<std::string> ref{};
    std::optional<std::string> summary{}; // of a reference
    std::optional<std::string> description{};
    std::optional<bool> required{};
    std::optional<bool> deprecated{};
    std::optional<bool> allow_empty_value{};
    std::optional<std::string> style{};
    std::optional<bool> explode{};
    std::optional<bool> allow_reserved{};
    std::optional<schema_or_boolean> schema{};
    patch<raw_json> example{};
    std::optional<ordered_map<example_object>> examples{};
    std::optional<ordered_map<media_type>> content{};
    extensions extra{};

    friend bool operator==(parameter_base const&, parameter_base const&) = default;
};
BOOST_DESCRIBE_STRUCT(parameter_base, (),
                      (ref, summary, description, required, deprecated, allow_empty_value, style, explode, allow_reserved, schema,
                       example, examples, content, extra))
constexpr auto vouch_schema(of<parameter_base>)
{
    return vouch::schema(case_style::camel(), field<&parameter_base::ref>(name("$ref")), unknown_members<&parameter_base::extra>);
}

/// The Header Object, or a reference to one.
struct header : parameter_base {
    friend bool operator==(header const&, header const&) = default;
};
BOOST_DESCRIBE_STRUCT(header, (parameter_base), ())

/// The Parameter Object, or a reference to one.
struct parameter : parameter_base {
    std::optional<std::string> name{};
    std::optional<std::string> in{};

    friend bool operator==(parameter const&, parameter const&) = default;
};
BOOST_DESCRIBE_STRUCT(parameter, (parameter_base), (name, in))

/// The Request Body Object, or a reference to one.
struct request_body {
    std::optional<std::string> ref{};
    std::optional<std::string> summary{};
    std::optional<std::string> description{};
    std::optional<bool> required{};
    std::optional<ordered_map<media_type>> content{};
    extensions extra{};

    friend bool operator==(request_body const&, request_body const&) = default;
};
BOOST_DESCRIBE_STRUCT(request_body, (), (ref, summary, description, required, content, extra))
constexpr auto vouch_schema(of<request_body>)
{
    return vouch::schema(field<&request_body::ref>(name("$ref")), unknown_members<&request_body::extra>);
}

/// The Link Object, or a reference to one.
struct link {
    std::optional<std::string> ref{};
    std::optional<std::string> summary{};
    std::optional<std::string> description{};
    std::optional<std::string> operation_ref{};
    std::optional<std::string> operation_id{};
    std::optional<ordered_map<raw_json>> parameters{};
    patch<raw_json> request_body{};
    std::optional<openapi_model::server> server{};
    extensions extra{};

    friend bool operator==(link const&, link const&) = default;
};
BOOST_DESCRIBE_STRUCT(link, (), (ref, summary, description, operation_ref, operation_id, parameters, request_body, server, extra))
constexpr auto vouch_schema(of<link>)
{
    return vouch::schema(case_style::camel(), field<&link::ref>(name("$ref")), unknown_members<&link::extra>);
}

/// The Response Object, or a reference to one.
struct response {
    std::optional<std::string> ref{};
    std::optional<std::string> summary{};
    std::optional<std::string> description{};
    std::optional<ordered_map<header>> headers{};
    std::optional<ordered_map<media_type>> content{};
    std::optional<ordered_map<link>> links{};
    extensions extra{};

    friend bool operator==(response const&, response const&) = default;
};
BOOST_DESCRIBE_STRUCT(response, (), (ref, summary, description, headers, content, links, extra))
constexpr auto vouch_schema(of<response>)
{
    return vouch::schema(field<&response::ref>(name("$ref")), unknown_members<&response::extra>);
}

struct path_item;

/// The Responses Object: a status, a range ("4XX") or "default", and the response.
using response_map = ordered_map<or_extension<response>>;
/// The Paths Object; a Callback Object, whose names are runtime expressions. A reference to a callback has the name "$ref" and a
/// string as its value.
using path_map = ordered_map<or_extension<boxed<path_item>>>;
/// The Security Requirement Object: the names of security schemes, all of which are needed, and the scopes of each.
using security_requirement = ordered_map<std::vector<std::string>>;

/// The Operation Object.
struct operation {
    std::optional<std::vector<std::string>> tags{};
    std::optional<std::string> summary{};
    std::optional<std::string> description{};
    std::optional<external_documentation> external_docs{};
    std::optional<std::string> operation_id{};
    std::optional<std::vector<parameter>> parameters{};
    std::optional<openapi_model::request_body> request_body{};
    std::optional<response_map> responses{};
    std::optional<ordered_map<path_map>> callbacks{};
    std::optional<bool> deprecated{};
    std::optional<std::vector<security_requirement>> security{};
    std::optional<std::vector<server>> servers{};
    extensions extra{};

    friend bool operator==(operation const&, operation const&) = default;
};
BOOST_DESCRIBE_STRUCT(operation, (),
                      (tags, summary, description, external_docs, operation_id, parameters, request_body, responses, callbacks,
                       deprecated, security, servers, extra))
constexpr auto vouch_schema(of<operation>)
{
    return vouch::schema(case_style::camel(), unknown_members<&operation::extra>);
}

/// The Path Item Object, or a reference to one.
struct path_item {
    std::optional<std::string> ref{};
    std::optional<std::string> summary{};
    std::optional<std::string> description{};
    std::optional<operation> get{};
    std::optional<operation> put{};
    std::optional<operation> post{};
    std::optional<operation> delete_{};
    std::optional<operation> options{};
    std::optional<operation> head{};
    std::optional<operation> patch{};
    std::optional<operation> trace{};
    std::optional<std::vector<server>> servers{};
    std::optional<std::vector<parameter>> parameters{};
    extensions extra{};

    friend bool operator==(path_item const&, path_item const&) = default;
};
BOOST_DESCRIBE_STRUCT(path_item, (),
                      (ref, summary, description, get, put, post, delete_, options, head, patch, trace, servers, parameters,
                       extra))
constexpr auto vouch_schema(of<path_item>)
{
    return vouch::schema(field<&path_item::ref>(name("$ref")), field<&path_item::delete_>(name("delete")),
                         unknown_members<&path_item::extra>);
}

} // namespace vouch::inline VOUCH_ABI::openapi_model
#endif

// vouch/openapi/openapi_document.hpp
#ifndef VOUCH_OPENAPI_OPENAPI_DOCUMENT_HPP
#define VOUCH_OPENAPI_OPENAPI_DOCUMENT_HPP

namespace vouch::inline VOUCH_ABI {

namespace openapi_model {

/// The Contact Object.
struct contact {
    std::optional<std::string> name{};
    std::optional<std::string> url{};
    std::optional<std::string> email{};
    extensions extra{};

    friend bool operator==(contact const&, contact const&) = default;
};
BOOST_DESCRIBE_STRUCT(contact, (), (name, url, email, extra))
constexpr auto vouch_schema(of<contact>)
{
    return vouch::schema(unknown_members<&contact::extra>);
}

/// The License Object.
struct license {
    std::string name{};
    std::optional<std::string> identifier{};
    std::optional<std::string> url{};
    extensions extra{};

    friend bool operator==(license const&, license const&) = default;
};
BOOST_DESCRIBE_STRUCT(license, (), (name, identifier, url, extra))
constexpr auto vouch_schema(of<license>)
{
    return vouch::schema(unknown_members<&license::extra>);
}

/// The Info Object.
struct information {
    std::string title{};
    std::optional<std::string> summary{};
    std::optional<std::string> description{};
    std::optional<std::string> terms_of_service{};
    std::optional<openapi_model::contact> contact{};
    std::optional<openapi_model::license> license{};
    std::string version{};
    extensions extra{};

    friend bool operator==(information const&, information const&) = default;
};
BOOST_DESCRIBE_STRUCT(information, (), (title, summary, description, terms_of_service, contact, license, version, extra))
constexpr auto vouch_schema(of<information>)
{
    return vouch::schema(case_style::camel(), unknown_members<&information::extra>);
}

/// The Tag Object.
struct tag_object {
    std::string name{};
    std::optional<std::string> description{};
    std::optional<external_documentation> external_docs{};
    extensions extra{};

    friend bool operator==(tag_object const&, tag_object const&) = default;
};
BOOST_DESCRIBE_STRUCT(tag_object, (), (name, description, external_docs, extra))
constexpr auto vouch_schema(of<tag_object>)
{
    return vouch::schema(case_style::camel(), unknown_members<&tag_object::extra>);
}

/// The OAuth Flow Object.
struct oauth_flow {
    std::optional<std::string> authorization_url{};
    std::optional<std::string> token_url{};
    std::optional<std::string> refresh_url{};
    std::optional<ordered_map<std::string>> scopes{};
    extensions extra{};

    friend bool operator==(oauth_flow const&, oauth_flow const&) = default;
};
BOOST_DESCRIBE_STRUCT(oauth_flow, (), (authorization_url, token_url, refresh_url, scopes, extra))
constexpr auto vouch_schema(of<oauth_flow>)
{
    return vouch::schema(case_style::camel(), unknown_members<&oauth_flow::extra>);
}

/// The OAuth Flows Object.
struct oauth_flows {
    std::optional<oauth_flow> implicit{};
    std::optional<oauth_flow> password{};
    std::optional<oauth_flow> client_credentials{};
    std::optional<oauth_flow> authorization_code{};
    extensions extra{};

    friend bool operator==(oauth_flows const&, oauth_flows const&) = default;
};
BOOST_DESCRIBE_STRUCT(oauth_flows, (), (implicit, password, client_credentials, authorization_code, extra))
constexpr auto vouch_schema(of<oauth_flows>)
{
    return vouch::schema(case_style::camel(), unknown_members<&oauth_flows::extra>);
}

/// The Security Scheme Object, or a reference to one.
struct security_scheme {
    std::optional<std::string> ref{};
    std::optional<std::string> summary{};
    std::optional<std::string> type{};
    std::optional<std::string> description{};
    std::optional<std::string> name{};
    std::optional<std::string> in{};
    std::optional<std::string> scheme{};
    std::optional<std::string> bearer_format{};
    std::optional<oauth_flows> flows{};
    std::optional<std::string> open_id_connect_url{};
    extensions extra{};

    friend bool operator==(security_scheme const&, security_scheme const&) = default;
};
BOOST_DESCRIBE_STRUCT(security_scheme, (),
                      (ref, summary, type, description, name, in, scheme, bearer_format, flows, open_id_connect_url, extra))
constexpr auto vouch_schema(of<security_scheme>)
{
    return vouch::schema(case_style::camel(), field<&security_scheme::ref>(name("$ref")),
                         unknown_members<&security_scheme::extra>);
}

/// The Components Object.
struct component_maps {
    std::optional<ordered_map<schema_or_boolean>> schemas{};
    std::optional<ordered_map<response>> responses{};
    std::optional<ordered_map<parameter>> parameters{};
    std::optional<ordered_map<example_object>> examples{};
    std::optional<ordered_map<request_body>> request_bodies{};
    std::optional<ordered_map<header>> headers{};
    std::optional<ordered_map<security_scheme>> security_schemes{};
    std::optional<ordered_map<link>> links{};
    std::optional<ordered_map<path_map>> callbacks{};
    std::optional<ordered_map<path_item>> path_items{};
    extensions extra{};

    friend bool operator==(component_maps const&, component_maps const&) = default;
};
BOOST_DESCRIBE_STRUCT(component_maps, (),
                      (schemas, responses, parameters, examples, request_bodies, headers, security_schemes, links, callbacks,
                       path_items, extra))
constexpr auto vouch_schema(of<component_maps>)
{
    return vouch::schema(case_style::camel(), unknown_members<&component_maps::extra>);
}

} // namespace openapi_model

/// An OpenAPI 3.1 document as objects, for reading one back: no member and no order of names is lost.
///
/// The structs of its parts stand in `openapi_model`. A document of OpenAPI 3.0 is read as well; what it has of its own is in the
/// member `extra` of the struct where it stands.
/// JSON:   an object. References are not resolved; what they refer to is not asked for.
/// Errors: a member with a value of another kind than the specification says; a title, version, URL or name that is missing.
/// See:    OpenAPI 3.1.1; schema_document
struct openapi_document {
    std::string openapi{};
    openapi_model::information info{};
    std::optional<std::string> json_schema_dialect{};
    std::optional<std::vector<openapi_model::server>> servers{};
    std::optional<openapi_model::path_map> paths{};
    std::optional<ordered_map<openapi_model::path_item>> webhooks{};
    std::optional<openapi_model::component_maps> components{};
    std::optional<std::vector<openapi_model::security_requirement>> security{};
    std::optional<std::vector<openapi_model::tag_object>> tags{};
    std::optional<openapi_model::external_documentation> external_docs{};
    openapi_model::extensions extra{};

    friend bool operator==(openapi_document const&, openapi_document const&) = default;
};
BOOST_DESCRIBE_STRUCT(openapi_document, (),
                      (openapi, info, json_schema_dialect, servers, paths, webhooks, components, security, tags, external_docs,
                       extra))
constexpr auto vouch_schema(of<openapi_document>)
{
    return schema(case_style::camel(), unknown_members<&openapi_document::extra>);
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/openapi/detail/page_json.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_JSON_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_JSON_HPP

#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail::page {

// The JSON text with each member and element on a line of its own, two spaces a level. Precondition: it is JSON.
inline auto indented_json(std::string_view json) -> std::string
{
    std::string text;
    std::size_t depth = 0;
    auto const new_line = [&] { text.append("\n").append(depth * 2, ' '); };
    for (std::size_t at = 0; at < json.size(); ++at) {
        char const byte = json[at];
        if (byte == '"') {
            std::size_t end = at + 1;
            while (end < json.size() && json[end] != '"')
                end += json[end] == '\\' ? 2 : 1;
            text += json.substr(at, end + 1 - at);
            at = end;
        } else if (byte == '{' || byte == '[') {
            text += byte;
            ++depth;
            std::size_t const next = json.find_first_not_of(" \t\r\n", at + 1);
            if (next != json.npos && (json[next] == '}' || json[next] == ']')) { // empty
                text += json[next];
                --depth;
                at = next;
            } else {
                new_line();
            }
        } else if (byte == '}' || byte == ']') {
            depth -= depth != 0;
            new_line();
            text += byte;
        } else if (byte == ',') {
            text += byte;
            new_line();
        } else if (byte == ':') {
            text += ": ";
        } else if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n') {
            text += byte;
        }
    }
    return text;
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif

// vouch/openapi/detail/html_writer.hpp
#ifndef VOUCH_OPENAPI_DETAIL_HTML_WRITER_HPP
#define VOUCH_OPENAPI_DETAIL_HTML_WRITER_HPP

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail::page {

// Markup of the renderer: a literal, so that no text of a document can be taken for it.
class markup {
public:
    template <std::size_t Size>
    consteval markup(char const (&literal)[Size]) : text_(literal, Size - 1)
    {}
    [[nodiscard]] constexpr auto text() const noexcept -> std::string_view { return text_; }

private:
    std::string_view text_;
};

struct attribute {
    markup name;
    std::string_view value;
};

// Whether a browser shows the character as it is. Not so those that control, reorder or hide text; the joiners and the variation
// selectors stay, which some scripts and many pictographs need.
constexpr auto is_shown(std::uint32_t code_point) noexcept -> bool
{
    return is_printable(code_point) || code_point == 0x200C || code_point == 0x200D ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

enum class line_breaks : std::uint8_t { escaped, kept };

// Appends a text as HTML, in an element or in a quoted attribute. A character that is not shown becomes an escape as in JSON.
inline void append_escaped(std::string& to, std::string_view text, line_breaks breaks = line_breaks::escaped)
{
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        text.remove_prefix(character.size());
        char const first = character.front();
        if (first == '&')
            to += "&amp;";
        else if (first == '<')
            to += "&lt;";
        else if (first == '>')
            to += "&gt;";
        else if (first == '"')
            to += "&quot;";
        else if (first == '\'')
            to += "&#39;";
        else if (breaks == line_breaks::kept && (first == '\n' || first == '\t'))
            to += first;
        else if (character.size() > 1 && is_shown(decode_utf8(character)))
            to += character;
        else
            append_printable_character(to, character);
    }
}

// Writes HTML. Every text is escaped; only literals are markup.
class html_writer {
public:
    // Closes an element at the end of the scope.
    class element {
    public:
        element(element const&) = delete;
        auto operator=(element const&) -> element& = delete;
        ~element() { writer_.close(name_); }

    private:
        friend html_writer;
        element(html_writer& writer, markup name) : writer_(writer), name_(name) {}

        html_writer& writer_;
        markup name_;
    };

    [[nodiscard]] auto open(markup name, std::initializer_list<attribute> attributes = {}) -> element
    {
        begin(name.text(), attributes);
        return {*this, name};
    }
    // An element that holds a text.
    void leaf(markup name, std::string_view text, std::initializer_list<attribute> attributes = {})
    {
        element const opened = open(name, attributes);
        this->text(text);
    }
    void code(std::string_view text) { leaf("code", text); }
    void text(std::string_view text) { append_escaped(html_, text); }
    void raw(markup text) { html_ += text.text(); }

    // h1 to h6; a level below is 6.
    void heading(int level, std::string_view text, std::initializer_list<attribute> attributes = {})
    {
        auto const opened = open_heading(level, attributes);
        this->text(text);
    }
    [[nodiscard]] auto open_heading(int level, std::initializer_list<attribute> attributes = {}) -> element
    {
        static constexpr markup names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
        return open(names[level < 6 ? level - 1 : 5], attributes);
    }

    // A text of many lines, with its line breaks.
    void lines(std::string_view text) { append_escaped(html_, text, line_breaks::kept); }

    // A text as paragraphs, which empty lines separate. Of CommonMark, code is shown as such: `…` in a line, and lines between
    // ```.
    void prose(std::string_view text)
    {
        std::string paragraph;
        bool fenced = false;
        while (!text.empty()) {
            std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            std::size_t const start = line.find_first_not_of(" \t");
            bool const is_fence = start != line.npos && line.substr(start).starts_with("```");
            if (is_fence || (!fenced && start == line.npos)) {
                write_paragraph(std::exchange(paragraph, {}), fenced);
                fenced = fenced != is_fence;
            } else {
                paragraph.append(paragraph.empty() ? "" : "\n").append(line);
            }
        }
        write_paragraph(paragraph, fenced);
    }

    [[nodiscard]] auto size() const noexcept -> std::size_t { return html_.size(); }
    // Forgets what was written since `size()` was that.
    void truncate(std::size_t size) { html_.resize(size); }
    auto take() -> std::string { return std::exchange(html_, {}); }
    // What another writer has written.
    void append(html_writer&& other) { html_ += other.take(); }

private:
    void begin(std::string_view name, std::initializer_list<attribute> attributes)
    {
        html_.append("<").append(name);
        for (attribute const& each : attributes) {
            html_.append(" ").append(each.name.text()).append("=\"");
            append_escaped(html_, each.value);
            html_ += '"';
        }
        html_ += '>';
    }
    void close(markup name) { html_.append("</").append(name.text()).append(">"); }

    void write_paragraph(std::string_view text, bool is_code)
    {
        if (text.empty())
            return;
        auto const opened = is_code ? open("pre", {{"dir", "auto"}}) : open("p", {{"class", "prose"}, {"dir", "auto"}});
        if (is_code)
            lines(text);
        else
            write_spans(text);
    }

    // A code span ends at as many backticks as it begins with (CommonMark 6.1).
    void write_spans(std::string_view text)
    {
        auto const run_at = [&](std::size_t at) { return (std::min)(text.find_first_not_of('`', at), text.size()) - at; };
        auto const find_run = [&](std::size_t from, std::size_t size) {
            std::size_t at = text.find('`', from);
            while (at != text.npos && run_at(at) != size)
                at = text.find('`', at + run_at(at));
            return at;
        };
        for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`')) {
            std::size_t const size = run_at(at);
            std::size_t const end = find_run(at + size, size);
            if (end == text.npos) {
                lines(text.substr(0, at + size));
                text.remove_prefix(at + size);
            } else {
                lines(text.substr(0, at));
                {
                    element const opened = open("code");
                    lines(text.substr(at + size, end - at - size));
                }
                text.remove_prefix(end + size);
            }
        }
        lines(text);
    }

    std::string html_;
};

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif

// vouch/openapi/detail/schema_index.hpp
#ifndef VOUCH_OPENAPI_DETAIL_SCHEMA_INDEX_HPP
#define VOUCH_OPENAPI_DETAIL_SCHEMA_INDEX_HPP

#include <map>

// All schemas of an OpenAPI document, wherever they stand: a reference may name each of them.
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

class schema_index {
public:
    using schema = openapi_model::schema_or_boolean;

    explicit schema_index(openapi_document const& document) { walk(document); }

    // The schema at a pointer, "/components/schemas/user".
    [[nodiscard]] auto at(std::string const& pointer) const -> place<schema>
    {
        auto const found = schemas_.find(pointer);
        return found == schemas_.end() ? place<schema>{} : place<schema>{found->second, pointer};
    }
    // The schema that alone has the anchor, dynamic or not.
    [[nodiscard]] auto anchored(std::string const& anchor) const -> place<schema>
    {
        auto const found = anchors_.find(anchor);
        return found == anchors_.end() ? place<schema>{} : found->second;
    }

private:
    template <class Value>
    void walk(Value const& value)
    {
        if constexpr (described_struct<Value>)
            walk_members(value, json_members<Value>{});
    }
    template <class Object, template <class...> class List, class... Members>
    void walk_members(Object const& object, List<Members...>)
    {
        (walk_named(json_name<Object, Members>, object.*Members::pointer), ...);
    }
    template <class Value>
    void walk_named(std::string_view name, Value const& value)
    {
        std::size_t const size = pointer_.size();
        append_pointer_token(pointer_, name);
        walk(value);
        pointer_.resize(size);
    }
    template <class Value>
    void walk_named(std::string_view name, std::optional<Value> const& value)
    {
        if (value)
            walk_named(name, *value);
    }

    void walk(schema const& value)
    {
        schemas_.emplace(pointer_, &value);
        if (auto const* const box = std::get_if<boxed<schema_document>>(&value); box != nullptr) {
            add_anchor((*box)->anchor, value);
            add_anchor((*box)->dynamic_anchor, value);
            walk(**box);
        }
    }
    void add_anchor(std::optional<std::string> const& anchor, schema const& value)
    {
        if (anchor)
            if (auto const [entry, is_new] = anchors_.try_emplace(*anchor, place<schema>{&value, pointer_});
                !is_new && entry->second.object != &value)
                entry->second = {};
    }

    template <class Value>
    void walk(boxed<Value> const& value)
    {
        walk(*value);
    }
    template <class Value>
    void walk(std::vector<Value> const& list)
    {
        for (std::size_t index = 0; index < list.size(); ++index)
            walk_named(std::to_string(index), list[index]);
    }
    template <class Value>
    void walk(ordered_map<Value> const& map)
    {
        for (auto const& [name, value] : map)
            walk_named(name, value);
    }
    template <class Value>
    void walk(openapi_model::or_extension<Value> const& value)
    {
        if (auto const* const object = std::get_if<Value>(&value); object != nullptr)
            walk(*object);
    }

    std::map<std::string, schema const*> schemas_;
    std::map<std::string, place<schema>> anchors_;
    std::string pointer_; // of what is walked over
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/detail/references.hpp
#ifndef VOUCH_OPENAPI_DETAIL_REFERENCES_HPP
#define VOUCH_OPENAPI_DETAIL_REFERENCES_HPP

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

// vouch/openapi/detail/page_state.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_STATE_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_STATE_HPP

#include <deque>
#include <set>

namespace vouch::inline VOUCH_ABI::detail::page {

using drift::child;
using drift::find_in;
using drift::object_in;
using drift::place;
using any_schema = openapi_model::schema_or_boolean;

// The ids of a page: letters, digits, "-", "_" and ".", each id once.
class anchor_ids {
public:
    // "operation-get_book"; the second of that name is "operation-get_book-2".
    auto make(std::string_view kind, std::string_view name) -> std::string
    {
        std::string id(kind);
        bool gap = true;
        for (char const byte : name.substr(0, (std::min)(name.size(), most_bytes))) {
            bool const is_safe = is_alphanumeric(byte) || byte == '_' || byte == '.';
            if (is_safe && gap)
                id += '-';
            if (is_safe)
                id += byte;
            gap = !is_safe;
        }
        std::string unique = id;
        for (std::size_t count = counts_[id] + 1; !taken_.insert(unique).second; ++count)
            unique = id + '-' + std::to_string(counts_[id] = count + 1);
        return unique;
    }

private:
    static constexpr std::size_t most_bytes = 80;

    std::set<std::string> taken_;
    std::map<std::string, std::size_t> counts_; // so that many equal names do not try all numbers
};

// A name that may be empty or blank, which is in quotes then.
inline auto visible_name(std::string_view name) -> std::string
{
    bool const is_blank = name.find_first_not_of(' ') == name.npos;
    return is_blank ? '"' + std::string(name) + '"' : std::string(name);
}

// A schema with a place of its own on the page, which others link to.
struct named_schema {
    place<any_schema> target;
    std::string name; // "user", or the pointer of a schema that is no component
    std::string id;
};

// What the functions that write the page share.
struct page_state {
    explicit page_state(openapi_document const& from) : document(from), references(from)
    {
        if (document.components && document.components->schemas)
            for (auto const& entry : *document.components->schemas)
                schema_of("#/components/schemas/" + uri_token(entry.first));
    }

    // The schema that a reference names, to be linked to; nullptr if the document has none.
    auto schema_of(std::string_view reference) -> named_schema const*
    {
        auto const target = references.schema(reference);
        if (!target)
            return nullptr;
        auto const [entry, is_new] = schema_numbers.try_emplace(target.pointer, schemas.size());
        if (is_new) {
            std::string const name = name_of(target.pointer);
            std::string id = ids.make("schema", name);
            schemas.push_back({target, visible_name(name), std::move(id)});
        }
        return &schemas[entry->second];
    }

    openapi_document const& document;
    drift::references references;
    anchor_ids ids{};
    html_writer html{};
    std::deque<named_schema> schemas{};                      // the components in their order, then what else references name
    std::map<std::string, std::size_t> schema_numbers{};     // by pointer
    std::map<std::string_view, std::string> operation_ids{}; // the anchor of each operationId
    std::map<std::string, std::string> scheme_ids{};         // the anchor of each security scheme
    std::map<void const*, std::string> callback_ids{};       // the anchor of each callback that references name

private:
    static auto uri_token(std::string_view name) -> std::string
    {
        std::string token;
        for (char const byte : name)
            token.append(byte == '~' ? "~0" : byte == '/' ? "~1" : byte == '%' ? "%25" : std::string(1, byte));
        return token;
    }
    static auto name_of(std::string const& pointer) -> std::string
    {
        static constexpr std::string_view components = "/components/schemas/";
        if (!pointer.starts_with(components))
            return '#' + pointer;
        std::string name;
        for (std::size_t at = components.size(); at < pointer.size(); ++at)
            if (pointer[at] == '~' && at + 1 < pointer.size())
                name += pointer[++at] == '0' ? '~' : '/';
            else
                name += pointer[at];
        return name;
    }
};

// The last name of a reference, for people: "user" of "#/components/schemas/user".
inline auto last_name(std::string_view reference) -> std::string
{
    auto tokens = drift::tokens_of(reference);
    return tokens.empty() ? std::string(reference) : std::move(tokens.back());
}

// A reference to what the document does not have.
inline void write_unresolved(page_state& page, std::string_view reference)
{
    page.html.code(reference);
    page.html.raw(" (not in this document)");
}

// Writes a link to that place of the page.
inline void write_link(page_state& page, std::string const& id, std::string_view text)
{
    page.html.leaf("a", text, {{"href", '#' + id}});
}

// Writes a link to a page elsewhere; a text that is no plain URL of the web stays a text.
inline void write_web_link(page_state& page, std::string_view url, std::string_view text)
{
    bool const is_web = url.starts_with("https://") || url.starts_with("http://");
    bool const is_plain = std::all_of(url.begin(), url.end(), [](char byte) { return byte > ' ' && byte < 0x7F; });
    if (is_web && is_plain)
        page.html.leaf("a", text, {{"href", url}, {"rel", "noreferrer"}});
    else if (text == url)
        page.html.text(text);
    else
        page.html.text(std::string(text).append(" (").append(url).append(")"));
}

inline void write_prose(page_state& page, std::optional<std::string> const& text)
{
    if (text)
        page.html.prose(*text);
}

inline void write_external(page_state& page, std::optional<openapi_model::external_documentation> const& docs)
{
    if (!docs)
        return;
    auto const paragraph = page.html.open("p");
    page.html.raw("See also: ");
    write_web_link(page, docs->url, docs->description && !docs->description->empty() ? *docs->description : docs->url);
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif

// vouch/openapi/detail/page_schema_words.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_WORDS_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_WORDS_HPP

#include <type_traits>

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

// vouch/openapi/detail/page_schema_type.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_TYPE_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_TYPE_HPP

// The type of a schema in words, with links to the schemas that it refers to.
namespace vouch::inline VOUCH_ABI::detail::page {

inline void write_type(page_state& page, any_schema const& value);

inline constexpr std::size_t most_in_line = 6; // schemas that a line names

// The reference of a schema; nullptr if it has none.
inline auto reference_of(schema_document const& schema) -> std::string const*
{
    return schema.ref ? &*schema.ref : schema.dynamic_ref ? &*schema.dynamic_ref : nullptr;
}

using schema_pointers = std::vector<any_schema const*>;

inline auto pointers_to(std::vector<any_schema> const& list) -> schema_pointers
{
    schema_pointers pointers;
    for (any_schema const& each : list)
        pointers.push_back(&each);
    return pointers;
}

inline void write_types_of_list(page_state& page, schema_pointers const& list, markup separator)
{
    if (list.size() > most_in_line) {
        page.html.text(std::to_string(list.size()) + " schemas");
        return;
    }
    bool first = true;
    for (any_schema const* const each : list) {
        if (!std::exchange(first, false))
            page.html.raw(separator);
        write_type(page, *each);
    }
}

inline void write_array_type(page_state& page, schema_document const& schema)
{
    page.html.raw("array");
    if (schema.prefix_items) {
        page.html.raw(" (");
        write_types_of_list(page, pointers_to(*schema.prefix_items), ", ");
        if (schema.items && !std::holds_alternative<bool>(*schema.items)) {
            page.html.raw(", then ");
            write_type(page, *schema.items);
        }
        page.html.raw(")");
    } else if (schema.items) {
        page.html.raw(" of ");
        write_type(page, *schema.items);
    }
}

inline void write_object_type(page_state& page, schema_document const& schema)
{
    if (!schema.properties && schema.additional_properties && schema_object(*schema.additional_properties) != nullptr) {
        page.html.raw("map of ");
        write_type(page, *schema.additional_properties);
    } else {
        page.html.raw("object");
    }
}

// "object with all of entity". What an allOf contains is part of the schema; what it refers to is named.
inline void write_all_of_type(page_state& page, std::vector<any_schema> const& parts, bool has_type)
{
    schema_pointers named;
    schema_pointers own;
    for (any_schema const& part : parts) {
        schema_document const* const object = schema_object(part);
        (object != nullptr && reference_of(*object) != nullptr ? named : own).push_back(&part);
    }
    bool const are_objects = std::all_of(own.begin(), own.end(), [](any_schema const* part) {
        schema_document const* const object = schema_object(*part);
        return object != nullptr && object->properties && types_of(*object) == std::vector<std::string>{"object"};
    });
    if (!has_type && !own.empty()) {
        if (are_objects)
            page.html.raw("object");
        else
            write_types_of_list(page, own, " and ");
    }
    if (named.empty())
        return;
    page.html.text(has_type || !own.empty() ? " with all of " : "");
    write_types_of_list(page, named, " and ");
}

// "array of book", "string (date) or null": the types of a schema, with links.
inline void write_type(page_state& page, any_schema const& value)
{
    schema_document const* const schema = schema_object(value);
    if (schema == nullptr) {
        page.html.text(std::get<bool>(value) ? "any value" : "no value");
        return;
    }
    if (auto const* const reference = reference_of(*schema); reference != nullptr) {
        if (auto const* const named = page.schema_of(*reference); named != nullptr)
            write_link(page, named->id, named->name);
        else
            write_unresolved(page, *reference);
        return;
    }
    auto const types = types_of(*schema);
    bool first = true;
    for (std::string const& type : types) {
        if (!std::exchange(first, false))
            page.html.raw(" or ");
        if (type == "array")
            write_array_type(page, *schema);
        else if (type == "object")
            write_object_type(page, *schema);
        else
            page.html.text(type);
        if (schema->format && type != "null" && type != "array" && type != "object")
            page.html.text(" (" + *schema->format + ')');
    }
    auto const& alternatives = schema->one_of ? schema->one_of : schema->any_of;
    if (types.empty() && alternatives)
        write_types_of_list(page, pointers_to(*alternatives), " or ");
    else if (schema->all_of)
        write_all_of_type(page, *schema->all_of, !types.empty());
    else if (types.empty())
        page.html.raw("any value");
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif

// vouch/openapi/detail/page_schema.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_SCHEMA_HPP

// Schemas on the page. A schema is written where it stands, one that is referred to is a link, so recursion ends.
namespace vouch::inline VOUCH_ABI::detail::page {

inline void write_details(page_state& page, schema_document const& schema);

inline constexpr std::size_t most_values = 30;     // values of an enumeration that stand in view
inline constexpr std::size_t most_short_json = 60; // bytes of an example that stands in a line

// ---- what stands beside the type

inline void write_mark(page_state& page, markup text, std::string_view kind = "mark")
{
    page.html.raw(" ");
    auto const mark = page.html.open("span", {{"class", kind}});
    page.html.raw(text);
}
inline void write_required(page_state& page, bool is_required)
{
    if (is_required)
        write_mark(page, "required", "mark must");
    else
        write_mark(page, "optional", "mark may");
}
inline void write_marks(page_state& page, any_schema const& value)
{
    schema_document const* const schema = schema_object(value);
    if (schema == nullptr)
        return;
    if (is_true(schema->read_only))
        write_mark(page, "read-only");
    if (is_true(schema->write_only))
        write_mark(page, "write-only");
    if (is_true(schema->deprecated))
        write_mark(page, "deprecated", "mark old");
}
inline void write_type_and_marks(page_state& page, any_schema const& value)
{
    {
        page.html.raw(" ");
        auto const type = page.html.open("span", {{"class", "type"}});
        write_type(page, value);
    }
    write_marks(page, value);
}

// Writes `label` and JSON: in a line if it is short and no object or array, else below it.
inline void write_json(page_state& page, std::string_view label, std::string_view json)
{
    if (json.size() <= most_short_json && !json.starts_with('{') && !json.starts_with('[')) {
        auto const line = page.html.open("p", {{"class", "soft"}});
        page.html.text(std::string(label) + ' ');
        page.html.code(json);
        return;
    }
    auto const folded = page.html.open("details", {{"open", ""}});
    page.html.leaf("summary", label);
    auto const text = page.html.open("pre", {{"dir", "ltr"}});
    page.html.lines(indented_json(json));
}

// ---- rules and examples

// The examples that a schema has, each a JSON text.
inline auto examples_of(schema_document const& schema) -> std::vector<std::string>
{
    std::vector<std::string> examples;
    if (schema.example)
        examples.push_back(json_text(schema.example));
    if (schema.examples) {
        raw_json const whole = *schema.examples ? **schema.examples : raw_json("null");
        if (auto const list = whole.as<std::vector<raw_json>>())
            for (raw_json const& each : *list)
                examples.push_back(each.text());
        else
            examples.push_back(whole.text());
    }
    return examples;
}

inline void write_code_rule(page_state& page, std::string_view words, std::string_view code)
{
    auto const rule = page.html.open("li");
    page.html.text(words);
    page.html.raw(" ");
    page.html.code(code);
}

inline void write_values(page_state& page, std::vector<raw_json> const& values)
{
    auto const list = page.html.open("ul", {{"class", "rules"}});
    for (raw_json const& value : values) {
        auto const item = page.html.open("li");
        page.html.code(value.text());
    }
}

inline void write_rules(page_state& page, schema_document const& schema)
{
    std::size_t const start = page.html.size();
    bool has_rules = false;
    {
        auto const list = page.html.open("ul", {{"class", "rules"}});
        std::size_t const empty = page.html.size();
        for (std::string const& rule : rules_of(schema))
            page.html.leaf("li", rule);
        if (schema.pattern)
            write_code_rule(page, "matches", *schema.pattern);
        if (schema.const_)
            write_code_rule(page, "always", json_text(schema.const_));
        if (schema.default_)
            write_code_rule(page, "default", json_text(schema.default_));
        if (schema.discriminator)
            write_code_rule(page, "told apart by", schema.discriminator->property_name);
        if (schema.required)
            for (std::string const& name : *schema.required)
                if (find_in(schema.properties, name) == nullptr)
                    write_code_rule(page, "required:", name);
        for (std::string const& example : examples_of(schema))
            if (example.size() <= most_short_json)
                write_code_rule(page, "example", example);
        has_rules = page.html.size() != empty;
    }
    if (!has_rules)
        page.html.truncate(start);

    if (schema.enum_ && schema.enum_->size() <= most_values) {
        auto const line = page.html.open("div", {{"class", "values"}});
        page.html.leaf("span", "One of", {{"class", "label"}});
        write_values(page, *schema.enum_);
    } else if (schema.enum_) {
        auto const folded = page.html.open("details");
        page.html.leaf("summary", "One of " + std::to_string(schema.enum_->size()) + " values");
        write_values(page, *schema.enum_);
    }
    for (std::string const& example : examples_of(schema))
        if (example.size() > most_short_json)
            write_json(page, "Example", example);
}

// ---- schemas inside a schema

// Whether there is more to say of a schema than its type in words. Writes it.
inline auto write_details_of(page_state& page, any_schema const& value) -> bool
{
    std::size_t const start = page.html.size();
    if (schema_document const* const schema = schema_object(value); schema != nullptr)
        write_details(page, *schema);
    return page.html.size() != start;
}

// A labelled schema inside another. If `is_told`, the type in words of the outer one tells all of a schema without details.
inline void write_block(page_state& page, std::string_view label, std::optional<any_schema> const& value, bool is_told = false)
{
    if (!value)
        return;
    std::size_t const start = page.html.size();
    bool has_details = false;
    {
        auto const box = page.html.open("div", {{"class", "box"}});
        {
            auto const head = page.html.open("p", {{"class", "head"}});
            page.html.leaf("span", label, {{"class", "label"}});
            write_type_and_marks(page, *value);
        }
        has_details = write_details_of(page, *value);
    }
    if (is_told && !has_details)
        page.html.truncate(start);
}

// One line of a list of members, and what is below it.
inline void write_member_html(page_state& page, std::string_view name, any_schema const& value, std::optional<bool> is_required)
{
    auto const member = page.html.open("li");
    {
        auto const head = page.html.open("p", {{"class", "head"}});
        page.html.leaf("code", visible_name(name), {{"class", "name"}});
        write_type_and_marks(page, value);
        if (is_required)
            write_required(page, *is_required);
    }
    write_details_of(page, value);
}

inline void write_members_html(page_state& page, schema_document const& schema)
{
    bool const has_rest = schema.additional_properties && schema_object(*schema.additional_properties) != nullptr;
    bool const has_properties = schema.properties && !schema.properties->empty();
    bool const has_patterns = schema.pattern_properties && !schema.pattern_properties->empty();
    if (has_properties || has_patterns) {
        auto const list = page.html.open("ul", {{"class", "members"}});
        if (has_properties)
            for (auto const& [name, value] : *schema.properties)
                write_member_html(page, name, value,
                                  schema.required && std::find(schema.required->begin(), schema.required->end(), name) !=
                                                         schema.required->end());
        if (has_patterns)
            for (auto const& [pattern, value] : *schema.pattern_properties)
                write_member_html(page, "/" + pattern + "/", value, std::nullopt);
    }
    if (has_rest)
        write_block(page, schema.properties ? "Any other member" : "Each value", schema.additional_properties,
                    !schema.properties);
}

// The schema that a value of the discriminator's mapping names: by a reference, or by the name of a component.
inline auto mapped_reference(std::string const& value) -> std::string
{
    return value.starts_with('#') ? value : "#/components/schemas/" + value;
}
inline auto is_mapped_to(page_state const& page, std::string const& value, any_schema const& alternative) -> bool
{
    schema_document const* const schema = schema_object(alternative);
    if (schema == nullptr || !schema->ref)
        return false;
    auto const target = page.references.schema(*schema->ref);
    return value == *schema->ref || (target && page.references.schema(mapped_reference(value)).object == target.object);
}

// The value of the discriminator's property that goes with an alternative; empty if the document does not say.
inline auto tag_of(page_state const& page, openapi_model::discriminator const& by, any_schema const& alternative) -> std::string
{
    schema_document const* const schema = schema_object(alternative);
    if (schema == nullptr || !schema->ref)
        return {};
    if (by.mapping)
        for (auto const& [tag, value] : *by.mapping)
            if (is_mapped_to(page, value, alternative))
                return tag;
    if (auto const target = page.references.schema(*schema->ref))
        if (auto const* const object = schema_object(*target); object != nullptr)
            if (auto const* const property = find_in(object->properties, by.property_name); property != nullptr)
                if (auto const* const tag = schema_object(*property); tag != nullptr && tag->const_ && *tag->const_)
                    if (auto const text = (*tag->const_)->as<std::string>())
                        return *text;
    return last_name(*schema->ref);
}

inline void write_alternatives(page_state& page, std::string_view label, schema_list const& list, schema_document const& schema)
{
    if (!list)
        return;
    auto const* const by = schema.discriminator ? &*schema.discriminator : nullptr;
    std::size_t const start = page.html.size();
    bool is_needed = by != nullptr || list->size() > most_in_line;
    {
        auto const box = page.html.open("div", {{"class", "box"}});
        page.html.leaf("p", label, {{"class", "label"}});
        auto const members = page.html.open("ul", {{"class", "members"}});
        for (any_schema const& each : *list) {
            auto const member = page.html.open("li");
            {
                auto const head = page.html.open("p", {{"class", "head"}});
                write_type_and_marks(page, each);
                if (auto const tag = by != nullptr ? tag_of(page, *by, each) : std::string(); !tag.empty()) {
                    page.html.raw(" if ");
                    page.html.code(by->property_name);
                    page.html.raw(" is ");
                    page.html.code(tag);
                }
            }
            is_needed |= write_details_of(page, each);
        }
    }
    if (!is_needed)
        page.html.truncate(start);
}

// What an allOf contains, as if it stood in the schema itself; what it refers to, where there is too much for a line.
inline void write_all_of(page_state& page, schema_list const& parts)
{
    if (!parts)
        return;
    if (parts->size() > most_in_line) {
        auto const box = page.html.open("div", {{"class", "box"}});
        page.html.raw("<p class=\"label\">All of these</p>");
        auto const list = page.html.open("ul", {{"class", "members"}});
        for (any_schema const& part : *parts) {
            auto const item = page.html.open("li");
            auto const head = page.html.open("p", {{"class", "head"}});
            write_type_and_marks(page, part);
        }
    }
    for (any_schema const& part : *parts)
        write_details_of(page, part);
}

// Which schema goes with which value of the discriminator's property, where no list of alternatives says so.
inline void write_mapping(page_state& page, schema_document const& schema)
{
    if (!schema.discriminator || !schema.discriminator->mapping)
        return;
    ordered_map<std::string> rest;
    for (auto const& [tag, value] : *schema.discriminator->mapping) {
        auto const is_told = [&, &reference = value](schema_list const& list) {
            return list && std::any_of(list->begin(), list->end(),
                                       [&](any_schema const& each) { return is_mapped_to(page, reference, each); });
        };
        if (!is_told(schema.one_of) && !is_told(schema.any_of))
            rest.try_emplace(tag, value);
    }
    if (rest.empty())
        return;
    auto const scroll =
        page.html.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Kinds"}});
    auto const table = page.html.open("table");
    page.html.raw("<thead><tr><th scope=\"col\">Value</th><th scope=\"col\">Schema</th></tr></thead>");
    auto const body = page.html.open("tbody");
    for (auto const& [tag, value] : rest) {
        auto const row = page.html.open("tr");
        {
            auto const cell = page.html.open("th", {{"scope", "row"}});
            page.html.code(tag);
        }
        auto const cell = page.html.open("td");
        if (auto const* const named = page.schema_of(mapped_reference(value)); named != nullptr)
            write_link(page, named->id, named->name);
        else
            write_unresolved(page, value);
    }
}

// All that a schema says besides its type in words.
inline void write_details(page_state& page, schema_document const& schema)
{
    if (schema.title)
        page.html.leaf("p", *schema.title, {{"class", "label"}});
    write_prose(page, schema.description);
    write_rules(page, schema);
    write_external(page, schema.external_docs);
    write_all_of(page, schema.all_of);
    write_members_html(page, schema);
    write_alternatives(page, "Exactly one of these", schema.one_of, schema);
    write_alternatives(page, "One or more of these", schema.any_of, schema);
    write_mapping(page, schema);
    if (schema.prefix_items)
        for (std::size_t index = 0; index < schema.prefix_items->size(); ++index)
            write_block(page, "Item " + std::to_string(index + 1), (*schema.prefix_items)[index], true);
    write_block(page, schema.prefix_items ? "Each further item" : "Each item", schema.items, true);
    std::string const contained = words_of_count(schema.min_contains, schema.max_contains, "item");
    write_block(page, "Contains " + (contained.empty() ? "at least 1 item" : contained), schema.contains);
    write_block(page, "Names of members", schema.property_names);
    if (schema.unevaluated_properties && schema_object(*schema.unevaluated_properties) != nullptr)
        write_block(page, "Any other member", schema.unevaluated_properties);
    if (schema.unevaluated_items && schema_object(*schema.unevaluated_items) != nullptr)
        write_block(page, "Any other item", schema.unevaluated_items);
    write_block(page, "Content", schema.content_schema);
    write_block(page, "Not", schema.not_);
    write_block(page, "If", schema.if_);
    write_block(page, "Then", schema.then);
    write_block(page, "Otherwise", schema.else_);
    if (schema.dependent_schemas)
        for (auto const& [name, value] : *schema.dependent_schemas)
            write_block(page, "With " + name, value);
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif

// vouch/openapi/detail/page_content.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_CONTENT_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_CONTENT_HPP

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

// vouch/openapi/detail/parameter_list.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PARAMETER_LIST_HPP
#define VOUCH_OPENAPI_DETAIL_PARAMETER_LIST_HPP

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

// vouch/openapi/detail/page_operation.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_OPERATION_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_OPERATION_HPP

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

// vouch/openapi/detail/page_style.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_STYLE_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_STYLE_HPP

namespace vouch::inline VOUCH_ABI::detail::page {

// Each colour of text has a contrast of at least 4.5 to each background that it stands on.
inline constexpr markup page_style = R"css(
:root{color-scheme:light dark;--back:#fff;--panel:#f6f7f9;--text:#1c2430;--soft:#566070;--line:#e1e5ea;--accent:#1d55c4;
--green:#11643a;--green-back:#e2f4e9;--blue:#0d5296;--blue-back:#e3effb;--amber:#7a4800;--amber-back:#fcf0d9;
--violet:#5a35a3;--violet-back:#efe9fb;--red:#a1231a;--red-back:#fce8e6;--grey:#47505e;--grey-back:#e9ecf0}
@media (prefers-color-scheme:dark){:root{--back:#12151a;--panel:#1a1e25;--text:#e4e8ee;--soft:#a3adbb;--line:#2c323c;--accent:#8db4ff;
--green:#7fdba6;--green-back:#12331f;--blue:#8cc6ff;--blue-back:#11304e;--amber:#f3c477;--amber-back:#3b2a0c;
--violet:#c5adff;--violet-back:#2d2250;--red:#ffa59c;--red-back:#451b18;--grey:#c0c8d3;--grey-back:#2a303a}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--back);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
code{unicode-bidi:isolate}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
h1,h2,h3,h4,h5,h6,p,ul,dl,dd,pre{margin:0;padding:0}
h1,h2{line-height:1.25;letter-spacing:-.015em}
h1{font-size:2.25rem}
h2{font-size:1.6rem}
h3{font-size:1.1rem;line-height:1.5}
h4{font-size:1rem}
h5,h6{font-size:.9375rem}
ul{list-style:none}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;z-index:3;padding:.5rem 1rem;background:var(--back);border:1px solid var(--line);border-radius:6px}
.bar{display:none}
nav{position:fixed;inset:0 auto 0 0;width:19rem;overflow-y:auto;padding:2rem 1rem 3rem 1.5rem;background:var(--panel);
border-right:1px solid var(--line);font-size:.9rem;line-height:1.4}
nav p{font-size:1rem;padding-left:.5rem}
nav p.part{margin:0 0 1rem}
nav .shut{display:none}
nav a{display:block;padding:.3rem .5rem;border-radius:6px;color:var(--text);text-decoration:none}
nav a:hover{background:var(--line)}
nav .part{font-weight:600;margin-top:.75rem}
nav .method{flex:none;width:3.9rem;padding:.1rem 0;font-size:.6875rem}
nav li li a{color:var(--soft)}
a.operation{display:flex;align-items:baseline;gap:.5rem}
.operation>span:last-child{min-width:0}
nav li li a:hover{color:var(--text)}
.page{margin-left:19rem;padding:3rem clamp(1.5rem,4vw,4rem) 6rem}
.page>*{max-width:58rem}
.page>header>*+*{margin-top:1rem}
.page>header>h2{margin-top:2.5rem}
.page section{margin-top:4rem}
.page section>*+*{margin-top:1rem}
section>h2{padding-bottom:.6rem;border-bottom:1px solid var(--line)}
.version{color:var(--soft);font-weight:400;font-size:1.1rem;letter-spacing:0}
.lead{font-size:1.125rem;color:var(--soft)}
.soft{color:var(--soft)}
.facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;font-size:.9375rem}
.facts dt{color:var(--soft);display:inline}
.facts dt::after{content:": "}
.facts dd{display:inline}
.prose{white-space:pre-wrap;max-width:44rem}
.prose+.prose,.prose+pre,pre+.prose{margin-top:.75rem}
.prose code{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:.05em .3em}
pre{white-space:pre-wrap;padding:.9rem 1.1rem;background:var(--panel);border:1px solid var(--line);border-radius:8px;line-height:1.5}
.page section .card{margin-top:2.25rem;border:1px solid var(--line);border-radius:12px}
.card>.top{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .75rem;padding:.85rem 1.25rem;background:var(--panel);
border-bottom:1px solid var(--line);border-radius:12px 12px 0 0}
.card>.top:last-child{border-bottom:0;border-radius:12px}
.card:target{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.top h3,.top h5{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .75rem;font-weight:600}
.top h3 code{font-size:1rem}
.top .id{margin-left:auto;color:var(--soft);font-size:.8125rem}
.in{padding:1.25rem;display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.in>h4{margin-top:.75rem}
.in>h4:first-child{margin-top:0}
.summary{font-size:1.125rem;font-weight:600}
.method,.status{display:inline-block;padding:.1rem .55rem;border-radius:6px;font:600 .8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
text-align:center;color:var(--grey);background:var(--grey-back)}
.get,.s3{color:var(--blue);background:var(--blue-back)}
.post,.s2{color:var(--green);background:var(--green-back)}
.put,.s1{color:var(--amber);background:var(--amber-back)}
.patch{color:var(--violet);background:var(--violet-back)}
.delete,.s4,.s5{color:var(--red);background:var(--red-back)}
.mark{display:inline-block;padding:0 .5rem;border-radius:99rem;font-size:.75rem;line-height:1.6;color:var(--grey);
background:var(--grey-back)}
.must{color:var(--red);background:none;padding:0}
.may{color:var(--soft);background:none;padding:0}
.old{color:var(--amber);background:var(--amber-back)}
.members{border-top:1px solid var(--line)}
.members>li{padding:.8rem 0;border-bottom:1px solid var(--line)}
.members+.members{border-top:0;margin-top:0!important}
.in>.members+.members{margin-top:-1rem!important}
.members .members>li:last-child,.in>.members:last-child>li:last-child,.box>.members:last-child>li:last-child,
.body>.members:last-child>li:last-child{border-bottom:0;padding-bottom:0}
.members>li>*+*,.box>*+*,.reply>*+*,.body>*+*{margin-top:.5rem}
.in>.members:first-child{border-top:0}
.in>.members:first-child>li:first-child{padding-top:0}
.body>.head>code{padding:.1rem .5rem;border-radius:6px;background:var(--panel);border:1px solid var(--line)}
.reply>.body{margin-top:1rem}
.head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.15rem .6rem}
.head .name{font-weight:600;font-size:.9375rem}
.type{color:var(--soft)}
.rules{display:flex;flex-wrap:wrap;gap:.3rem .5rem;font-size:.875rem}
.rules>li{padding:0 .5rem;border:1px solid var(--line);border-radius:6px;color:var(--soft)}
.rules code{color:var(--text)}
.values{display:flex;gap:.5rem;align-items:baseline}
.values .label{white-space:nowrap}
.label{font-size:.875rem;font-weight:600;color:var(--soft)}
.box{border-left:3px solid var(--line);padding-left:1rem}
.reply{padding-top:1rem;border-top:1px solid var(--line)}
.reply>h5,.body>h5,.body>h6,.reply>h6{display:flex;flex-wrap:wrap;align-items:baseline;gap:.4rem .6rem}
summary{cursor:pointer;font-size:.875rem;color:var(--soft);width:fit-content}
details>*+*{margin-top:.5rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.9375rem}
th,td{text-align:left;vertical-align:top;padding:.35rem 1.25rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{font-size:.875rem;color:var(--soft)}
@media (max-width:60rem){html{scroll-padding-top:4rem}
.bar{display:flex;position:sticky;top:0;z-index:1;justify-content:space-between;align-items:center;gap:1rem;padding:.4rem 1rem;
background:var(--back);border-bottom:1px solid var(--line)}
.bar span{overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font-weight:600}
.bar a,nav .shut{padding:.5rem .75rem;border:1px solid var(--line);border-radius:8px;color:var(--accent);font-size:.9375rem;white-space:nowrap}
nav{display:none;width:auto;z-index:2;border:0;padding:1rem;background:var(--back);font-size:1rem}
nav:target{display:block}
nav .shut{display:block;width:fit-content;margin:0 0 0 auto}
nav p.part{margin-top:-2.2rem}
nav a{padding:.5rem}
.page{margin:0;padding:1.5rem 1rem 4rem}
.page section{margin-top:3rem}
h1{font-size:1.75rem}h2{font-size:1.4rem}
.card>.top,.in{padding-left:1rem;padding-right:1rem}
.top .id{margin-left:0;width:100%}
.box{padding-left:.75rem}}
@media print{nav,.bar,.skip{display:none!important}.page{margin:0;padding:0}.card,.card>.top{border-color:#bbb}
h2,h3,h4,h5,h6,.head{break-after:avoid}.members>li{break-inside:avoid}body{font-size:10pt}}
)css";

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif

// vouch/openapi/detail/page_document.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_DOCUMENT_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_DOCUMENT_HPP

// The page of a whole document.
namespace vouch::inline VOUCH_ABI::detail::page {

// The operations of a tag.
struct operation_group {
    std::string title;
    openapi_model::tag_object const* tag = nullptr;
    std::vector<std::size_t> operations{}; // indices of those that stand here
    std::vector<std::size_t> others{};     // indices of those that stand with their first tag
    std::string id{};
};

// A page in the making: its sections, and what they contain.
class document_page {
public:
    explicit document_page(openapi_document const& document) : document_(document), page_(document)
    {
        list_schemes();
        list_operations();
        list_groups();
    }

    auto write() -> std::string
    {
        write_schemes();
        write_groups();
        write_webhooks();
        write_schemas();
        html_writer sections = std::exchange(page_.html, {}); // the contents are known now, and stand before them

        page_.html.raw("<!DOCTYPE html>\n");
        {
            auto const root = html().open("html", {{"lang", "en"}});
            write_head();
            auto const body = html().open("body");
            html().raw("<a class=\"skip\" href=\"#content\">Skip to the content</a>");
            write_bar();
            write_contents();
            {
                auto const main = html().open("main", {{"class", "page"}, {"id", "content"}, {"tabindex", "-1"}});
                write_introduction();
                html().append(std::move(sections));
            }
        }
        html().raw("\n");
        return html().take();
    }

private:
    auto html() -> html_writer& { return page_.html; }

    // ---- what there is

    void list_schemes()
    {
        if (document_.components && document_.components->security_schemes)
            for (auto const& entry : *document_.components->security_schemes)
                page_.scheme_ids.emplace(entry.first, page_.ids.make("scheme", entry.first));
    }

    void list_operations()
    {
        if (document_.paths)
            operations_ = operations_of(page_, *document_.paths);
        if (document_.webhooks)
            for (auto const& [name, item] : *document_.webhooks)
                if (auto const target = page_.references.resolve(place<path_item>{&item}))
                    append_operations(webhooks_, name, *target);
        for (auto* const list : {&operations_, &webhooks_})
            for (listed_operation& each : *list) {
                auto const& id = each.operation->operation_id;
                each.id = page_.ids.make(list == &webhooks_ ? "webhook" : "operation",
                                         id ? *id : std::string(each.method).append(" ").append(each.path));
                page_.ids.make(each.id, "name");
                if (id)
                    page_.operation_ids.emplace(*id, each.id);
            }
    }

    // The tags in the order of the document, then those it does not list, then the operations without a tag. An operation of
    // several tags stands with the first one, and the others link to it.
    void list_groups()
    {
        std::map<std::string_view, std::size_t> numbers;
        auto const number_of = [&](std::string_view name) {
            auto const [entry, is_new] = numbers.try_emplace(name, groups_.size());
            if (is_new)
                groups_.push_back({std::string(name)});
            return entry->second;
        };
        if (document_.tags)
            for (openapi_model::tag_object const& tag : *document_.tags)
                groups_[number_of(tag.name)].tag = &tag;
        operation_group untagged;
        for (std::size_t index = 0; index < operations_.size(); ++index)
            if (auto const& tags = operations_[index].operation->tags; tags && !tags->empty())
                for (std::string const& tag : *tags) {
                    operation_group& group = groups_[number_of(tag)];
                    (&tag == &tags->front() ? group.operations : group.others).push_back(index);
                }
            else
                untagged.operations.push_back(index);
        untagged.title = groups_.empty() ? "Operations" : "Other operations";
        if (!untagged.operations.empty())
            groups_.push_back(std::move(untagged));
        std::erase_if(groups_, [](operation_group const& group) {
            return group.operations.empty() && group.others.empty() && group.tag == nullptr;
        });
        for (operation_group& group : groups_)
            group.id = page_.ids.make("tag", group.title);
    }

    // ---- sections

    void write_groups()
    {
        for (operation_group const& group : groups_) {
            auto const section = html().open("section", {{"aria-labelledby", group.id}});
            html().heading(2, visible_name(group.title), {{"id", group.id}});
            if (group.tag != nullptr) {
                write_prose(page_, group.tag->description);
                write_external(page_, group.tag->external_docs);
            }
            for (std::size_t const index : group.operations)
                write_operation(page_, operations_[index], 3);
            if (group.others.empty())
                continue;
            html().raw("<p class=\"soft\">Operations of other tags that have this one too:</p>");
            write_operation_links(operations_, group.others);
        }
    }

    void write_webhooks()
    {
        if (webhooks_.empty())
            return;
        auto const section = html().open("section", {{"aria-labelledby", "webhooks"}});
        html().heading(2, "Webhooks", {{"id", "webhooks"}});
        html().raw("<p class=\"soft\">Requests that this API sends.</p>");
        for (listed_operation const& webhook : webhooks_)
            write_operation(page_, webhook, 3);
    }

    void write_schemas()
    {
        if (page_.schemas.empty())
            return;
        auto const section = html().open("section", {{"aria-labelledby", "schemas"}});
        html().heading(2, "Schemas", {{"id", "schemas"}});
        for (std::size_t index = 0; index < page_.schemas.size(); ++index) { // they grow by what they refer to
            named_schema const& named = page_.schemas[index];
            auto const card =
                html().open("article", {{"class", "card"}, {"id", named.id}, {"aria-labelledby", named.id + "-name"}});
            {
                auto const top = html().open("div", {{"class", "top"}});
                {
                    auto const heading = html().open_heading(3, {{"id", named.id + "-name"}});
                    html().code(named.name);
                }
                auto const type = html().open("p", {{"class", "head"}});
                write_type_and_marks(page_, *named.target);
            }
            std::size_t const start = html().size();
            bool has_details = false;
            {
                auto const inside = html().open("div", {{"class", "in"}});
                has_details = write_details_of(page_, *named.target);
            }
            if (!has_details)
                html().truncate(start);
        }
    }

    void write_schemes()
    {
        if (page_.scheme_ids.empty())
            return;
        auto const section = html().open("section", {{"aria-labelledby", "authentication"}});
        html().heading(2, "Authentication", {{"id", "authentication"}});
        for (auto const& [name, given] : *document_.components->security_schemes) {
            std::string const& id = page_.scheme_ids.at(name);
            auto const card = html().open("article", {{"class", "card"}, {"id", id}, {"aria-labelledby", id + "-name"}});
            auto const* const scheme = page_.references.security_scheme(name);
            {
                auto const top = html().open("div", {{"class", "top"}});
                {
                    auto const heading = html().open_heading(3, {{"id", id + "-name"}});
                    html().code(visible_name(name));
                }
                auto const kind = html().open("p", {{"class", "type"}});
                if (scheme == nullptr)
                    write_unresolved(page_, given.ref.value_or(""));
                else
                    html().text(words_of(*scheme));
            }
            if (scheme == nullptr || !(scheme->description || scheme->open_id_connect_url || scheme->flows))
                continue;
            auto const inside = html().open("div", {{"class", "in"}});
            write_prose(page_, scheme->description);
            write_url("OpenID Connect", scheme->open_id_connect_url);
            if (scheme->flows) {
                write_flow("Implicit flow", scheme->flows->implicit);
                write_flow("Password flow", scheme->flows->password);
                write_flow("Client credentials flow", scheme->flows->client_credentials);
                write_flow("Authorization code flow", scheme->flows->authorization_code);
            }
        }
    }

    // "API key in header X-Key", "HTTP bearer (JWT)"
    static auto words_of(openapi_model::security_scheme const& scheme) -> std::string
    {
        std::string const type = scheme.type.value_or("");
        if (type == "apiKey")
            return "API key in " + scheme.in.value_or("") + ' ' + scheme.name.value_or("");
        if (type == "http")
            return "HTTP " + scheme.scheme.value_or("") + (scheme.bearer_format ? " (" + *scheme.bearer_format + ')' : "");
        return type == "oauth2"          ? "OAuth 2.0"
               : type == "openIdConnect" ? "OpenID Connect"
               : type == "mutualTLS"     ? "TLS client certificate"
                                         : type;
    }

    void write_url(std::string_view label, std::optional<std::string> const& url)
    {
        if (!url)
            return;
        auto const paragraph = html().open("p");
        html().leaf("span", std::string(label) + ": ", {{"class", "soft"}});
        write_web_link(page_, *url, *url);
    }

    void write_flow(std::string_view title, std::optional<openapi_model::oauth_flow> const& flow)
    {
        if (!flow)
            return;
        html().heading(4, title);
        write_url("Authorization URL", flow->authorization_url);
        write_url("Token URL", flow->token_url);
        write_url("Refresh URL", flow->refresh_url);
        if (!flow->scopes || flow->scopes->empty())
            return;
        auto const scroll =
            html().open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Scopes"}});
        auto const table = html().open("table");
        html().raw("<thead><tr><th scope=\"col\">Scope</th><th scope=\"col\">Description</th></tr></thead>");
        auto const body = html().open("tbody");
        for (auto const& [name, description] : *flow->scopes) {
            auto const row = html().open("tr");
            {
                auto const cell = html().open("th", {{"scope", "row"}});
                html().code(name);
            }
            auto const cell = html().open("td");
            html().prose(description);
        }
    }

    // ---- around them

    void write_head()
    {
        auto const head = html().open("head");
        html().raw("<meta charset=\"utf-8\">"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                   "img-src data:; base-uri 'none'; form-action 'none'\">"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                   "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">"
                   "<link rel=\"icon\" href=\"data:,\">"); // else a browser asks for /favicon.ico
        html().leaf("title", document_.info.title + ' ' + document_.info.version);
        auto const style = html().open("style");
        html().raw(page_style);
    }

    // What a narrow screen has instead of the contents beside the page.
    void write_bar()
    {
        auto const bar = html().open("header", {{"class", "bar"}});
        html().leaf("span", document_.info.title);
        html().raw("<a href=\"#contents\">Contents</a>");
    }

    void write_entry(std::string const& id, std::string_view title)
    {
        auto const item = html().open("li");
        write_link(page_, id, title);
    }

    void write_operation_links(std::vector<listed_operation> const& all, std::vector<std::size_t> const& indices)
    {
        if (indices.empty())
            return;
        auto const list = html().open("ul");
        for (std::size_t const index : indices) {
            auto const item = html().open("li");
            auto const link = html().open("a", {{"class", "operation"}, {"href", '#' + all[index].id}});
            write_method(page_, all[index].method);
            auto const title = html().open("span");
            if (auto const& summary = all[index].operation->summary; summary && !summary->empty())
                html().text(*summary);
            else
                write_path(page_, all[index].path);
        }
    }

    void write_contents()
    {
        auto const navigation = html().open("nav", {{"id", "contents"}, {"aria-labelledby", "contents-name"}});
        html().raw("<a class=\"shut\" href=\"#content\">Close</a><p class=\"part\" id=\"contents-name\">Contents</p>");
        auto const list = html().open("ul");
        write_entry("content", "Introduction");
        if (!page_.scheme_ids.empty()) {
            auto const item = html().open("li");
            html().raw("<a class=\"part\" href=\"#authentication\">Authentication</a>");
        }
        for (operation_group const& group : groups_) {
            auto const item = html().open("li");
            html().leaf("a", visible_name(group.title), {{"href", '#' + group.id}, {"class", "part"}});
            write_operation_links(operations_, group.operations);
            write_operation_links(operations_, group.others);
        }
        if (!webhooks_.empty()) {
            auto const item = html().open("li");
            html().raw("<a class=\"part\" href=\"#webhooks\">Webhooks</a>");
            std::vector<std::size_t> indices;
            for (std::size_t index = 0; index < webhooks_.size(); ++index)
                indices.push_back(index);
            write_operation_links(webhooks_, indices);
        }
        if (!page_.schemas.empty()) {
            auto const item = html().open("li");
            html().raw("<a class=\"part\" href=\"#schemas\">Schemas</a>");
            auto const schemas = html().open("ul");
            for (named_schema const& named : page_.schemas)
                write_entry(named.id, named.name);
        }
    }

    void write_introduction()
    {
        openapi_model::information const& info = document_.info;
        auto const header = html().open("header");
        {
            auto const heading = html().open("h1");
            html().text(info.title);
            html().raw(" ");
            html().leaf("span", info.version, {{"class", "version"}});
        }
        if (info.summary)
            html().leaf("p", *info.summary, {{"class", "lead"}});
        write_prose(page_, info.description);
        write_external(page_, document_.external_docs);
        write_facts(info);
        if (document_.servers && !document_.servers->empty()) {
            html().raw("<h2>Servers</h2>");
            write_servers(page_, document_.servers);
        }
    }

    void write_facts(openapi_model::information const& info)
    {
        if (!info.contact && !info.license && !info.terms_of_service)
            return;
        auto const facts = html().open("dl", {{"class", "facts"}});
        if (info.contact) {
            auto const& contact = *info.contact;
            auto const fact = html().open("div");
            html().raw("<dt>Contact</dt>");
            auto const value = html().open("dd");
            std::string const name = contact.name.value_or(contact.url.value_or(""));
            if (contact.url)
                write_web_link(page_, *contact.url, name);
            else
                html().text(name);
            if (contact.email) {
                html().text(name.empty() ? "" : ", ");
                write_mail_link(*contact.email);
            }
        }
        if (info.license) {
            auto const fact = html().open("div");
            html().raw("<dt>Licence</dt>");
            auto const value = html().open("dd");
            if (info.license->url)
                write_web_link(page_, *info.license->url, info.license->name);
            else
                html().text(info.license->name);
        }
        if (info.terms_of_service) {
            auto const fact = html().open("div");
            html().raw("<dt>Terms of service</dt>");
            auto const value = html().open("dd");
            write_web_link(page_, *info.terms_of_service, *info.terms_of_service);
        }
    }

    void write_mail_link(std::string const& email)
    {
        bool const is_plain = std::all_of(email.begin(), email.end(), [](char byte) {
            return is_alphanumeric(byte) || byte == '@' || byte == '.' || byte == '_' || byte == '-' || byte == '+';
        });
        if (is_plain)
            html().leaf("a", email, {{"href", "mailto:" + email}});
        else
            html().text(email);
    }

    openapi_document const& document_;
    page_state page_;
    std::vector<listed_operation> operations_;
    std::vector<listed_operation> webhooks_;
    std::vector<operation_group> groups_;
};

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif

// vouch/openapi/openapi_page.hpp
#ifndef VOUCH_OPENAPI_OPENAPI_PAGE_HPP
#define VOUCH_OPENAPI_OPENAPI_PAGE_HPP

namespace vouch::inline VOUCH_ABI {

/// An OpenAPI document as one HTML page for people: operations by tag, webhooks, schemas and authentication, each with an anchor.
///
/// The page is complete in itself: it has no script and asks for nothing, and its content security policy says so. It follows the
/// reader's choice of light or dark, and can be read on a phone, by keyboard, and on paper. Serve it as "text/html;
/// charset=utf-8".
///
/// Texts of the document are escaped, never HTML; of their CommonMark only paragraphs and code are rendered. Characters that
/// control, reorder or hide text become escapes as in JSON. A reference to a schema is a link to that schema, other references
/// are followed; where the document has nothing of that name, the reference itself is shown. Extensions are not shown.
/// Cost:   linear in the page, whose fixed part is about 9 kilobytes; a response, parameter or body that operations refer to
///         is written for each of them. The same document gives the same page.
/// See:    OpenAPI 3.1.1; openapi_document
[[nodiscard]] inline auto openapi_page(openapi_document const& document) -> std::string
{
    return detail::page::document_page(document).write();
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/openapi_page.hpp
#ifndef VOUCH_OPENAPI_PAGE_HPP
#define VOUCH_OPENAPI_PAGE_HPP
// An OpenAPI document as a page of HTML. Links nothing.
#endif
