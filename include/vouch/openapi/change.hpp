// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_CHANGE_HPP
#define VOUCH_OPENAPI_CHANGE_HPP
#include <vouch/core/config.hpp>

#include <cstdint>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace vouch::inline VOUCH_ABI {

namespace openapi_model {

/// Who no longer works as before, without a change of their own, once the API is what the second document says.
///
/// Clients are the programs that call the operations. Servers are the programs that the API calls: the receivers of webhooks and
/// callbacks. Both break by a change of what operations and webhooks share.
enum class change_effect : std::uint8_t { compatible, breaks_clients, breaks_servers, breaks_both };
BOOST_DESCRIBE_ENUM(change_effect, compatible, breaks_clients, breaks_servers, breaks_both)

/// The classes of change.
///
/// The sender of a request is the client; the sender of a response is the API. For webhooks and callbacks it is the other way
/// round. A user is the party that does not run the API: the client, or the receiver of a webhook.
///
/// A message is *tightened* if fewer values are valid than before, *loosened* if more are. Tightening breaks a user who sends the
/// message, loosening breaks a user who reads it; the other two are compatible. A change that does both breaks either.
enum class change_class : std::uint8_t {
    operation, ///< An operation, webhook or callback was removed (breaks its user) or added (compatible).
    parameter, ///< A parameter, request body or response header was removed (breaks its user) or added (a required one tightens,
               ///< others are compatible).
    member,    ///< A member of an object was removed (breaks its user) or added (a required one of a message that users send
               ///< tightens; any of an object that took no others loosens what users read; else compatible).
    requirement, ///< A member, parameter, body or header was made required (tightens) or optional (loosens).
    type, ///< The type, the format, the nullability, the alternatives or the serialization changed: tightens, loosens or both.
    constraint, ///< A bound, a pattern or another rule was tightened, loosened or replaced.
    value,      ///< A value of an enumeration was removed (tightens) or added (loosens), or all values came or went.
    status,     ///< A status was removed (a success breaks its user, an error is compatible) or added (a success loosens unless a
                ///< range or the default covered it, an error is compatible).
    media_type, ///< A media type of a body was removed (breaks its user) or added (compatible).
    security,   ///< Credentials that sufficed no longer do (tightens), or others suffice as well (compatible).
    server,     ///< A server URL was removed (breaks clients) or added (compatible).
    deprecation, ///< Something was deprecated, or no longer is: compatible.
};
BOOST_DESCRIBE_ENUM(change_class, operation, parameter, member, requirement, type, constraint, value, status, media_type,
                    security, server, deprecation)

} // namespace openapi_model

/// One difference between two OpenAPI documents.
///
/// JSON:   an object with these members.
struct openapi_change {
    std::string pointer{}; ///< where, in the first document; in the second one if it is new (RFC 6901)
    openapi_model::change_class kind{};
    openapi_model::change_effect effect{};
    std::string message{}; ///< what changed, in words

    friend bool operator==(openapi_change const&, openapi_change const&) = default;
};
BOOST_DESCRIBE_STRUCT(openapi_change, (), (pointer, kind, effect, message))

} // namespace vouch::inline VOUCH_ABI
#endif
