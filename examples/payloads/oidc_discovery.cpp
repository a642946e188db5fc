// SPDX-License-Identifier: BSL-1.0
#include "oidc_discovery.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<oidc::discovery>(
        arguments,
        [](oidc::discovery const& provider) {
            std::cout << provider.issuer.host() << " has " << provider.response_types_supported.size() << " response types\n";
            if (provider.token_endpoint_auth_methods_supported)
                for (auto const& method : *provider.token_endpoint_auth_methods_supported)
                    if (auto const unknown = method.unknown())
                        std::cout << "  and authenticates clients in a way that is new: " << *unknown << '\n';
        },
        vouch::tolerant);
}
