// vouch 0.1.0, vouch/openapi_document.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/openapi/change.hpp
#ifndef VOUCH_OPENAPI_CHANGE_HPP
#define VOUCH_OPENAPI_CHANGE_HPP

#include <cstdint>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace vouch::inline VOUCH_ABI {

namespace openapi_model {

/// Who no longer works as before, without a change of their own, once the API is what the second document says.
///
/// Clients are the programs that call the operations. Servers are the programs that the API calls: the receivers of webhooks and
/// callbacks. Both break by a change of what operations and webhooks share.
enum class change_effect : std::uint8_t { compatible, breaks_clients, breaks_servers, breaks_both };
BOOST_DESCRIBE_ENUM(change_effect, compatible, breaks_clients, breaks_servers, breaks_both)

/// The classes of change.
///
/// The sender of a request is the client; the sender of a response is the API. For webhooks and callbacks it is the other way
/// round. A user is the party that does not run the API: the client, or the receiver of a webhook.
///
/// A message is *tightened* if fewer values are valid than before, *loosened* if more are. Tightening breaks a user who sends the
/// message, loosening breaks a user who reads it; the other two are compatible. A change that does both breaks either.
enum class change_class : std::uint8_t {
    operation, ///< An operation, webhook or callback was removed (breaks its user) or added (compatible).
    parameter, ///< A parameter, request body or response header was removed (breaks its user) or added (a required one tightens,
               ///< others are compatible).
    member,    ///< A member of an object was removed (breaks its user) or added (a required one of a message that users send
               ///< tightens; any of an object that took no others loosens what users read; else compatible).
    requirement, ///< A member, parameter, body or header was made required (tightens) or optional (loosens).
    type, ///< The type, the format, the nullability, the alternatives or the serialization changed: tightens, loosens or both.
    constraint, ///< A bound, a pattern or another rule was tightened, loosened or replaced.
    value,      ///< A value of an enumeration was removed (tightens) or added (loosens), or all values came or went.
    status,     ///< A status was removed (a success breaks its user, an error is compatible) or added (a success loosens unless a
                ///< range or the default covered it, an error is compatible).
    media_type, ///< A media type of a body was removed (breaks its user) or added (compatible).
    security,   ///< Credentials that sufficed no longer do (tightens), or others suffice as well (compatible).
    server,     ///< A server URL was removed (breaks clients) or added (compatible).
    deprecation, ///< Something was deprecated, or no longer is: compatible.
};
BOOST_DESCRIBE_ENUM(change_class, operation, parameter, member, requirement, type, constraint, value, status, media_type,
                    security, server, deprecation)

} // namespace openapi_model

/// One difference between two OpenAPI documents.
///
/// JSON:   an object with these members.
struct openapi_change {
    std::string pointer{}; ///< where, in the first document; in the second one if it is new (RFC 6901)
    openapi_model::change_class kind{};
    openapi_model::change_effect effect{};
    std::string message{}; ///< what changed, in words

    friend bool operator==(openapi_change const&, openapi_change const&) = default;
};
BOOST_DESCRIBE_STRUCT(openapi_change, (), (pointer, kind, effect, message))

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/openapi/schema_document.hpp
#ifndef VOUCH_OPENAPI_SCHEMA_DOCUMENT_HPP
#define VOUCH_OPENAPI_SCHEMA_DOCUMENT_HPP

#include <optional>
#include <variant>
#include <vector>

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

// vouch/openapi/detail/schema_index.hpp
#ifndef VOUCH_OPENAPI_DETAIL_SCHEMA_INDEX_HPP
#define VOUCH_OPENAPI_DETAIL_SCHEMA_INDEX_HPP

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

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

// vouch/openapi/detail/parameter_list.hpp
#ifndef VOUCH_OPENAPI_DETAIL_PARAMETER_LIST_HPP
#define VOUCH_OPENAPI_DETAIL_PARAMETER_LIST_HPP

#include <algorithm>

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

// vouch/openapi/detail/change_log.hpp
#ifndef VOUCH_OPENAPI_DETAIL_CHANGE_LOG_HPP
#define VOUCH_OPENAPI_DETAIL_CHANGE_LOG_HPP

#include <tuple>

namespace vouch::inline VOUCH_ABI::detail::drift {

using openapi_model::change_class;
using openapi_model::change_effect;

// A message that is compared: who uses it, and who sends it.
struct message_side {
    change_effect user = change_effect::breaks_clients; // who breaks
    bool is_request = true;

    [[nodiscard]] constexpr auto is_webhook() const noexcept -> bool { return user == change_effect::breaks_servers; }
    // Whether the user, not the API, sends the message.
    [[nodiscard]] constexpr auto user_sends() const noexcept -> bool { return is_request != is_webhook(); }
    [[nodiscard]] constexpr auto response() const noexcept -> message_side { return {user, false}; }

    friend constexpr auto operator<=>(message_side const&, message_side const&) = default;
};

inline constexpr message_side client_request{change_effect::breaks_clients, true};
inline constexpr message_side webhook_request{change_effect::breaks_servers, true};

// What a change does to the messages that are valid.
enum class turn : std::uint8_t { neutral, tightened, loosened, broken };

constexpr auto effect_of(turn change, message_side side) noexcept -> change_effect
{
    bool const breaks = change == turn::broken || change == (side.user_sends() ? turn::tightened : turn::loosened);
    return breaks ? side.user : change_effect::compatible;
}

// From `before` to `after`, sets of values of which each is told whether it contains the other.
constexpr auto turn_between(bool after_has_all, bool before_has_all) noexcept -> turn
{
    return after_has_all ? (before_has_all ? turn::neutral : turn::loosened) : before_has_all ? turn::tightened : turn::broken;
}

// The changes that were found. One that is found again, since several operations share what changed, is the same change: it
// breaks whoever one of them breaks.
class change_log {
public:
    void add(std::string pointer, change_class kind, turn change, message_side side, std::string message)
    {
        change_effect const effect = effect_of(change, side);
        auto const [known, is_new] = places_.try_emplace({pointer, kind, message}, changes_.size());
        if (is_new)
            changes_.push_back({std::move(pointer), kind, effect, std::move(message)});
        else
            changes_[known->second].effect = joined(changes_[known->second].effect, effect);
    }

    [[nodiscard]] auto empty() const noexcept -> bool { return changes_.empty(); }

    // The changes, those in `sections` (pointers) last and in the order of these, else in the order in which they were found.
    auto take(std::vector<std::string> const& sections) -> std::vector<openapi_change>
    {
        std::map<std::string_view, std::size_t> ranks;
        for (std::size_t index = 0; index < sections.size(); ++index)
            ranks.emplace(sections[index], index + 1);
        auto const rank_of = [&](openapi_change const& change) -> std::size_t {
            // "/components/schemas/user/…" stands in the section "/components/schemas/user"
            std::string_view const pointer = change.pointer;
            if (!pointer.starts_with("/components/"))
                return 0;
            std::size_t const kind_end = (std::min)(pointer.find('/', 12), pointer.size() - 1);
            auto const found = ranks.find(pointer.substr(0, pointer.find('/', kind_end + 1)));
            return found == ranks.end() ? sections.size() + 1 : found->second;
        };
        std::stable_sort(changes_.begin(), changes_.end(),
                         [&](openapi_change const& left, openapi_change const& right) { return rank_of(left) < rank_of(right); });
        return std::move(changes_);
    }

private:
    static constexpr auto joined(change_effect left, change_effect right) noexcept -> change_effect
    {
        if (left == change_effect::compatible || left == right)
            return right;
        return right == change_effect::compatible ? left : change_effect::breaks_both;
    }

    std::vector<openapi_change> changes_;
    std::map<std::tuple<std::string, change_class, std::string>, std::size_t> places_;
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/detail/flat_schema.hpp
#ifndef VOUCH_OPENAPI_DETAIL_FLAT_SCHEMA_HPP
#define VOUCH_OPENAPI_DETAIL_FLAT_SCHEMA_HPP

// A schema as the list of the schemas that all hold for a value: itself, what it refers to, and all of its allOf. So a member
// counts wherever it is declared, and moving it into a base is no change.
namespace vouch::inline VOUCH_ABI::detail::drift {

// Schemas that all hold. None: anything is valid.
using schema_places = std::vector<place<openapi_model::schema_or_boolean>>;

// Kinds of JSON values as bits; a number is an integer or has a fraction.
using type_set = unsigned;
struct type_name {
    std::string_view name;
    type_set types;
};
inline constexpr type_set every_type = 127, null_type = 1;
inline constexpr type_name type_names[] = {{"number", 4 | 8}, {"null", null_type}, {"boolean", 2}, {"integer", 4},
                                           {"string", 16},    {"array", 32},       {"object", 64}};

constexpr auto types_named(std::string_view name) noexcept -> type_set
{
    for (type_name const& each : type_names)
        if (each.name == name)
            return each.types;
    return 0;
}

// "string or null"
inline auto words_of(type_set types) -> std::string
{
    if (types == every_type)
        return "anything";
    std::string words;
    for (auto const& [name, bits] : type_names)
        if (bits != 0 && (types & bits) == bits) {
            words.append(words.empty() ? "" : " or ").append(name);
            types &= ~bits;
        }
    return words.empty() ? "nothing" : words;
}

struct flat_schema {
    std::vector<place<schema_document>> parts{};
    std::vector<std::string> unresolved{}; // references to what is not in the document
    std::string unresolved_pointer{};      // of the first of these
    bool takes_null = false;               // besides what the parts say
    bool takes_nothing = false;            // the schema false

    [[nodiscard]] auto has_part(schema_document const& schema) const -> bool
    {
        return std::any_of(parts.begin(), parts.end(), [&](auto const& part) { return part.object == &schema; });
    }

    void add(references const& document, place<openapi_model::schema_or_boolean> const& schema)
    {
        if (bool const* const all_or_none = std::get_if<bool>(schema.object); all_or_none != nullptr) {
            takes_nothing |= !*all_or_none;
            return;
        }
        schema_document const& object = *std::get<boxed<schema_document>>(*schema);
        constexpr std::size_t most_parts = 1000; // references may be chained without end; this bounds the stack
        if (has_part(object) || parts.size() == most_parts)
            return;
        parts.push_back({&object, schema.pointer});
        add_target(document, object.ref, child(schema.pointer, "$ref"));
        add_target(document, object.dynamic_ref, child(schema.pointer, "$dynamicRef"));
        if (object.all_of)
            for (std::size_t index = 0; index < object.all_of->size(); ++index)
                add(document, {&(*object.all_of)[index], child(child(schema.pointer, "allOf"), index)});
    }

    void add_target(references const& document, std::optional<std::string> const& reference, std::string pointer)
    {
        if (!reference)
            return;
        if (auto const target = document.schema(*reference))
            return add(document, target);
        if (unresolved.empty())
            unresolved_pointer = std::move(pointer);
        unresolved.push_back(document.unresolved(*reference));
    }

    // The kinds of values that may be valid.
    [[nodiscard]] auto types() const -> type_set
    {
        type_set all = takes_nothing ? 0 : every_type;
        for (auto const& part : parts) {
            if (!part->type)
                continue;
            type_set own = 0;
            if (auto const* const name = std::get_if<std::string>(&*part->type))
                own = types_named(*name);
            else
                for (std::string const& each : std::get<std::vector<std::string>>(*part->type))
                    own |= types_named(each);
            if (auto const nullable = part->extra.find("nullable"); // OpenAPI 3.0
                nullable != part->extra.end() && nullable->second.text() == "true")
                own |= null_type;
            all &= own;
        }
        return takes_null ? all | null_type : all;
    }

    // Where the first part stands that has the keyword, with the keyword; else where the schema stands.
    template <auto Member>
    [[nodiscard]] auto where(std::string_view keyword) const -> std::string
    {
        for (auto const& part : parts)
            if ((*part).*Member)
                return child(part.pointer, keyword);
        return parts.empty() ? std::string() : parts.front().pointer;
    }

    template <auto Member>
    [[nodiscard]] auto is_true() const -> bool
    {
        return std::any_of(parts.begin(), parts.end(), [](auto const& part) { return ((*part).*Member).value_or(false); });
    }

    // The schemas that the parts have in a keyword which holds one. The schema true is left out.
    template <auto Member>
    [[nodiscard]] auto subschemas(std::string_view keyword) const -> schema_places
    {
        schema_places found;
        for (auto const& part : parts)
            if (auto const& schema = (*part).*Member; schema && *schema != openapi_model::schema_or_boolean(true))
                found.push_back({&*schema, child(part.pointer, keyword)});
        return found;
    }

    // Lists of alternatives: anyOf and oneOf of all parts, each with its pointer.
    [[nodiscard]] auto choices() const
        -> std::vector<std::pair<std::vector<openapi_model::schema_or_boolean> const*, std::string>>
    {
        std::vector<std::pair<std::vector<openapi_model::schema_or_boolean> const*, std::string>> found;
        for (auto const& part : parts) {
            if (part->any_of)
                found.emplace_back(&*part->any_of, child(part.pointer, "anyOf"));
            if (part->one_of)
                found.emplace_back(&*part->one_of, child(part.pointer, "oneOf"));
        }
        return found;
    }
};

// One way to be valid: an alternative of each anyOf and oneOf, and all that stands beside these.
struct schema_alternative {
    flat_schema schema{};
    std::string identity{}; // what it refers to, or nothing
    std::string pointer{};
};

inline auto flatten(references const& document, schema_places const& schemas) -> flat_schema
{
    flat_schema flat;
    for (auto const& schema : schemas)
        flat.add(document, schema);
    return flat;
}

// Whether a schema has no keyword that a value may break. Its references and its allOf are other parts of a flat schema.
inline auto asserts_nothing(schema_document const& schema) -> bool
{
    if (schema.type || schema.properties)
        return false;
    schema_document notes;
    notes.schema = schema.schema;
    notes.id = schema.id;
    notes.ref = schema.ref;
    notes.anchor = schema.anchor;
    notes.dynamic_ref = schema.dynamic_ref;
    notes.dynamic_anchor = schema.dynamic_anchor;
    notes.vocabulary = schema.vocabulary;
    notes.comment = schema.comment;
    notes.defs = schema.defs;
    notes.all_of = schema.all_of;
    notes.title = schema.title;
    notes.description = schema.description;
    notes.default_ = schema.default_;
    notes.deprecated = schema.deprecated;
    notes.read_only = schema.read_only;
    notes.write_only = schema.write_only;
    notes.examples = schema.examples;
    notes.example = schema.example;
    notes.xml = schema.xml;
    notes.external_docs = schema.external_docs;
    notes.extra = schema.extra;
    return notes == schema;
}

// Whether any value is valid.
inline auto takes_anything(flat_schema const& schema) -> bool
{
    return !schema.takes_nothing && schema.unresolved.empty() &&
           std::all_of(schema.parts.begin(), schema.parts.end(), [](auto const& part) { return asserts_nothing(*part); });
}

inline auto alternatives_of(references const& document, schema_places const& schemas) -> std::vector<schema_alternative>
{
    constexpr std::size_t most = 1000; // lists of alternatives that refer to each other multiply
    std::vector<schema_alternative> done;
    std::vector<std::pair<schema_alternative, std::size_t>> waiting; // each with the number of its lists that are taken apart
    schema_alternative whole{.schema = flatten(document, schemas), .pointer = schemas.empty() ? "" : schemas.front().pointer};
    waiting.emplace_back(std::move(whole), 0);
    for (std::size_t at = 0; at < waiting.size(); ++at) {
        auto const [alternative, taken] = waiting[at];
        auto const choices = alternative.schema.choices();
        if (taken == choices.size() || waiting.size() + choices[taken].first->size() > most) {
            done.push_back(alternative);
            continue;
        }
        auto const& [list, pointer] = choices[taken];
        for (std::size_t index = 0; index < list->size(); ++index) {
            schema_alternative next = alternative;
            next.pointer = child(pointer, index);
            if (auto const* const box = std::get_if<boxed<schema_document>>(&(*list)[index]); box != nullptr && (*box)->ref)
                next.identity += *(*box)->ref + ' ';
            next.schema.add(document, {&(*list)[index], next.pointer});
            waiting.emplace_back(std::move(next), taken + 1);
        }
    }
    // An alternative that takes null alone is the null of the others: "anyOf": [X, {"type": "null"}] is X, or null.
    auto const is_null = [](schema_alternative const& each) { return each.schema.types() == null_type; };
    if (done.size() > 1 && std::any_of(done.begin(), done.end(), is_null) && !std::all_of(done.begin(), done.end(), is_null)) {
        std::erase_if(done, is_null);
        for (schema_alternative& each : done)
            each.schema.takes_null = true;
    }
    return done;
}

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/detail/limit_drift.hpp
#ifndef VOUCH_OPENAPI_DETAIL_LIMIT_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_LIMIT_DRIFT_HPP

#include <set>

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares what two schemas say of a value itself: types, listed values, formats, bounds.
class limit_drift {
protected:
    void compare_limits(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_types(before, after, side);
        compare_values(before, after, side);
        compare_texts(before, after, side);
        compare_bounds(before, after, side);
        compare_counts(before, after, side);
    }

    // A keyword that is a boolean, which tightens where it is true.
    template <auto Member>
    void compare_flag(flat_schema const& before, flat_schema const& after, change_class kind, std::string_view keyword,
                      std::string_view subject, message_side side)
    {
        bool const was = before.is_true<Member>(), is = after.is_true<Member>();
        if (was == is)
            return;
        flat_schema const& holder = was ? before : after;
        turn const change = kind == change_class::deprecation ? turn::neutral : is ? turn::tightened : turn::loosened;
        log_.add(holder.where<Member>(keyword), kind, change, side,
                 std::string(subject).append(is ? " is now " : " is no longer ").append(words_of_flag(keyword)));
    }
    static auto words_of_flag(std::string_view keyword) -> std::string_view
    {
        return keyword == "uniqueItems" ? "required to have different items" : keyword;
    }

    // One text for each number and string, however it is written.
    static auto normal(raw_json const& value) -> std::string
    {
        if (auto const number = value.as<decimal>()) {
            std::string digits = number->coefficient();
            auto exponent = -static_cast<long>(number->scale());
            for (; digits.size() > 1 && digits.ends_with('0'); digits.pop_back())
                ++exponent;
            return (number->is_negative() ? "-" : "") + digits + 'e' + (digits == "0" ? "0" : std::to_string(exponent));
        }
        auto const text = value.as<std::string>();
        return text ? '"' + *text + '"' : value.text();
    }

    change_log log_;

private:
    void compare_types(flat_schema const& before, flat_schema const& after, message_side side)
    {
        type_set const was = before.types(), is = after.types();
        if (was == is)
            return;
        bool const was_told =
            std::any_of(before.parts.begin(), before.parts.end(), [](auto const& part) { return part->type.has_value(); });
        log_.add((was_told || after.parts.empty() ? before : after).template where<&schema_document::type>("type"),
                 change_class::type, turn_between((is & was) == was, (is & was) == is), side,
                 "the type was " + words_of(was) + " and is now " + words_of(is));
    }

    // ---- enum, const

    struct listed_value {
        std::string text; // two texts of the same number or string are equal
        std::string pointer;
    };
    struct listed_values {
        bool any = true; // there is no list
        std::vector<listed_value> values{};
        std::string pointer{};

        auto contains(std::string_view text) const -> bool
        {
            return any || std::any_of(values.begin(), values.end(), [&](listed_value const& each) { return each.text == text; });
        }
        void keep(std::vector<listed_value> other, std::string where)
        {
            if (any)
                values = std::move(other), pointer = std::move(where), any = false;
            else
                std::erase_if(values, [&](listed_value const& value) {
                    return std::none_of(other.begin(), other.end(), [&](auto const& each) { return each.text == value.text; });
                });
        }
    };
    static auto values_of(flat_schema const& schema) -> listed_values
    {
        listed_values found;
        for (auto const& part : schema.parts) {
            if (part->enum_) {
                std::vector<listed_value> values;
                std::string const where = child(part.pointer, "enum");
                for (std::size_t index = 0; index < part->enum_->size(); ++index)
                    values.push_back({normal((*part->enum_)[index]), child(where, index)});
                found.keep(std::move(values), where);
            }
            if (part->const_) {
                std::string const where = child(part.pointer, "const");
                found.keep({{part->const_->is_null() ? "null" : normal(**part->const_), where}}, where);
            }
        }
        if (schema.takes_null && !found.contains("null"))
            found.values.push_back({"null", found.pointer});
        return found;
    }
    void compare_values(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const was = values_of(before), is = values_of(after);
        if (was.any && is.any)
            return;
        if (was.any || is.any) {
            log_.add(was.any ? is.pointer : was.pointer, change_class::value, was.any ? turn::tightened : turn::loosened, side,
                     was.any ? "only listed values are valid now" : "values are no longer listed");
            return;
        }
        for (listed_value const& value : was.values)
            if (!is.contains(value.text))
                log_.add(value.pointer, change_class::value, turn::tightened, side, "the value was removed: " + value.text);
        for (listed_value const& value : is.values)
            if (!was.contains(value.text))
                log_.add(value.pointer, change_class::value, turn::loosened, side, "the value was added: " + value.text);
    }

    // ---- keywords whose texts are compared: format, pattern, the encoding of content

    template <auto Member>
    static auto texts_of(flat_schema const& schema) -> std::set<std::string>
    {
        std::set<std::string> found;
        for (auto const& part : schema.parts)
            if (auto const& text = (*part).*Member; text)
                found.insert(*text);
        return found;
    }
    template <auto Member>
    void compare_text(flat_schema const& before, flat_schema const& after, change_class kind, std::string_view keyword,
                      message_side side)
    {
        auto const was = texts_of<Member>(before), is = texts_of<Member>(after);
        if (was == is)
            return;
        turn change = turn_between(std::includes(was.begin(), was.end(), is.begin(), is.end()),
                                   std::includes(is.begin(), is.end(), was.begin(), was.end()));
        if (was.size() == 1 && is.size() == 1)
            change = turn_of_formats(*was.begin(), *is.begin());
        log_.add(was.empty() ? after.where<Member>(keyword) : before.where<Member>(keyword), kind, change, side,
                 std::string(keyword).append(was.empty()  ? " was added: " + *is.begin()
                                             : is.empty() ? " was removed: " + *was.begin()
                                                          : " was " + *was.begin() + " and is now " + *is.begin()));
    }
    // Formats of numbers of which one contains the other.
    static auto turn_of_formats(std::string_view was, std::string_view is) -> turn
    {
        auto const widens = [](std::string_view from, std::string_view to) {
            return (from == "int32" && to == "int64") || (from == "float" && to == "double");
        };
        return widens(was, is) ? turn::loosened : widens(is, was) ? turn::tightened : turn::broken;
    }
    void compare_texts(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_text<&schema_document::format>(before, after, change_class::type, "format", side);
        compare_text<&schema_document::content_encoding>(before, after, change_class::type, "contentEncoding", side);
        compare_text<&schema_document::content_media_type>(before, after, change_class::type, "contentMediaType", side);
        compare_text<&schema_document::pattern>(before, after, change_class::constraint, "pattern", side);
    }

    // ---- bounds

    struct number_bound {
        decimal number{};
        bool exclusive = false;
        std::string pointer{};
    };
    // The bound that counts: the least upper one, or the greatest lower one.
    static auto bound_of(flat_schema const& schema, bool upper) -> std::optional<number_bound>
    {
        std::optional<number_bound> found;
        auto const keep = [&](number_bound bound) {
            if (!found || is_tighter(bound, *found, upper))
                found = std::move(bound);
        };
        for (auto const& part : schema.parts) {
            auto const& bound = upper ? part->maximum : part->minimum;
            auto const& exclusive = upper ? part->exclusive_maximum : part->exclusive_minimum;
            auto const* const number = exclusive ? std::get_if<decimal>(&*exclusive) : nullptr;
            if (bound) // OpenAPI 3.0 says true beside a bound that is exclusive
                keep({*bound, exclusive == openapi_model::exclusive_bound(true),
                      child(part.pointer, upper ? "maximum" : "minimum")});
            if (number != nullptr)
                keep({*number, true, child(part.pointer, upper ? "exclusiveMaximum" : "exclusiveMinimum")});
        }
        return found;
    }
    static auto is_tighter(number_bound const& left, number_bound const& right, bool upper) -> bool
    {
        if (left.number == right.number)
            return left.exclusive && !right.exclusive;
        return (left.number < right.number) == upper;
    }
    void compare_bounds(flat_schema const& before, flat_schema const& after, message_side side)
    {
        for (bool const upper : {true, false}) {
            auto const was = bound_of(before, upper), is = bound_of(after, upper);
            bool const tighter = is && (!was || is_tighter(*is, *was, upper));
            bool const looser = was && (!is || is_tighter(*was, *is, upper));
            if (!tighter && !looser)
                continue;
            auto const words = [](std::optional<number_bound> const& bound) {
                return bound ? bound->number.text() + (bound->exclusive ? " (exclusive)" : "") : std::string("none");
            };
            log_.add(was ? was->pointer : is->pointer, change_class::constraint, tighter ? turn::tightened : turn::loosened, side,
                     (upper ? "the maximum was " : "the minimum was ") + words(was) + " and is now " + words(is));
        }
        compare_multiples(before, after, side);
    }
    void compare_multiples(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const divisors_of = [](flat_schema const& schema) {
            std::vector<decimal> found;
            for (auto const& part : schema.parts)
                if (part->multiple_of)
                    found.push_back(*part->multiple_of);
            return found;
        };
        auto const was = divisors_of(before), is = divisors_of(after);
        auto const holds_all = [](std::vector<decimal> const& all, std::vector<decimal> const& some) {
            return std::all_of(some.begin(), some.end(),
                               [&](decimal const& each) { return std::find(all.begin(), all.end(), each) != all.end(); });
        };
        if (turn const change = turn_between(holds_all(was, is), holds_all(is, was)); change != turn::neutral)
            log_.add((was.empty() ? after : before).where<&schema_document::multiple_of>("multipleOf"), change_class::constraint,
                     change, side, "multipleOf changed");
    }

    template <auto Member>
    void compare_count(flat_schema const& before, flat_schema const& after, std::string_view keyword, message_side side)
    {
        constexpr std::uint64_t none = UINT64_MAX;
        bool const upper = keyword.starts_with("max");
        auto const count_of = [&](flat_schema const& schema) {
            std::uint64_t count = upper ? none : 0;
            for (auto const& part : schema.parts)
                if (auto const& own = (*part).*Member; own)
                    count = upper ? (std::min)(count, *own) : (std::max)(count, *own);
            return count;
        };
        std::uint64_t const was = count_of(before), is = count_of(after);
        if (was == is)
            return;
        auto const words = [&](std::uint64_t count) { return count == none ? std::string("none") : std::to_string(count); };
        log_.add((was == (upper ? none : 0) ? after : before).template where<Member>(keyword), change_class::constraint,
                 (is < was) == upper ? turn::tightened : turn::loosened, side,
                 std::string(keyword) + " was " + words(was) + " and is now " + words(is));
    }
    void compare_counts(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_count<&schema_document::max_length>(before, after, "maxLength", side);
        compare_count<&schema_document::min_length>(before, after, "minLength", side);
        compare_count<&schema_document::max_items>(before, after, "maxItems", side);
        compare_count<&schema_document::min_items>(before, after, "minItems", side);
        compare_count<&schema_document::max_properties>(before, after, "maxProperties", side);
        compare_count<&schema_document::min_properties>(before, after, "minProperties", side);
        compare_flag<&schema_document::unique_items>(before, after, change_class::constraint, "uniqueItems", "the array", side);
    }
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/detail/schema_drift.hpp
#ifndef VOUCH_OPENAPI_DETAIL_SCHEMA_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_SCHEMA_DRIFT_HPP

#include <deque>

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares schemas of two documents.
class schema_drift : protected limit_drift {
public:
    schema_drift(openapi_document const& before, openapi_document const& after) : before_(before), after_(after) {}

    void compare(schema_places const& before, schema_places const& after, message_side side)
    {
        if (tries_ != 0 && !log_.empty())
            return; // they differ
        auto const [entry, is_new] = visited_.insert({addresses_of(before, after), side});
        if (!is_new)
            return; // a recursive schema
        if (tries_ != 0)
            tried_.push_back(entry);
        waiting_.push_back({before, after, side});
        constexpr int most_levels = 100; // schemas that refer to each other in a chain may be many: the rest waits
        if (levels_ == most_levels)
            return;
        ++levels_;
        compare_waiting(waiting_.size() - 1);
        if (levels_ == 1)
            compare_all_waiting();
        --levels_;
    }

protected:
    references const before_;
    references const after_;

private:
    using schema_address = std::vector<void const*>;
    struct schema_pair {
        schema_places before;
        schema_places after;
        message_side side;
    };

    void compare_waiting(std::size_t index)
    {
        auto const [before, after, side] = std::move(waiting_[index]);
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(index));
        auto const old = alternatives_of(before_, before);
        auto const now = alternatives_of(after_, after);
        if (old.size() == 1 && now.size() == 1)
            return compare_flat(old.front().schema, now.front().schema, side);
        compare_alternatives(old, now, side);
    }

    void compare_all_waiting()
    {
        while (!waiting_.empty() && (tries_ == 0 || log_.empty()))
            compare_waiting(0);
    }

    static auto addresses_of(schema_places const& before, schema_places const& after) -> schema_address
    {
        schema_address found;
        for (auto const& schema : before)
            found.push_back(schema.object);
        found.push_back(nullptr);
        for (auto const& schema : after)
            found.push_back(schema.object);
        return found;
    }

    // Which alternatives are the same one: those that are the same component, that have the same tag, that stand in the same
    // place, that take the same kinds of values, that do not differ.
    void compare_alternatives(std::vector<schema_alternative> const& old, std::vector<schema_alternative> const& now,
                              message_side side)
    {
        std::vector<std::size_t> partners(old.size(), now.size());
        std::vector<bool> taken(now.size(), false);
        auto const pair_up = [&](auto const& belong) {
            for (std::size_t left = 0; left < old.size(); ++left)
                for (std::size_t right = 0; right < now.size() && partners[left] == now.size(); ++right)
                    if (!taken[right] && belong(left, right)) {
                        partners[left] = right;
                        taken[right] = true;
                    }
        };
        auto const old_facts = facts_of(old), now_facts = facts_of(now);
        auto const has_name = [&](std::size_t left, std::size_t right) {
            return !old[left].identity.empty() && !now[right].identity.empty();
        };
        auto const have_same_types = [&](std::size_t left, std::size_t right) {
            return old_facts[left].types == now_facts[right].types;
        };
        auto const do_not_differ = [&](std::size_t left, std::size_t right) {
            return have_same_types(left, right) && are_same(old[left].schema, now[right].schema, side);
        };
        pair_up([&](std::size_t left, std::size_t right) {
            return has_name(left, right) && old[left].identity == now[right].identity;
        });
        pair_up([&](std::size_t left, std::size_t right) {
            return !old_facts[left].tags.empty() && old_facts[left].tags == now_facts[right].tags;
        });
        pair_up([&](std::size_t left, std::size_t right) {
            return old[left].pointer == now[right].pointer && old[left].identity.empty() && now[right].identity.empty() &&
                   have_same_types(left, right);
        });
        pair_up([&](std::size_t left, std::size_t right) { return !has_name(left, right) && have_same_types(left, right); });
        // Most renamed components stand where they stood.
        pair_up([&](std::size_t left, std::size_t right) { return left == right && do_not_differ(left, right); });
        pair_up([&](std::size_t left, std::size_t right) { return left != right && do_not_differ(left, right); });
        for (std::size_t index = 0; index < old.size(); ++index)
            if (partners[index] < now.size())
                compare_flat(old[index].schema, now[partners[index]].schema, side);
            else
                log_.add(old[index].pointer, change_class::type, turn::tightened, side, "the alternative was removed");
        for (std::size_t index = 0; index < now.size(); ++index)
            if (!taken[index])
                log_.add(now[index].pointer, change_class::type, turn::loosened, side, "the alternative was added");
    }

    using tag_set = std::set<std::pair<std::string, std::string>>;
    struct alternative_facts {
        tag_set tags;
        type_set types;
    };
    static auto facts_of(std::vector<schema_alternative> const& alternatives) -> std::vector<alternative_facts>
    {
        std::vector<alternative_facts> found;
        for (schema_alternative const& alternative : alternatives)
            found.push_back({tags_of(alternative.schema), alternative.schema.types()});
        return found;
    }

    // The members that have one value, and that value.
    static auto tags_of(flat_schema const& schema) -> tag_set
    {
        tag_set tags;
        for (auto const& part : schema.parts)
            if (part->properties)
                for (auto const& [name, member] : *part->properties)
                    if (auto const* const box = std::get_if<boxed<schema_document>>(&member); box != nullptr) {
                        if ((*box)->const_ && !(*box)->const_->is_null())
                            tags.emplace(name, normal(**(*box)->const_));
                        else if ((*box)->enum_ && (*box)->enum_->size() == 1)
                            tags.emplace(name, normal((*box)->enum_->front()));
                    }
        return tags;
    }

    // Whether a comparison finds no change, deprecation aside. What is being compared already counts as the same, so that
    // recursion ends. Tries multiply where alternatives stand inside alternatives, so their number is bounded: what is not tried
    // differs.
    auto are_same(flat_schema const& before, flat_schema const& after, message_side side) -> bool
    {
        constexpr int most_tries_inside_each_other = 2;
        if (tries_ >= most_tries_inside_each_other || tries_left_ == 0)
            return false;
        --tries_left_;
        return finds_no_change([&] { compare_flat(before, after, side); });
    }
    // The same for schemas inside `not` and the like, where a change that is listed already may break somebody else: only pairs
    // of `same_` count as the same.
    auto are_same(schema_places const& before, schema_places const& after, message_side side) -> bool
    {
        if (tries_whole_) {
            compare(before, after, side);
            return log_.empty();
        }
        tries_whole_ = true;
        std::swap(visited_, same_);
        bool const same = finds_no_change([&] { compare(before, after, side); }, true);
        std::swap(visited_, same_);
        tries_whole_ = false;
        return same;
    }
    template <class Compare>
    auto finds_no_change(Compare const& compare_them, bool keeps_visited = false) -> bool
    {
        auto log = std::exchange(log_, {});
        auto waiting = std::exchange(waiting_, {});
        auto tried = std::exchange(tried_, {});
        ++tries_;
        compare_them();
        compare_all_waiting();
        --tries_;
        bool const same = log_.empty();
        if (!same || !keeps_visited)
            for (auto const entry : tried_)
                visited_.erase(entry);
        tried_ = std::move(tried);
        waiting_ = std::move(waiting);
        log_ = std::move(log);
        return same;
    }

    void compare_flat(flat_schema const& before, flat_schema const& after, message_side side)
    {
        if (before.unresolved != after.unresolved)
            log_.add(before.unresolved.empty() ? after.unresolved_pointer : before.unresolved_pointer, change_class::type,
                     turn::broken, side, "the schema outside of this document is another one");
        compare_limits(before, after, side);
        compare_members(before, after, side);
        compare_subschemas(before, after, side);
        compare_rest(before, after, side);
        if (tries_ == 0)
            compare_flag<&schema_document::deprecated>(before, after, change_class::deprecation, "deprecated", "the schema",
                                                       side);
    }

    // ---- members

    struct object_member {
        std::string name;
        schema_places schemas{};
        bool required = false;
        std::string required_pointer{}; // where a list of required names has it
    };
    // The members that stand in a message: read-only ones not in a request, write-only ones not in a response. A member that is
    // required and nowhere declared is one that may be anything.
    static auto members_of_message(references const& document, flat_schema const& schema, message_side side)
        -> std::vector<object_member>
    {
        std::vector<object_member> found;
        ordered_map<std::size_t> indexes;
        auto const member_named = [&](std::string const& name) -> object_member& {
            auto const [entry, is_new] = indexes.try_emplace(name, found.size());
            if (is_new)
                found.push_back({name});
            return found[entry->second];
        };
        for (auto const& part : schema.parts)
            if (part->properties)
                for (auto const& [name, member] : *part->properties)
                    member_named(name).schemas.push_back({&member, child(child(part.pointer, "properties"), name)});
        for (auto const& part : schema.parts)
            if (part->required)
                for (std::size_t index = 0; index < part->required->size(); ++index) {
                    object_member& member = member_named((*part->required)[index]);
                    member.required = true;
                    member.required_pointer = child(child(part.pointer, "required"), index);
                }
        std::erase_if(found, [&](object_member const& member) {
            auto const flat = flatten(document, member.schemas);
            return side.is_request ? flat.is_true<&schema_document::read_only>() : flat.is_true<&schema_document::write_only>();
        });
        return found;
    }
    static auto pointer_of(object_member const& member) -> std::string const&
    {
        return member.schemas.empty() ? member.required_pointer : member.schemas.front().pointer;
    }
    static auto find_member(std::vector<object_member> const& members, std::string_view name) -> object_member const*
    {
        auto const found = std::find_if(members.begin(), members.end(), [&](auto const& each) { return each.name == name; });
        return found == members.end() ? nullptr : &*found;
    }
    static auto takes_no_others(flat_schema const& schema) -> bool
    {
        return std::any_of(schema.parts.begin(), schema.parts.end(), [](auto const& part) {
            openapi_model::schema_or_boolean const nothing(false);
            return part->additional_properties == nothing || part->unevaluated_properties == nothing;
        });
    }
    void compare_members(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const was = members_of_message(before_, before, side);
        auto const is = members_of_message(after_, after, side);
        for (object_member const& member : was) {
            object_member const* const now = find_member(is, member.name);
            if (now == nullptr && member.schemas.empty()) { // it may still be there
                log_.add(pointer_of(member), change_class::requirement, turn::loosened, side, "the member is no longer required");
            } else if (now == nullptr) {
                log_.add(pointer_of(member), change_class::member, turn::broken, side, "the member was removed");
            } else {
                if (now->required != member.required)
                    log_.add(pointer_of(member), change_class::requirement, now->required ? turn::tightened : turn::loosened,
                             side, now->required ? "the member is now required" : "the member is no longer required");
                if (member.schemas.empty() == now->schemas.empty())
                    compare(member.schemas, now->schemas, side);
            }
        }
        bool const was_closed = takes_no_others(before);
        for (object_member const& member : is)
            if (find_member(was, member.name) == nullptr) {
                turn const change = side.user_sends() ? (member.required ? turn::tightened : turn::neutral)
                                                      : (was_closed ? turn::loosened : turn::neutral);
                log_.add(pointer_of(member), change_class::member, change, side,
                         member.required ? "a required member was added" : "an optional member was added");
            }
    }

    // ---- schemas inside a schema

    // A keyword that holds a schema. Where it is absent, anything is valid.
    template <auto Member>
    void compare_subschema(flat_schema const& before, flat_schema const& after, std::string_view keyword, message_side side)
    {
        compare_limiting(before.subschemas<Member>(keyword), after.subschemas<Member>(keyword), keyword, side);
    }
    void compare_limiting(schema_places const& was, schema_places const& is, std::string_view keyword, message_side side)
    {
        bool const was_any = takes_anything(flatten(before_, was)), is_any = takes_anything(flatten(after_, is));
        if (was_any && is_any)
            return compare(was, is, side); // one of them may be deprecated
        if ((was.empty() && !is_any) || (is.empty() && !was_any)) {
            log_.add(was.empty() ? is.front().pointer : was.front().pointer, change_class::constraint,
                     was.empty() ? turn::tightened : turn::loosened, side,
                     std::string(keyword).append(was.empty() ? " now limits what is valid" : " no longer limits what is valid"));
            return;
        }
        // An object that takes no other members, and one that takes some.
        openapi_model::schema_or_boolean const nothing(false);
        bool const was_closed = *was.front() == nothing, is_closed = *is.front() == nothing;
        if (was_closed != is_closed)
            log_.add(was.front().pointer, change_class::constraint, is_closed ? turn::tightened : turn::loosened, side,
                     std::string(keyword).append(is_closed ? " now takes nothing" : " now takes something"));
        else
            compare(was, is, side);
    }
    void compare_subschemas(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_subschema<&schema_document::items>(before, after, "items", side);
        compare_subschema<&schema_document::additional_properties>(before, after, "additionalProperties", side);
        compare_subschema<&schema_document::property_names>(before, after, "propertyNames", side);
        compare_subschema<&schema_document::unevaluated_items>(before, after, "unevaluatedItems", side);
        compare_subschema<&schema_document::unevaluated_properties>(before, after, "unevaluatedProperties", side);
    }

    // The items at the start of an array. Where a schema has none at an index, its `items` count.
    void compare_prefix_items(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const size_of = [](flat_schema const& schema) {
            std::size_t size = 0;
            for (auto const& part : schema.parts)
                if (part->prefix_items)
                    size = (std::max)(size, part->prefix_items->size());
            return size;
        };
        auto const items_at = [](flat_schema const& schema, std::size_t index) {
            schema_places found;
            openapi_model::schema_or_boolean const anything(true);
            for (auto const& part : schema.parts)
                if (part->prefix_items && index < part->prefix_items->size()) {
                    if (auto const& item = (*part->prefix_items)[index]; item != anything)
                        found.push_back({&item, child(child(part.pointer, "prefixItems"), index)});
                } else if (part->items && *part->items != anything) {
                    found.push_back({&*part->items, child(part.pointer, "items")});
                }
            return found;
        };
        std::size_t const size = (std::max)(size_of(before), size_of(after));
        for (std::size_t index = 0; index < size; ++index)
            compare_limiting(items_at(before, index), items_at(after, index), "prefixItems", side);
    }

    // A keyword that is only compared as a whole.
    template <auto Member>
    void compare_whole(flat_schema const& before, flat_schema const& after, std::string_view keyword, message_side side)
    {
        auto const holders = [](flat_schema const& schema) {
            auto parts = schema.parts;
            std::erase_if(parts, [](auto const& part) { return !((*part).*Member); });
            return parts;
        };
        auto const was = holders(before), is = holders(after);
        if (std::equal(was.begin(), was.end(), is.begin(), is.end(), [&](auto const& left, auto const& right) {
                return are_same_values(*((*left).*Member), *((*right).*Member), child(left.pointer, keyword),
                                       child(right.pointer, keyword), side);
            }))
            return;
        turn const change = was.empty() ? turn::tightened : is.empty() ? turn::loosened : turn::broken;
        log_.add((was.empty() ? after : before).template where<Member>(keyword), change_class::constraint, change, side,
                 std::string(keyword).append(was.empty()  ? " was added"
                                             : is.empty() ? " was removed"
                                                          : " changed"));
    }
    // The values of such a keyword: a schema, schemas by name, or what holds no schema.
    template <class Value>
    auto are_same_values(Value const& before, Value const& after, std::string const&, std::string const&, message_side) -> bool
    {
        return before == after;
    }
    auto are_same_values(openapi_model::schema_or_boolean const& before, openapi_model::schema_or_boolean const& after,
                         std::string const& before_pointer, std::string const& after_pointer, message_side side) -> bool
    {
        return are_same(schema_places{{&before, before_pointer}}, schema_places{{&after, after_pointer}}, side);
    }
    auto are_same_values(ordered_map<openapi_model::schema_or_boolean> const& before,
                         ordered_map<openapi_model::schema_or_boolean> const& after, std::string const& before_pointer,
                         std::string const& after_pointer, message_side side) -> bool
    {
        return before.size() == after.size() && std::all_of(before.begin(), before.end(), [&](auto const& entry) {
                   auto const found = after.find(entry.first);
                   return found != after.end() && are_same_values(entry.second, found->second, child(before_pointer, entry.first),
                                                                  child(after_pointer, entry.first), side);
               });
    }
    void compare_rest(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_whole<&schema_document::not_>(before, after, "not", side);
        compare_whole<&schema_document::if_>(before, after, "if", side);
        compare_whole<&schema_document::then>(before, after, "then", side);
        compare_whole<&schema_document::else_>(before, after, "else", side);
        compare_prefix_items(before, after, side);
        compare_whole<&schema_document::contains>(before, after, "contains", side);
        compare_whole<&schema_document::min_contains>(before, after, "minContains", side);
        compare_whole<&schema_document::max_contains>(before, after, "maxContains", side);
        compare_whole<&schema_document::pattern_properties>(before, after, "patternProperties", side);
        compare_whole<&schema_document::dependent_schemas>(before, after, "dependentSchemas", side);
        compare_whole<&schema_document::dependent_required>(before, after, "dependentRequired", side);
        compare_whole<&schema_document::content_schema>(before, after, "contentSchema", side);
        compare_discriminators(before, after, side);
    }
    // Where the tag stands. Its values are compared with the alternatives.
    void compare_discriminators(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const tag_of = [](flat_schema const& schema) -> std::string const* {
            for (auto const& part : schema.parts)
                if (part->discriminator)
                    return &part->discriminator->property_name;
            return nullptr;
        };
        std::string const *const was = tag_of(before), *const is = tag_of(after);
        if (was != nullptr && is != nullptr && *was != *is)
            log_.add(before.where<&schema_document::discriminator>("discriminator"), change_class::type, turn::broken, side,
                     "the discriminator is another member");
    }

    using pair_set = std::set<std::pair<schema_address, message_side>>;

    pair_set visited_;
    pair_set same_;                         // in which no change was found
    std::vector<pair_set::iterator> tried_; // of `visited_`, those that the present try has put there
    std::deque<schema_pair> waiting_;
    int levels_ = 0;           // of `compare`, inside each other
    int tries_ = 0;            // of `are_same`, inside each other
    int tries_left_ = 10'000;  // of alternatives
    bool tries_whole_ = false; // compares what stands inside `not` and the like
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/detail/operation_drift.hpp
#ifndef VOUCH_OPENAPI_DETAIL_OPERATION_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_OPERATION_DRIFT_HPP

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares what two documents say of the messages of one operation.
class operation_drift : protected schema_drift {
protected:
    using schema_drift::schema_drift;

    using content_map = std::optional<ordered_map<openapi_model::media_type>>;

    // A boolean of an object, which tightens where it is true.
    void compare_required(std::optional<bool> was, std::optional<bool> is, std::string const& pointer, std::string_view subject,
                          message_side side)
    {
        if (was.value_or(false) != is.value_or(false))
            log_.add(child(pointer, "required"), change_class::requirement, is.value_or(false) ? turn::tightened : turn::loosened,
                     side, std::string(subject).append(is.value_or(false) ? " is now required" : " is no longer required"));
    }
    void compare_deprecated(std::optional<bool> was, std::optional<bool> is, std::string const& pointer, std::string_view subject,
                            message_side side)
    {
        if (was.value_or(false) != is.value_or(false))
            log_.add(child(pointer, "deprecated"), change_class::deprecation, turn::neutral, side,
                     std::string(subject).append(is.value_or(false) ? " is now deprecated" : " is no longer deprecated"));
    }

    void compare_parameters(parameter_list const& before, parameter_list const& after, message_side side)
    {
        for (listed_parameter const& old : before)
            if (auto const now = find_parameter(after, old.key); now != nullptr)
                compare_parameter(old, *now, side);
            else
                log_.add(old.object.pointer, change_class::parameter, turn::broken, side, "the parameter was removed");
        for (listed_parameter const& now : after)
            if (find_parameter(before, now.key) == nullptr) {
                bool const required = now.object->required.value_or(false);
                log_.add(now.object.pointer, change_class::parameter, required ? turn::tightened : turn::neutral, side,
                         required ? "a required parameter was added" : "an optional parameter was added");
            }
    }

    void compare_bodies(place<openapi_model::request_body> const& before, place<openapi_model::request_body> const& after,
                        message_side side)
    {
        if (before && after) {
            compare_required(before->required, after->required, before.pointer, "the body", side);
            compare_contents(before->content, after->content, before.pointer, after.pointer, side);
        } else if (before) {
            log_.add(before.pointer, change_class::parameter, turn::broken, side, "the request body was removed");
        } else if (after) {
            bool const required = after->required.value_or(false);
            log_.add(after.pointer, change_class::parameter, required ? turn::tightened : turn::neutral, side,
                     required ? "a required request body was added" : "an optional request body was added");
        }
    }

    void compare_responses(place<openapi_model::response_map> const& before, place<openapi_model::response_map> const& after,
                           message_side side)
    {
        for (auto const& [status, value] : *before)
            if (auto const old = response_at(before_, before, status)) {
                if (auto const now = response_for(after_, after, status))
                    compare_response(old, now, side);
                else
                    log_.add(child(before.pointer, status), change_class::status, is_error(status) ? turn::neutral : turn::broken,
                             side, "the status was removed");
            }
        for (auto const& [status, value] : *after)
            if (before->find(status) == before->end())
                if (auto const now = response_at(after_, after, status)) {
                    auto const old = response_for(before_, before, status);
                    if (old)
                        compare_response(old, now, side);
                    log_.add(child(after.pointer, status), change_class::status,
                             old || is_error(status) ? turn::neutral : turn::loosened, side, "the status was added");
                }
    }

private:
    void compare_parameter(listed_parameter const& before, listed_parameter const& after, message_side side)
    {
        place<openapi_model::parameter> const &old = before.object, &now = after.object;
        compare_required(old->required, now->required, old.pointer, "the parameter", side);
        if (old->in == "query") {
            bool const was_empty = old->allow_empty_value.value_or(false), is_empty = now->allow_empty_value.value_or(false);
            if (was_empty != is_empty)
                log_.add(child(old.pointer, "allowEmptyValue"), change_class::type, is_empty ? turn::loosened : turn::tightened,
                         side, is_empty ? "the value may now be empty" : "the value may no longer be empty");
            if (old->allow_reserved.value_or(false) != now->allow_reserved.value_or(false))
                log_.add(old.pointer, change_class::type, turn::broken, side, "the value is written in another way");
        }
        compare_value({old.object, old.pointer}, {now.object, now.pointer}, side, "the parameter", before.default_style());
    }

    // What parameters and headers have in common.
    void compare_value(place<openapi_model::parameter_base> const& before, place<openapi_model::parameter_base> const& after,
                       message_side side, std::string_view subject, std::string_view default_style)
    {
        compare_deprecated(before->deprecated, after->deprecated, before.pointer, subject, side);
        auto const style_of = [&](auto const& object) { return object->style.value_or(std::string(default_style)); };
        auto const explodes = [&](auto const& object) { return object->explode.value_or(style_of(object) == "form"); };
        if (style_of(before) != style_of(after) || explodes(before) != explodes(after) ||
            before->content.has_value() != after->content.has_value())
            log_.add(before.pointer, change_class::type, turn::broken, side, "the value is written in another way");
        else if (before->content)
            compare_contents(before->content, after->content, before.pointer, after.pointer, side);
        else
            compare(schemas_in(before), schemas_in(after), side);
    }

    template <class Object>
    static auto schemas_in(place<Object> const& holder) -> schema_places
    {
        if (!holder->schema)
            return {};
        return {{&*holder->schema, child(holder.pointer, "schema")}};
    }

    void compare_contents(content_map const& before, content_map const& after, std::string const& before_pointer,
                          std::string const& after_pointer, message_side side)
    {
        ordered_map<openapi_model::media_type> const none;
        auto const& was = before ? *before : none;
        auto const& is = after ? *after : none;
        std::string const was_in = child(before_pointer, "content"), is_in = child(after_pointer, "content");
        auto const find = [](auto const& map, std::string_view name) {
            return std::find_if(map.begin(), map.end(),
                                [&](auto const& entry) { return equals_ignoring_case(entry.first, name); });
        };
        for (auto const& [name, old] : was) {
            std::string const pointer = child(was_in, name);
            auto const now = find(is, name);
            if (now == is.end()) {
                log_.add(pointer, change_class::media_type, turn::broken, side, "the media type was removed");
                continue;
            }
            compare(schemas_in(place<openapi_model::media_type>{&old, pointer}),
                    schemas_in(place<openapi_model::media_type>{&now->second, child(is_in, now->first)}), side);
            if (old.encoding != now->second.encoding)
                log_.add(child(pointer, "encoding"), change_class::type, turn::broken, side,
                         "the parts are written in another way");
        }
        for (auto const& [name, now] : is)
            if (find(was, name) == was.end())
                log_.add(child(is_in, name), change_class::media_type, turn::neutral, side, "a media type was added");
    }

    // ---- responses

    static auto is_error(std::string_view status) -> bool
    {
        return status.starts_with('4') || status.starts_with('5') || status == "default";
    }
    // The response that a document has under this name; none for an extension, or a reference to nothing.
    static auto response_at(references const& document, place<openapi_model::response_map> const& responses,
                            std::string_view status) -> place<openapi_model::response>
    {
        auto const entry = responses->find(status);
        if (entry == responses->end() || status.starts_with("x-"))
            return {};
        return document.resolve(place<openapi_model::response>{object_in(entry->second), child(responses.pointer, status)});
    }
    // The response that counts for a status: its own, that of its range, or the default.
    static auto response_for(references const& document, place<openapi_model::response_map> const& responses,
                             std::string_view status) -> place<openapi_model::response>
    {
        for (std::string const& name : {std::string(status), std::string(status.substr(0, 1)) + "XX", std::string("default")})
            if (auto const found = response_at(document, responses, name))
                return found;
        return {};
    }

    void compare_response(place<openapi_model::response> const& before, place<openapi_model::response> const& after,
                          message_side side)
    {
        compare_headers(before, after, side);
        compare_contents(before->content, after->content, before.pointer, after.pointer, side);
    }

    void compare_headers(place<openapi_model::response> const& before, place<openapi_model::response> const& after,
                         message_side side)
    {
        auto const headers_of = [](references const& document, place<openapi_model::response> const& response) {
            std::vector<std::pair<std::string_view, place<openapi_model::header>>> found;
            if (response->headers)
                for (auto const& [name, header] : *response->headers)
                    if (auto const target = document.resolve(
                            place<openapi_model::header>{&header, child(child(response.pointer, "headers"), name)}))
                        found.emplace_back(name, target);
            return found;
        };
        auto const was = headers_of(before_, before), is = headers_of(after_, after);
        auto const find = [](auto const& headers, std::string_view name) {
            return std::find_if(headers.begin(), headers.end(),
                                [&](auto const& header) { return equals_ignoring_case(header.first, name); });
        };
        for (auto const& [name, old] : was) {
            auto const found = find(is, name);
            if (found == is.end()) {
                log_.add(old.pointer, change_class::parameter, turn::broken, side, "the header was removed");
                continue;
            }
            auto const& now = found->second;
            compare_required(old->required, now->required, old.pointer, "the header", side);
            compare_value({old.object, old.pointer}, {now.object, now.pointer}, side, "the header", "simple");
        }
        for (auto const& [name, now] : is)
            if (find(was, name) == was.end()) {
                bool const needed = side.user_sends() && now->required.value_or(false);
                log_.add(now.pointer, change_class::parameter, needed ? turn::tightened : turn::neutral, side,
                         "a header was added");
            }
    }
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/detail/security_list.hpp
#ifndef VOUCH_OPENAPI_DETAIL_SECURITY_LIST_HPP
#define VOUCH_OPENAPI_DETAIL_SECURITY_LIST_HPP

// What an operation asks for, as sets of credentials of which one suffices.
namespace vouch::inline VOUCH_ABI::detail::drift {

// Each a scheme, or a scheme and one of its scopes.
using credential_set = std::set<std::string>;

struct security_list {
    std::vector<credential_set> options; // none: nothing is asked for
    std::string pointer;                 // where it stands; empty where nothing is said
};

// A scheme by what it says, not by its name in the document: renaming it is no change.
inline auto identity_of(references const& document, std::string const& name) -> std::string
{
    auto const* const scheme = document.security_scheme(name);
    if (scheme == nullptr)
        return name;
    std::string text = scheme->type.value_or("");
    auto const append = [&](std::optional<std::string> const& part) { text.append(1, '\n').append(part.value_or("")); };
    append(scheme->in);
    append(scheme->name);
    append(scheme->scheme);
    if (scheme->in == "header" || scheme->type == "http") // names of header fields and of schemes have no case
        std::transform(text.begin(), text.end(), text.begin(), [](char byte) { return to_lower(byte); });
    append(scheme->open_id_connect_url);
    if (scheme->flows)
        for (auto const* flow : {&scheme->flows->implicit, &scheme->flows->password, &scheme->flows->client_credentials,
                                 &scheme->flows->authorization_code}) {
            append(*flow ? (**flow).authorization_url : std::nullopt);
            append(*flow ? (**flow).token_url : std::nullopt);
        }
    return text;
}

inline auto security_of(references const& document, openapi_document const& whole,
                        place<openapi_model::operation> const& operation) -> security_list
{
    auto const& requirements = operation->security ? operation->security : whole.security;
    security_list found;
    if (!requirements)
        return found;
    found.pointer = operation->security ? child(operation.pointer, "security") : "/security";
    for (openapi_model::security_requirement const& requirement : *requirements) {
        credential_set& needed = found.options.emplace_back();
        for (auto const& [name, scopes] : requirement) {
            std::string const identity = identity_of(document, name);
            needed.insert(identity);
            for (std::string const& scope : scopes)
                needed.insert(identity + "\n\n" + scope);
        }
    }
    return found;
}

// Whether who has one of the sets `held`, whichever, has one of `asked`.
inline auto all_suffice(std::vector<credential_set> const& held, std::vector<credential_set> const& asked) -> bool
{
    if (asked.empty())
        return true;
    credential_set const none;
    auto const suffices = [&](credential_set const& credentials) {
        return std::any_of(asked.begin(), asked.end(), [&](credential_set const& needed) {
            return std::includes(credentials.begin(), credentials.end(), needed.begin(), needed.end());
        });
    };
    return held.empty() ? suffices(none) : std::all_of(held.begin(), held.end(), suffices);
}

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/detail/document_drift.hpp
#ifndef VOUCH_OPENAPI_DETAIL_DOCUMENT_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_DOCUMENT_DRIFT_HPP

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares two documents.
class document_drift : operation_drift {
public:
    document_drift(openapi_document const& before, openapi_document const& after)
        : operation_drift(before, after), old_(before), now_(after)
    {}

    auto changes() -> std::vector<openapi_change>
    {
        compare_servers(old_.servers, now_.servers, "", client_request);
        openapi_model::path_map const none;
        compare_items(paths_in(before_, {old_.paths ? &*old_.paths : &none, "/paths"}),
                      paths_in(after_, {now_.paths ? &*now_.paths : &none, "/paths"}), client_request);
        compare_webhooks();
        return log_.take(before_.sections());
    }

private:
    using path_item = openapi_model::path_item;
    using server_list = std::optional<std::vector<openapi_model::server>>;

    struct path_place {
        std::string path; // its template, or the name of the webhook
        place<path_item> item;
    };
    using path_list = std::vector<path_place>;

    struct method {
        std::string_view name;
        std::optional<openapi_model::operation> path_item::* operation;
    };
    static constexpr method methods[] = {{"get", &path_item::get},         {"put", &path_item::put},
                                         {"post", &path_item::post},       {"delete", &path_item::delete_},
                                         {"options", &path_item::options}, {"head", &path_item::head},
                                         {"patch", &path_item::patch},     {"trace", &path_item::trace}};

    void compare_servers(server_list const& before, server_list const& after, std::string const& pointer, message_side side)
    {
        std::vector<openapi_model::server> const root{{.url = "/"}}; // where a document names none
        auto const& was = before && !before->empty() ? *before : root;
        auto const& is = after && !after->empty() ? *after : root;
        auto const has = [](std::vector<openapi_model::server> const& servers, std::string_view url) {
            return std::any_of(servers.begin(), servers.end(), [&](auto const& server) { return server.url == url; });
        };
        std::string const where = child(pointer, "servers");
        for (std::size_t index = 0; index < was.size(); ++index)
            if (!has(is, was[index].url))
                log_.add(&was == &root ? where : child(where, index), change_class::server, turn::broken, side,
                         "the server was removed");
        for (std::size_t index = 0; index < is.size(); ++index)
            if (!has(was, is[index].url))
                log_.add(&is == &root ? where : child(where, index), change_class::server, turn::neutral, side,
                         "a server was added");
    }

    // ---- paths, webhooks, callbacks

    static auto paths_in(references const& document, place<openapi_model::path_map> const& paths) -> path_list
    {
        path_list found;
        for (auto const& [path, value] : *paths)
            if (auto const* const item = object_in(value); item != nullptr && !path.starts_with("x-"))
                if (auto const target = document.resolve(place<path_item>{&**item, child(paths.pointer, path)}))
                    found.push_back({path, target});
        return found;
    }
    static auto paths_of_callback(references const& document, place<openapi_model::path_map> const& callback) -> path_list
    {
        auto const target = document.callback(callback);
        return target ? paths_in(document, target) : path_list{};
    }

    void compare_webhooks()
    {
        auto const hooks_in = [](references const& document, openapi_document const& whole) {
            path_list found;
            if (whole.webhooks)
                for (auto const& [name, item] : *whole.webhooks)
                    if (auto const target = document.resolve(place<path_item>{&item, child("/webhooks", name)}))
                        found.push_back({name, target});
            return found;
        };
        compare_items(hooks_in(before_, old_), hooks_in(after_, now_), webhook_request);
    }

    // A path is the same path where its parameters have other names.
    void compare_items(path_list const& before, path_list const& after, message_side side)
    {
        auto const find = [](path_list const& items, std::string_view path) {
            auto found = std::find_if(items.begin(), items.end(), [&](path_place const& each) { return each.path == path; });
            if (found == items.end())
                found = std::find_if(items.begin(), items.end(),
                                     [&](path_place const& each) { return nameless(each.path) == nameless(path); });
            return found == items.end() ? nullptr : &*found;
        };
        path_place const none{};
        for (path_place const& old : before) {
            path_place const* const now = find(after, old.path);
            compare_item(old, now == nullptr ? none : *now, side);
        }
        for (path_place const& now : after)
            if (find(before, now.path) == nullptr)
                compare_item(none, now, side);
    }

    void compare_item(path_place const& before, path_place const& after, message_side side)
    {
        for (auto const& [name, operation] : methods) {
            bool const was = before.item && (*before.item).*operation, is = after.item && (*after.item).*operation;
            if (was && is)
                compare_operation(before, after, {&*((*before.item).*operation), child(before.item.pointer, name)},
                                  {&*((*after.item).*operation), child(after.item.pointer, name)}, side);
            else if (was)
                log_.add(child(before.item.pointer, name), change_class::operation, turn::broken, side,
                         "the operation was removed");
            else if (is)
                log_.add(child(after.item.pointer, name), change_class::operation, turn::neutral, side, "an operation was added");
        }
    }

    // ---- one operation

    void compare_operation(path_place const& before, path_place const& after, place<openapi_model::operation> const& old,
                           place<openapi_model::operation> const& now, message_side side)
    {
        if (!compared_.insert({old.object, now.object, side}).second)
            return; // a path item that refers to itself, by a callback
        compare_deprecated(old->deprecated, now->deprecated, old.pointer, "the operation", side);
        compare_own_servers(before, after, old, now, side);
        compare_parameters(parameters_of(before_, before, old), parameters_of(after_, after, now), side);
        compare_bodies(body_of(before_, old), body_of(after_, now), side);
        openapi_model::response_map const none;
        compare_responses({old->responses ? &*old->responses : &none, child(old.pointer, "responses")},
                          {now->responses ? &*now->responses : &none, child(now.pointer, "responses")}, side.response());
        compare_callbacks(old, now);
        compare_security(old, now, side);
    }

    // Servers that count for one operation alone, or for one path.
    void compare_own_servers(path_place const& before, path_place const& after, place<openapi_model::operation> const& old,
                             place<openapi_model::operation> const& now, message_side side)
    {
        bool const are_own = old->servers || now->servers || before.item->servers || after.item->servers;
        if (!are_own)
            return;
        auto const servers_of = [](auto const& operation, auto const& item, openapi_document const& document) -> auto const& {
            return operation->servers ? operation->servers : item->servers ? item->servers : document.servers;
        };
        compare_servers(servers_of(old, before.item, old_), servers_of(now, after.item, now_), old.pointer, side);
    }

    static auto parameters_of(references const& document, path_place const& path,
                              place<openapi_model::operation> const& operation) -> parameter_list
    {
        parameter_list found;
        append_parameters(found, document, operation->parameters, child(operation.pointer, "parameters"), path.path);
        append_parameters(found, document, path.item->parameters, child(path.item.pointer, "parameters"), path.path);
        return found;
    }
    static auto body_of(references const& document, place<openapi_model::operation> const& operation)
        -> place<openapi_model::request_body>
    {
        if (!operation->request_body)
            return {};
        return document.resolve(
            place<openapi_model::request_body>{&*operation->request_body, child(operation.pointer, "requestBody")});
    }

    // The API sends them: they are to an operation what webhooks are to the document.
    void compare_callbacks(place<openapi_model::operation> const& old, place<openapi_model::operation> const& now)
    {
        ordered_map<openapi_model::path_map> const none;
        auto const& was = old->callbacks ? *old->callbacks : none;
        auto const& is = now->callbacks ? *now->callbacks : none;
        auto const in = [](place<openapi_model::operation> const& operation, std::string_view name) {
            return child(child(operation.pointer, "callbacks"), name);
        };
        for (auto const& [name, callback] : was) {
            auto const found = is.find(name);
            compare_items(paths_of_callback(before_, {&callback, in(old, name)}),
                          found == is.end() ? path_list{} : paths_of_callback(after_, {&found->second, in(now, name)}),
                          webhook_request);
        }
        for (auto const& [name, callback] : is)
            if (was.find(name) == was.end())
                compare_items({}, paths_of_callback(after_, {&callback, in(now, name)}), webhook_request);
    }

    void compare_security(place<openapi_model::operation> const& old, place<openapi_model::operation> const& now,
                          message_side side)
    {
        auto const was = security_of(before_, old_, old), is = security_of(after_, now_, now);
        // The receiver of the request checks it. Where users send it, what sufficed must suffice still; where they receive it,
        // what is sent now must have sufficed before.
        bool const suffices = side.user_sends() ? all_suffice(was.options, is.options) : all_suffice(is.options, was.options);
        bool const is_same = all_suffice(was.options, is.options) && all_suffice(is.options, was.options);
        if (is_same)
            return;
        std::string const& where = was.pointer.empty() ? is.pointer : was.pointer;
        log_.add(where, change_class::security, suffices ? turn::neutral : turn::broken, side,
                 suffices ? "other credentials suffice as well" : "credentials that sufficed no longer do");
    }

    openapi_document const& old_;
    openapi_document const& now_;
    std::set<std::tuple<void const*, void const*, message_side>> compared_;
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif

// vouch/openapi/changes.hpp
#ifndef VOUCH_OPENAPI_CHANGES_HPP
#define VOUCH_OPENAPI_CHANGES_HPP

namespace vouch::inline VOUCH_ABI {

/// What changed from one OpenAPI document to another, and who breaks by it: see `openapi_model::change_class` for the classes.
///
/// Compared is what goes over the wire. Titles, descriptions, examples, defaults, tags, operation ids, links and extensions are
/// not, nor how a document is written: where schemas are named and referred to, and the order of names. An operation is known by
/// its method and path, whatever the path's parameters are called. Schemas are compared by keyword: a rule that is replaced by
/// another counts as tightened and loosened. `not`, `if`, `contains`, `patternProperties` and the `dependent…` keywords are
/// compared as a whole: any change inside breaks either side.
///
/// A reference to a schema is followed wherever in the document that stands, by a pointer or by an anchor that one schema alone
/// has; `$dynamicRef` is followed like `$ref`. Any other reference is the same where its text is, and that of the extension of
/// the document or of its components that it leads into: a change in another document is not seen.
///
/// The order is that of the first document: servers, paths, webhooks, then components, each in its own order; what is new follows
/// what was there. A component that several operations use is compared once for each use it is put to and each change of it is
/// listed once, with all that it breaks. What no operation uses is not compared.
/// Cost:   each pair of schemas that meet is compared once for each direction, so recursion ends.
/// See:    openapi_change
[[nodiscard]] inline auto openapi_changes(openapi_document const& before, openapi_document const& after)
    -> std::vector<openapi_change>
{
    return detail::drift::document_drift(before, after).changes();
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/openapi_document.hpp
#ifndef VOUCH_OPENAPI_DOCUMENT_HPP
#define VOUCH_OPENAPI_DOCUMENT_HPP
// JSON Schemas and OpenAPI documents as objects, and what changed from one to another. Links nothing.
#endif
