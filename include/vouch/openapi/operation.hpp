// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_OPERATION_HPP
#define VOUCH_OPENAPI_OPERATION_HPP
#include <vouch/core/boxed.hpp>
#include <vouch/core/nullable.hpp>
#include <vouch/core/of.hpp>
#include <vouch/core/ordered_map.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/openapi/schema_document.hpp>
#include <vouch/schema/annotations.hpp>
#include <vouch/schema/case_style.hpp>
#include <vouch/schema/object_items.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/types/decimal.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe/class.hpp>

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
