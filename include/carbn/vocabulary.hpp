// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_VOCABULARY_HPP
#define CARBN_VOCABULARY_HPP
#include <boost/describe/enum.hpp>

#include <cstdint>

// The closed and the open sets of words that the API's documents use. A set that the documents do not close is only ever a
// member through vouch::open.
namespace carbn {

/// Where a user stands. `paused` is in the description of the field and missing from its list of options; both count here.
enum class user_status : std::uint8_t { under_review, active, paused, rejected, offboarded, incomplete };
BOOST_DESCRIBE_ENUM(user_status, under_review, active, paused, rejected, offboarded, incomplete)

/// What a user is. The one documented option.
enum class user_type : std::uint8_t { individual };
BOOST_DESCRIBE_ENUM(user_type, individual)

/// The document names that examples show; not a closed set.
enum class document_name : std::uint8_t { permanent_residency_id, national_id, steuer_id };
BOOST_DESCRIBE_ENUM(document_name, permanent_residency_id, national_id, steuer_id)

/// The document types that examples show; not a closed set.
enum class document_type : std::uint8_t { identity_front, identity_back, tax_document };
BOOST_DESCRIBE_ENUM(document_type, identity_front, identity_back, tax_document)

} // namespace carbn
#endif
