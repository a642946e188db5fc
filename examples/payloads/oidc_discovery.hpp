// SPDX-License-Identifier: BSL-1.0
// What an OpenID provider says of itself at /.well-known/openid-configuration (OpenID Connect Discovery 1.0 section 3).
#ifndef VOUCH_EXAMPLES_PAYLOADS_OIDC_DISCOVERY_HPP
#define VOUCH_EXAMPLES_PAYLOADS_OIDC_DISCOVERY_HPP
#include <vouch/json.hpp>
#include <vouch/types/language.hpp>

#include <optional>
#include <string>
#include <vector>

namespace oidc {

// Providers add words of their own, which open<…> keeps.
enum class subject_type { pairwise, public_ };
BOOST_DESCRIBE_ENUM(subject_type, pairwise, public_)
constexpr auto vouch_schema(vouch::of<subject_type>)
{
    return vouch::schema(vouch::enumerator<subject_type::public_>(vouch::name("public")));
}
enum class client_authentication {
    none,
    client_secret_basic,
    client_secret_post,
    client_secret_jwt,
    private_key_jwt,
    tls_client_auth
};
BOOST_DESCRIBE_ENUM(client_authentication, none, client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt,
                    tls_client_auth)
enum class claim_type { normal, aggregated, distributed };
BOOST_DESCRIBE_ENUM(claim_type, normal, aggregated, distributed)

template <class Value>
using list = std::optional<std::vector<Value>>;

struct discovery {
    vouch::uri issuer{};
    vouch::uri authorization_endpoint{};
    std::optional<vouch::uri> token_endpoint{};
    std::optional<vouch::uri> userinfo_endpoint{};
    vouch::uri jwks_uri{};
    std::optional<vouch::uri> registration_endpoint{};
    std::optional<vouch::uri> end_session_endpoint{};
    std::optional<vouch::uri> revocation_endpoint{};
    std::optional<vouch::uri> introspection_endpoint{};
    list<std::string> scopes_supported{};
    std::vector<std::string> response_types_supported{};
    list<std::string> response_modes_supported{};
    list<std::string> grant_types_supported{};
    list<std::string> acr_values_supported{};
    std::vector<vouch::open<subject_type>> subject_types_supported{};
    std::vector<std::string> id_token_signing_alg_values_supported{};
    list<std::string> id_token_encryption_alg_values_supported{};
    list<vouch::open<client_authentication>> token_endpoint_auth_methods_supported{};
    list<std::string> code_challenge_methods_supported{};
    list<vouch::open<claim_type>> claim_types_supported{};
    list<std::string> claims_supported{};
    list<vouch::open<vouch::language>> claims_locales_supported{};
    list<vouch::open<vouch::language>> ui_locales_supported{};
    std::optional<bool> claims_parameter_supported{};
    std::optional<bool> request_parameter_supported{};
    std::optional<bool> request_uri_parameter_supported{};
    std::optional<bool> require_request_uri_registration{};
    std::optional<vouch::uri> service_documentation{};
    std::optional<vouch::uri> op_policy_uri{};
    std::optional<vouch::uri> op_tos_uri{};
};
BOOST_DESCRIBE_STRUCT(discovery, (),
                      (issuer, authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri, registration_endpoint,
                       end_session_endpoint, revocation_endpoint, introspection_endpoint, scopes_supported,
                       response_types_supported, response_modes_supported, grant_types_supported, acr_values_supported,
                       subject_types_supported, id_token_signing_alg_values_supported, id_token_encryption_alg_values_supported,
                       token_endpoint_auth_methods_supported, code_challenge_methods_supported, claim_types_supported,
                       claims_supported, claims_locales_supported, ui_locales_supported, claims_parameter_supported,
                       request_parameter_supported, request_uri_parameter_supported, require_request_uri_registration,
                       service_documentation, op_policy_uri, op_tos_uri))
constexpr auto vouch_schema(vouch::of<discovery>)
{
    using namespace vouch;
    return schema(
        field<&discovery::response_types_supported>(not_empty), field<&discovery::subject_types_supported>(not_empty),
        check(
            "issuer_has_a_query", "an issuer without query and fragment",
            [](discovery const& provider) { return provider.issuer.query().empty() && provider.issuer.fragment().empty(); },
            at<&discovery::issuer>));
}

} // namespace oidc
#endif
