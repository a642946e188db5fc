// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_HTTPLIB_HPP
#define VOUCH_BACKEND_HTTPLIB_HPP
#include <vouch/backend/detail/httplib_connection.hpp>
#include <vouch/backend/detail/httplib_settings.hpp>
#include <vouch/backend/detail/httplib_version.hpp>
#include <vouch/backend/detail/idle_pool.hpp>
#include <vouch/backend/detail/of_this_process.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/backend/detail/watchdog.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// A blocking backend over cpp-httplib, for http and https origins and Unix sockets. Threads may share it.
///
/// It uses TLS 1.2 or newer and verifies the certificate and the host name. The deadline covers name lookup, connecting,
/// handshake, writing and reading. Up to `max_idle` connections are kept open for `idle_time`; any method may use one, which is
/// looked at first: it must be open and hold no unexpected byte. cpp-httplib may not connect a second time for a
/// request, so none is sent twice. A process that was forked uses no connection of its parent.
///
/// A proxy opens a tunnel to an https origin. It reads the requests to an http origin, which it passes on.
///
/// What `configure` sets for redirects, proxies, credentials, default headers, coding, timeouts, logging, socket options and
/// trust is overwritten.
///
/// `cannot` lists what the conformance suite asks for and cpp-httplib does not do; docs/how-to/backends.md lists what else
/// differs between its versions. With 0.11, call only servers that you trust: a status line of 30 KB ends the process. Versions
/// 0.24 to 0.29 send no request with a query.
///
/// Errors:   the constructor throws `std::system_error` if options contradict each other or a file cannot be read; no `send`
///           throws an error.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links cpp-httplib and OpenSSL; a thread for the deadlines, two descriptors for a connection. cpp-httplib does not
///           overwrite its copies of the headers of a request; of a body it makes none.
class httplib {
    using connections = detail::idle_pool<detail::httplib_connection, 8>;

public:
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr std::size_t max_idle = connections::max_size;
    static constexpr std::chrono::seconds idle_time = connections::max_age;

    /// Checks of the conformance suite that it does not pass, with the reasons.
    static constexpr auto const& cannot = detail::httplib_cannot;

    explicit httplib(httplib_options const& options = {}) : shared_(std::make_unique<shared>(options)) {}

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result { return send(request, http::never_stop()); }

    /// The same; ends with the reason `cancelled` soon after `stop` asks for it.
    template <http::stop_request Stop>
    [[nodiscard]] auto send(http::request const& request, Stop const& stop) -> http::transport_result
    {
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        if (detail::httplib_sorts_queries && request.target.find('?') != request.target.npos)
            return detail::not_sent(http::transport_reason::protocol, "versions 0.24 to 0.29 of cpp-httplib change queries");
        detail::patience const limit(request.deadline, stop);
        auto const start = std::chrono::steady_clock::now();
        if (auto const end = limit.check(start); end != detail::waited::ready)
            return detail::not_sent(end, "the deadline has passed");
        std::unique_ptr<detail::httplib_connection> used;
        try {
            auto& idle = shared_->idle.get();
            used = idle.take(request.origin, start);
            if (used == nullptr) {
                auto const origin = http::origin::parse(request.origin);
                if (!origin)
                    return detail::not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
                used = std::make_unique<detail::httplib_connection>(request.origin, *origin, shared_->settings);
            }
            auto result = used->send(request, shared_->watchdog.get(), limit);
            if (used->is_reusable())
                idle.keep(std::move(used));
            return result;
        } catch (std::exception const&) { // no memory, no thread, or a fault of cpp-httplib
            bool const begun = used != nullptr && used->has_begun();
            return http::transport_error{begun ? http::transport_reason::protocol : http::transport_reason::connect,
                                         begun ? http::delivery::maybe_sent : http::delivery::not_sent, "cpp-httplib failed"};
        }
    }

private:
    struct shared {
        explicit shared(httplib_options const& options) : settings(options) {}

        detail::httplib_settings settings;
        detail::of_this_process<connections> idle;
        detail::of_this_process<detail::watchdog> watchdog;
    };

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
