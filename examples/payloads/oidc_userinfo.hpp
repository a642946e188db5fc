// SPDX-License-Identifier: BSL-1.0
// The standard claims of a person (OpenID Connect Core 1.0 section 5.1), as providers really send them.
#ifndef VOUCH_EXAMPLES_PAYLOADS_OIDC_USERINFO_HPP
#define VOUCH_EXAMPLES_PAYLOADS_OIDC_USERINFO_HPP
#include <vouch/json.hpp>
#include <vouch/types/language.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <variant>

namespace oidc {

struct address {
    std::optional<std::string> formatted{};
    std::optional<std::string> street_address{};
    std::optional<std::string> locality{};
    std::optional<std::string> region{};
    std::optional<std::string> postal_code{};
    std::optional<std::string> country{};
};
BOOST_DESCRIBE_STRUCT(address, (), (formatted, street_address, locality, region, postal_code, country))

// Seconds since 1970, as the specification wants; some providers send an RFC 3339 time.
using update_time = std::variant<vouch::epoch_seconds, std::chrono::sys_time<std::chrono::milliseconds>>;

struct userinfo {
    std::string sub{};
    std::optional<std::string> name{};
    std::optional<std::string> given_name{};
    std::optional<std::string> family_name{};
    std::optional<std::string> middle_name{};
    std::optional<std::string> nickname{};
    std::optional<std::string> preferred_username{};
    std::optional<vouch::uri> profile{};
    std::optional<vouch::uri> picture{};
    std::optional<vouch::uri> website{};
    std::optional<vouch::email> email{};
    std::optional<vouch::maybe_quoted<bool>> email_verified{}; // true, or "true"
    std::optional<std::string> gender{};
    std::optional<vouch::open<std::chrono::year_month_day>> birthdate{}; // "1988" and "0000-04-12" are allowed, too, and kept
    std::optional<std::string> zoneinfo{};
    std::optional<vouch::open<vouch::language>> locale{}; // "en_US" is no language tag, but is kept
    std::optional<vouch::open<vouch::phone>> phone_number{};
    std::optional<vouch::maybe_quoted<bool>> phone_number_verified{};
    std::optional<oidc::address> address{};
    std::optional<update_time> updated_at{};
};
BOOST_DESCRIBE_STRUCT(userinfo, (),
                      (sub, name, given_name, family_name, middle_name, nickname, preferred_username, profile, picture, website,
                       email, email_verified, gender, birthdate, zoneinfo, locale, phone_number, phone_number_verified, address,
                       updated_at))
constexpr auto vouch_schema(vouch::of<userinfo>)
{
    return vouch::schema(vouch::field<&userinfo::sub>(vouch::length(1, 255)));
}

} // namespace oidc
#endif
