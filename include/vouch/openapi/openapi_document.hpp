// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_OPENAPI_DOCUMENT_HPP
#define VOUCH_OPENAPI_OPENAPI_DOCUMENT_HPP
#include <vouch/core/of.hpp>
#include <vouch/core/ordered_map.hpp>
#include <vouch/openapi/operation.hpp>
#include <vouch/openapi/schema_document.hpp>
#include <vouch/schema/annotations.hpp>
#include <vouch/schema/case_style.hpp>
#include <vouch/schema/object_items.hpp>
#include <vouch/schema/schema.hpp>

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

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
