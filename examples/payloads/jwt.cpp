// SPDX-License-Identifier: BSL-1.0
#include "jwt.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<jwt::claims>(arguments, [](jwt::claims const& token) {
        std::cout << token.sub << (jwt::is_for(token, "billing") ? " may" : " may not") << " ask billing for "
                  << (token.exp.time() - token.iat.time()).count() << " s; " << token.others.size() << " private claims\n";
    });
}
