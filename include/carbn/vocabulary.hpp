// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_VOCABULARY_HPP
#define CARBN_VOCABULARY_HPP
#include <boost/describe/enum.hpp>

#include <cstdint>

// The enumerations in the API's documents. Members of an enumeration that the documents do not close have the type
// vouch::open<enumeration>.
namespace carbn {

/// The status of a user. The documents describe `paused` but leave it out of the list of options; here it is included.
enum class user_status : std::uint8_t { under_review, active, paused, rejected, offboarded, incomplete };
BOOST_DESCRIBE_ENUM(user_status, under_review, active, paused, rejected, offboarded, incomplete)

/// The type of a user. It is the only documented option.
enum class user_type : std::uint8_t { individual };
BOOST_DESCRIBE_ENUM(user_type, individual)

/// The names of documents in the examples; the set is open.
enum class document_name : std::uint8_t { permanent_residency_id, national_id, steuer_id };
BOOST_DESCRIBE_ENUM(document_name, permanent_residency_id, national_id, steuer_id)

/// The types of documents in the examples; the set is open.
enum class document_type : std::uint8_t { identity_front, identity_back, tax_document };
BOOST_DESCRIBE_ENUM(document_type, identity_front, identity_back, tax_document)

} // namespace carbn
#endif
