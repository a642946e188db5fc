// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_FAILURE_HPP
#define VOUCH_HTTP_CLIENT_FAILURE_HPP
#include <vouch/core/error.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/request_error.hpp>

// The outcomes of a call besides its documented replies. `transport_error` is the fourth.
namespace vouch::inline VOUCH_ABI::http {

/// The request breaks the description of its endpoint. Nothing was sent.
struct invalid_request {
    request_errors errors;
};

/// The status is documented, but the body is not of the documented type. `response` has the body, without a byte order mark; it
/// may hold personal data and stands in no message.
struct undecodable_reply {
    vouch::errors errors;
    http::response response;
};

/// The status is not documented by the endpoint; or it is, but the reply has another media type than the documented one: the HTML
/// of a proxy.
struct unexpected_status {
    http::response response;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
