// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_USER_UPDATE_HPP
#define CARBN_USER_UPDATE_HPP
#include <carbn/vocabulary.hpp>
#include <vouch/json.hpp>

#include <optional>
#include <string>
#include <vector>

// The body of an update. Every member is optional, and only the members that are set are sent. A member with a documented format
// has a type that can hold nothing else; there is no rule that the documents do not state.
namespace carbn {

/// The primary identity document.
struct identity {
    std::optional<vouch::country> identity_country_code{}; // alpha-3 is inferred from "DEU"
    std::optional<std::string> identity_number{};
    std::optional<vouch::open<document_name>> identity_document_name{};

    friend bool operator==(identity const&, identity const&) = default;
};
BOOST_DESCRIBE_STRUCT(identity, (), (identity_country_code, identity_number, identity_document_name))

/// An additional document: a proof of address, a source of funds.
struct additional_document {
    std::optional<vouch::open<document_name>> name{};
    std::optional<vouch::open<document_type>> type{};
    std::optional<vouch::country> issuing_country{};
    std::optional<std::string> document_number{};

    friend bool operator==(additional_document const&, additional_document const&) = default;
};
BOOST_DESCRIBE_STRUCT(additional_document, (), (name, type, issuing_country, document_number))

/// A postal address in an update.
struct address {
    std::optional<std::string> line1{};
    std::optional<std::string> city{};
    std::optional<std::string> sub_division{};
    std::optional<vouch::country> country{};
    std::optional<std::string> postal_code{};

    friend bool operator==(address const&, address const&) = default;
};
BOOST_DESCRIBE_STRUCT(address, (), (line1, city, sub_division, country, postal_code))

/// A change to a user: the twelve members of the documented request.
struct user_update {
    std::optional<std::string> first_name{};
    std::optional<std::string> last_name{};
    std::optional<vouch::email> email_address{};
    std::optional<vouch::phone> phone_number{}; // E.164 is inferred
    std::optional<carbn::user_type> user_type{};
    std::optional<std::chrono::year_month_day> date_of_birth{};
    std::optional<boost::uuids::uuid> consent_id{}; // that it is a UUID is inferred from the reply of the consent operation
    std::optional<std::string> metadata{};          // JSON in a string; the documents do not say that the server reads it
    std::optional<bool> sharing_consent{};
    std::optional<carbn::identity> identity{};
    std::optional<std::vector<additional_document>> documents{};
    std::optional<carbn::address> address{};

    friend bool operator==(user_update const&, user_update const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_update, (),
                      (first_name, last_name, email_address, phone_number, user_type, date_of_birth, consent_id, metadata,
                       sharing_consent, identity, documents, address))

} // namespace carbn
#endif
