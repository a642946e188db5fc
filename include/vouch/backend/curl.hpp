// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_CURL_HPP
#define VOUCH_BACKEND_CURL_HPP
#include <vouch/backend/curl_options.hpp>
#include <vouch/backend/detail/curl_attempt.hpp>
#include <vouch/backend/detail/curl_driver.hpp>
#include <vouch/backend/detail/curl_settings.hpp>
#include <vouch/backend/detail/of_this_process.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/message/message.hpp>

#include <memory>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// A blocking backend over libcurl, for http and https origins and Unix sockets. Threads may share it.
///
/// It uses TLS 1.2 or newer, verifies the certificate and the host name, and speaks HTTP/2 where a TLS server does. It takes no
/// proxy, netrc or other setting from the environment, follows no redirect, keeps no cookies and decodes no body. The deadline
/// covers name lookup, connecting, handshake, writing and reading, and is exact to a few milliseconds; a stop is seen within 20
/// ms.
///
/// Connections are kept for 30 seconds, up to eight for each of eight threads. Where a kept connection turns out to be closed,
/// libcurl would send the request again: this backend prevents that, and the result is an error with `kept`. A process that was
/// forked uses no connection of its parent.
///
/// libcurl 7.88 with OpenSSL takes a connection that is cut off for one that TLS has ended, so a body without a length may be
/// short; it takes the common name of a certificate that names no host otherwise; and it reads the chunked coding leniently.
///
/// Errors:   the constructor throws `std::system_error` if a file cannot be read, no authority is trusted, or the proxy or its
///           credential is malformed; no `send` throws an error. A name that does not exist is `connect`: libcurl does not tell
///           it from a look-up that failed. HEAD with a body is refused.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links libcurl, 7.87 or newer. libcurl does not overwrite its own copies of a request.
class curl {
public:
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr bool deadline_is_exact = true;
    /// Checks of the conformance suite that it does not pass, with the reasons.
    static constexpr auto const& cannot = detail::curl_cannot;

    explicit curl(curl_options options = {}) : shared_(std::make_unique<shared>(std::move(options))) {}

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result { return send(request, http::never_stop{}); }

    /// The same; ends with the reason `cancelled` soon after `stop` asks for it.
    template <http::stop_request Stop>
    [[nodiscard]] auto send(http::request const& request, Stop const& stop) -> http::transport_result
    {
        if (auto fault = detail::find_curl_fault(request))
            return *std::move(fault);
        auto& pool = shared_->pool.get();
        auto driver = pool.take(request.origin);
        auto result = driver->send(shared_->settings, request, detail::patience(request.deadline, stop));
        pool.keep(std::move(driver));
        return result;
    }

private:
    struct shared {
        explicit shared(curl_options&& options) : settings(std::move(options)) {}

        detail::curl_settings settings;
        detail::of_this_process<detail::curl_pool> pool;
    };

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
