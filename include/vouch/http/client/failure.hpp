// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_FAILURE_HPP
#define VOUCH_HTTP_CLIENT_FAILURE_HPP
#include <vouch/core/error.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/request_error.hpp>

// How a call can end besides its documented replies; `transport_error` is the fourth.
namespace vouch::inline VOUCH_ABI::http {

/// The request is wrong, by its own description. Nothing was sent.
struct invalid_request {
    request_errors errors;
};

/// The status is documented, but the body is not what that documents. The body is here for whoever looks into it, and nowhere
/// else: it may hold personal data.
struct undecodable_reply {
    vouch::errors errors;
    http::response response;
};

/// A status that the endpoint does not document.
struct unexpected_status {
    http::response response;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
