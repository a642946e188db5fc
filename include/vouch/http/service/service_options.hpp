// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_SERVICE_OPTIONS_HPP
#define VOUCH_HTTP_SERVICE_SERVICE_OPTIONS_HPP
#include <vouch/core/config.hpp>

#include <cstddef>

namespace vouch::inline VOUCH_ABI::http {

/// The limits of a service.
struct service_options {
    std::size_t max_body = 1024 * 1024; ///< bytes of a request's body
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
