// SPDX-License-Identifier: BSL-1.0
// A verifiable credential (W3C Verifiable Credentials Data Model 2.0 section 4), where many a property may be one or several.
#ifndef VOUCH_EXAMPLES_PAYLOADS_CREDENTIAL_HPP
#define VOUCH_EXAMPLES_PAYLOADS_CREDENTIAL_HPP
#include "any_json.hpp"

#include <vouch/json.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vc {

template <class Value>
using one_or_many = std::variant<Value, std::vector<Value>>;

// A name or a description: "Diploma", {"@value":"Diploma","@language":"en"}, or several of these.
struct language_value {
    std::string value{};
    std::optional<std::string> language{};
    std::optional<std::string> direction{};
};
BOOST_DESCRIBE_STRUCT(language_value, (), (value, language, direction))
constexpr auto vouch_schema(vouch::of<language_value>)
{
    using namespace vouch;
    return schema(field<&language_value::value>(name("@value")), field<&language_value::language>(name("@language")),
                  field<&language_value::direction>(name("@direction")));
}
using text = std::variant<std::string, language_value, std::vector<language_value>>;

// An item of "@context": the address of one, or one that stands there: {"@vocab":"https://…","grade":"https://…"}.
using context = std::variant<vouch::uri, vouch::ordered_map<payload::any_json>>;

struct issuer {
    vouch::uri id{};
    std::optional<text> name{};
    std::optional<text> description{};
};
BOOST_DESCRIBE_STRUCT(issuer, (), (id, name, description))

struct subject {
    std::optional<vouch::uri> id{};
    vouch::ordered_map<payload::any_json> claims{}; // what is said of the subject, in words of the contexts
};
BOOST_DESCRIBE_STRUCT(subject, (), (id, claims))
constexpr auto vouch_schema(vouch::of<subject>)
{
    return vouch::schema(vouch::unknown_members<&subject::claims>);
}

struct status {
    std::optional<vouch::uri> id{};
    std::string type{};
    std::optional<std::string> statusPurpose{};
    std::optional<vouch::quoted<std::uint64_t>> statusListIndex{}; // "94567"
    std::optional<vouch::uri> statusListCredential{};
};
BOOST_DESCRIBE_STRUCT(status, (), (id, type, statusPurpose, statusListIndex, statusListCredential))

struct proof {
    std::string type{};
    std::optional<std::string> cryptosuite{};
    std::optional<std::chrono::sys_seconds> created{};
    std::string verificationMethod{};
    std::string proofPurpose{};
    std::string proofValue{};
};
BOOST_DESCRIBE_STRUCT(proof, (), (type, cryptosuite, created, verificationMethod, proofPurpose, proofValue))

struct credential {
    std::vector<context> contexts{};
    std::optional<vouch::uri> id{};
    one_or_many<std::string> type{};
    std::optional<text> name{};
    std::optional<text> description{};
    std::variant<vouch::uri, vc::issuer> issuer{};
    std::optional<std::chrono::sys_seconds> validFrom{};
    std::optional<std::chrono::sys_seconds> validUntil{};
    one_or_many<subject> credentialSubject{};
    std::optional<one_or_many<status>> credentialStatus{};
    std::optional<one_or_many<vc::proof>> proof{};
};
BOOST_DESCRIBE_STRUCT(credential, (),
                      (contexts, id, type, name, description, issuer, validFrom, validUntil, credentialSubject, credentialStatus,
                       proof))
constexpr auto vouch_schema(vouch::of<credential>)
{
    return vouch::schema(
        vouch::field<&credential::contexts>(vouch::name("@context"), vouch::not_empty),
        vouch::check(
            "ends_before_it_begins", "an end of validity after its begin",
            [](credential const& one) { return !one.validFrom || !one.validUntil || *one.validFrom < *one.validUntil; },
            vouch::at<&credential::validUntil>));
}

} // namespace vc
#endif
