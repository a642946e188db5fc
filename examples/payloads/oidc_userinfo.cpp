// SPDX-License-Identifier: BSL-1.0
#include "oidc_userinfo.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<oidc::userinfo>(
        arguments,
        [](oidc::userinfo const& person) {
            bool const verified = person.email_verified && **person.email_verified;
            std::cout << person.sub << (verified ? ": the email is verified" : ": the email is not verified");
            if (person.locale && person.locale->known() != nullptr)
                std::cout << ", speaks " << person.locale->known()->primary();
            std::cout << '\n';
        },
        vouch::tolerant);
}
