// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_USER_HPP
#define CARBN_USER_HPP
#include <carbn/vocabulary.hpp>
#include <vouch/json.hpp>

#include <map>
#include <string>
#include <vector>

// The user in a reply of the API. The documents say of no member that it is required, so only `id` and `status` are required
// here. Any other member may be absent or null, and is written back in the same state. Members that the documents do not name are
// kept and written back after the others. There are no rules.
namespace carbn {

/// A document in a reply.
struct user_document {
    vouch::patch<vouch::open<document_name>> name{};
    vouch::patch<vouch::open<document_type>> type{};
    std::map<std::string, vouch::raw_json> undocumented{};

    friend bool operator==(user_document const&, user_document const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_document, (), (name, type, undocumented))
constexpr auto vouch_schema(vouch::of<user_document>)
{
    return vouch::schema(vouch::unknown_members<&user_document::undocumented>);
}

/// A postal address in a reply: the members of an update and two more.
struct user_address {
    vouch::patch<std::string> line1{};
    vouch::patch<std::string> line2{};
    vouch::patch<std::string> city{};
    vouch::patch<vouch::open<vouch::country>> country{};
    vouch::patch<std::string> region{};
    vouch::patch<std::string> sub_division{};
    vouch::patch<std::string> postal_code{};
    std::map<std::string, vouch::raw_json> undocumented{};

    friend bool operator==(user_address const&, user_address const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_address, (), (line1, line2, city, country, region, sub_division, postal_code, undocumented))
constexpr auto vouch_schema(vouch::of<user_address>)
{
    return vouch::schema(vouch::unknown_members<&user_address::undocumented>);
}

/// A user. `vouch::patch` members distinguish absent, null and a value.
struct user {
    boost::uuids::uuid id{};
    vouch::open<user_status> status{};
    vouch::patch<std::vector<user_document>> documents{};
    vouch::patch<user_address> address{};
    vouch::patch<std::string> first_name{};
    vouch::patch<std::string> last_name{};
    vouch::patch<vouch::email> email_address{};
    vouch::patch<vouch::open<vouch::phone>> phone_number{}; // E.164 is inferred
    vouch::patch<std::chrono::year_month_day> date_of_birth{};
    vouch::patch<std::vector<vouch::raw_json>> rejection_reasons{}; // their members are not documented
    vouch::patch<std::vector<std::string>> requirements{};
    std::map<std::string, vouch::raw_json> undocumented{};

    friend bool operator==(user const&, user const&) = default;
};
BOOST_DESCRIBE_STRUCT(user, (),
                      (id, status, documents, address, first_name, last_name, email_address, phone_number, date_of_birth,
                       rejection_reasons, requirements, undocumented))
constexpr auto vouch_schema(vouch::of<user>)
{
    return vouch::schema(vouch::unknown_members<&user::undocumented>);
}

} // namespace carbn
#endif
