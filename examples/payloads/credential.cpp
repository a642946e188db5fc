// SPDX-License-Identifier: BSL-1.0
#include "credential.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<vc::credential>(arguments, [](vc::credential const& one) {
        auto const* const many = std::get_if<std::vector<vc::subject>>(&one.credentialSubject);
        auto const* const named = std::get_if<vc::issuer>(&one.issuer);
        std::cout << (named == nullptr ? std::get<vouch::uri>(one.issuer) : named->id) << " says something of "
                  << (many == nullptr ? 1 : many->size()) << " subjects, " << (one.proof ? "with" : "without") << " a proof\n";
    });
}
