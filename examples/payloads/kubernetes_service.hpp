// SPDX-License-Identifier: BSL-1.0
// A Service of the Kubernetes API, version v1, as a server returns it.
#ifndef VOUCH_EXAMPLES_PAYLOADS_KUBERNETES_SERVICE_HPP
#define VOUCH_EXAMPLES_PAYLOADS_KUBERNETES_SERVICE_HPP
#include <vouch/json.hpp>
#include <vouch/types/ip_address.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kubernetes {

using names = std::map<std::string, std::string>; // of labels, annotations, selectors

// Which fields of an object somebody manages, as deep as these: {"f:spec":{"f:ports":{".":{}}}}.
struct field_set {
    vouch::ordered_map<field_set> fields{};

    friend auto vouch_represent(field_set const& set, vouch::of<field_set>) -> vouch::ordered_map<field_set> const&
    {
        return set.fields;
    }
    friend auto vouch_restore(vouch::ordered_map<field_set>&& json, vouch::of<field_set>) -> std::optional<field_set>
    {
        return field_set{std::move(json)};
    }
};

struct managed_fields {
    std::string manager{};
    std::string operation{};
    std::string apiVersion{};
    std::chrono::sys_seconds time{};
    std::string fieldsType{};
    field_set fieldsV1{};
};
BOOST_DESCRIBE_STRUCT(managed_fields, (), (manager, operation, apiVersion, time, fieldsType, fieldsV1))

struct owner_reference {
    std::string apiVersion{};
    std::string kind{};
    std::string name{};
    boost::uuids::uuid uid{};
    std::optional<bool> controller{};
};
BOOST_DESCRIBE_STRUCT(owner_reference, (), (apiVersion, kind, name, uid, controller))

struct object_meta {
    std::string name{};
    std::optional<std::string> namespace_{};
    std::optional<boost::uuids::uuid> uid{};
    std::optional<std::string> resourceVersion{};
    vouch::patch<std::chrono::sys_seconds> creationTimestamp{}; // null in what clients generate
    std::optional<names> labels{};
    std::optional<names> annotations{};
    std::optional<std::vector<owner_reference>> ownerReferences{};
    std::optional<std::vector<std::string>> finalizers{};
    std::optional<std::vector<managed_fields>> managedFields{};
};
BOOST_DESCRIBE_STRUCT(object_meta, (),
                      (name, namespace_, uid, resourceVersion, creationTimestamp, labels, annotations, ownerReferences,
                       finalizers, managedFields))
constexpr auto vouch_schema(vouch::of<object_meta>)
{
    return vouch::schema(vouch::field<&object_meta::name>(vouch::length(1, 63)),
                         vouch::field<&object_meta::namespace_>(vouch::name("namespace")));
}

// The number of a port of the pod, or its name: 8080 or "http".
using int_or_string = std::variant<std::uint16_t, std::string>;

enum class protocol { TCP, UDP, SCTP };
BOOST_DESCRIBE_ENUM(protocol, TCP, UDP, SCTP)
struct service_port {
    std::optional<std::string> name{};
    std::optional<vouch::open<kubernetes::protocol>> protocol{};
    std::optional<std::string> appProtocol{};
    std::uint16_t port{};
    std::optional<int_or_string> targetPort{};
    std::optional<std::uint16_t> nodePort{};
};
BOOST_DESCRIBE_STRUCT(service_port, (), (name, protocol, appProtocol, port, targetPort, nodePort))
constexpr auto vouch_schema(vouch::of<service_port>)
{
    return vouch::schema(vouch::field<&service_port::port>(vouch::minimum(1)));
}

enum class service_type { ClusterIP, NodePort, LoadBalancer, ExternalName };
BOOST_DESCRIBE_ENUM(service_type, ClusterIP, NodePort, LoadBalancer, ExternalName)

struct service_spec {
    std::optional<std::vector<service_port>> ports{};
    std::optional<names> selector{};
    std::optional<vouch::open<vouch::ip_address>> clusterIP{}; // "None" says: no address; vouch::tolerant keeps it
    std::optional<std::vector<vouch::open<vouch::ip_address>>> clusterIPs{};
    std::optional<vouch::open<service_type>> type{};
    std::optional<std::string> sessionAffinity{};
    std::optional<std::vector<std::string>> ipFamilies{};
    std::optional<std::string> ipFamilyPolicy{};
    std::optional<std::string> internalTrafficPolicy{};
    std::optional<std::string> externalTrafficPolicy{};
    std::optional<std::uint16_t> healthCheckNodePort{};
    std::optional<bool> publishNotReadyAddresses{};
    std::optional<bool> allocateLoadBalancerNodePorts{};
};
BOOST_DESCRIBE_STRUCT(service_spec, (),
                      (ports, selector, clusterIP, clusterIPs, type, sessionAffinity, ipFamilies, ipFamilyPolicy,
                       internalTrafficPolicy, externalTrafficPolicy, healthCheckNodePort, publishNotReadyAddresses,
                       allocateLoadBalancerNodePorts))

struct ingress {
    std::optional<vouch::ip_address> ip{};
    std::optional<std::string> hostname{};
};
BOOST_DESCRIBE_STRUCT(ingress, (), (ip, hostname))
struct load_balancer {
    std::optional<std::vector<kubernetes::ingress>> ingress{};
};
BOOST_DESCRIBE_STRUCT(load_balancer, (), (ingress))
struct service_status {
    load_balancer loadBalancer{};
};
BOOST_DESCRIBE_STRUCT(service_status, (), (loadBalancer))

struct service {
    std::string apiVersion{};
    std::string kind{};
    object_meta metadata{};
    service_spec spec{};
    std::optional<service_status> status{};
};
BOOST_DESCRIBE_STRUCT(service, (), (apiVersion, kind, metadata, spec, status))
constexpr auto vouch_schema(vouch::of<service>)
{
    return vouch::schema(vouch::field<&service::apiVersion>(vouch::one_of("v1")),
                         vouch::field<&service::kind>(vouch::one_of("Service")));
}

} // namespace kubernetes
#endif
