// SPDX-License-Identifier: BSL-1.0
// The claims of a JSON Web Token (RFC 7519 section 4).
#ifndef VOUCH_EXAMPLES_PAYLOADS_JWT_HPP
#define VOUCH_EXAMPLES_PAYLOADS_JWT_HPP
#include <vouch/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace jwt {

// One audience or several: "shop" or ["shop","stock"].
using audience = std::variant<std::string, std::vector<std::string>>;

// What issuers add. A claim of another form is an error, which a raw_json would leave to whoever reads the claim.
using private_claim =
    std::variant<bool, vouch::decimal, std::string, std::vector<std::string>, std::map<std::string, std::vector<std::string>>>;

struct claims {
    std::string iss{};
    std::string sub{};
    audience aud{};
    vouch::epoch_seconds exp{}; // 1700003600
    std::optional<vouch::epoch_seconds> nbf{};
    vouch::epoch_seconds iat{};
    std::optional<std::string> jti{};
    std::map<std::string, private_claim> others{}; // every member that has no name above
};
BOOST_DESCRIBE_STRUCT(claims, (), (iss, sub, aud, exp, nbf, iat, jti, others))
constexpr auto vouch_schema(vouch::of<claims>)
{
    return vouch::schema(vouch::unknown_members<&claims::others>,
                         vouch::check(
                             "ends_before_it_begins", "an expiry after the time of issue",
                             [](claims const& token) { return token.exp > token.iat; }, vouch::at<&claims::exp>));
}

// Whether the token is meant for `name`.
inline auto is_for(claims const& token, std::string const& name) -> bool
{
    if (auto const* const one = std::get_if<std::string>(&token.aud))
        return *one == name;
    for (std::string const& one : std::get<std::vector<std::string>>(token.aud))
        if (one == name)
            return true;
    return false;
}

} // namespace jwt
#endif
