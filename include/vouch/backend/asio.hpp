// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_ASIO_HPP
#define VOUCH_BACKEND_ASIO_HPP
#include <vouch/backend/detail/asio_connection.hpp>
#include <vouch/backend/detail/asio_waiter.hpp>
#include <vouch/backend/detail/idle_pool.hpp>
#include <vouch/backend/detail/of_this_process.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/wiping_request.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ssl/context.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// How an `asio` backend connects. Nothing is taken from the environment.
struct asio_options {
    std::string proxy{};       ///< "http://host:port": opens tunnels to all origins but those of this machine
    secret proxy_credential{}; ///< "user:password", which only the proxy gets
};

/// A backend of coroutines on Boost.Asio, for http, https and unix origins: `send` and `sleep` are `boost::asio::awaitable`s.
///
/// The executor and the TLS context are yours. Calls run on that executor, any number of them at once, but never on two threads
/// at a time: with several threads the executor is a strand, and coroutines that call are spawned on it. Of the context it takes
/// authorities, client certificate and ciphers; verification of certificate and host name, and TLS 1.2 or newer, hold whatever
/// the context says. Up to `max_idle` connections are kept open for `idle_time`, by the rules of `beast`; they keep no
/// `io_context` running.
///
/// A coroutine that is cancelled, by the slot that it was spawned with or by a stop request, ends its attempt with the reason
/// `cancelled` and closes the connection. The deadline covers look-up, connecting, handshake, writing and reading.
///
/// Errors:   the constructor throws `boost::system::system_error` if the proxy or its credential is malformed; no `send` throws
///           an error.
/// Lifetime: the TLS context and the executor's `io_context` must outlive the backend. An `io_context` that is destroyed while
///           calls are under way destroys them. After a fork the child calls `io_context::notify_fork`.
/// Cost:     links OpenSSL; a buffer of 16 KiB for each call under way.
class asio {
    using connections = detail::idle_pool<detail::asio_connection, 64>;

public:
    template <class Result>
    using task = boost::asio::awaitable<Result>;

    static constexpr bool concurrent = false;
    static constexpr bool cancels_in_flight = true;
    static constexpr std::size_t max_idle = connections::max_size;
    static constexpr std::chrono::seconds idle_time = connections::max_age;

    asio(boost::asio::any_io_executor executor, boost::asio::ssl::context& trust, asio_options const& options = {})
        : shared_(std::make_shared<shared>(std::move(executor), trust,
                                           detail::http_proxy::of_options(options.proxy, options.proxy_credential)))
    {}

    [[nodiscard]] auto send(http::request request) -> task<http::transport_result>
    {
        return send(std::move(request), http::never_stop());
    }

    /// Looks at `stop` every 20 ms. Cancelling through Asio's cancellation slots is immediate.
    template <http::stop_request Stop>
    [[nodiscard]] auto send(http::request request, Stop stop) -> task<http::transport_result>
    {
        return run(shared_, http::detail::wiping_request(std::move(request)), std::move(stop));
    }

    /// Gives false, early, if the coroutine is cancelled.
    [[nodiscard]] auto sleep(std::chrono::milliseconds time) const -> task<bool> { return pause(shared_->executor, time); }

private:
    struct shared {
        shared(boost::asio::any_io_executor of, boost::asio::ssl::context& context, std::optional<detail::http_proxy> through)
            : executor(std::move(of)), trust(context), proxy(std::move(through))
        {}

        boost::asio::any_io_executor executor;
        boost::asio::ssl::context& trust;
        std::optional<detail::http_proxy> proxy;
        detail::of_this_process<connections> idle;
    };

    // A coroutine outlives the call that makes it, and perhaps the backend: it owns what it uses.
    template <class Stop>
    [[nodiscard]] static auto run(std::shared_ptr<shared> state, http::detail::wiping_request request, Stop stop)
        -> task<http::transport_result>
    {
        detail::asio_waiter waiter(state->executor, detail::patience(request->deadline, stop));
        co_return co_await attempt(*state, waiter, *request);
    }

    [[nodiscard]] static auto attempt(shared& state, detail::asio_waiter& waiter, http::request const& request)
        -> task<http::transport_result>
    {
        if (auto fault = detail::find_fault(request))
            co_return *std::move(fault);
        auto const begun = co_await waiter.check();
        if (begun != detail::waited::ready)
            co_return detail::not_sent(begun, "the deadline has passed");
        auto& idle = state.idle.get();
        auto used = idle.take(request.origin, std::chrono::steady_clock::now());
        if (used == nullptr) {
            auto const origin = http::origin::parse(request.origin);
            if (!origin)
                co_return detail::not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
            used = std::make_unique<detail::asio_connection>(request.origin, *origin);
            auto failed =
                co_await used->open(waiter, *origin, state.proxy ? &*state.proxy : nullptr, *state.trust.native_handle());
            if (failed)
                co_return *std::move(failed);
        }
        auto result = co_await used->send(waiter, request);
        if (used->is_reusable())
            idle.keep(std::move(used));
        co_return result;
    }

    [[nodiscard]] static auto pause(boost::asio::any_io_executor executor, std::chrono::milliseconds time) -> task<bool>
    {
        auto const end = std::chrono::steady_clock::now() + time;
        detail::asio_waiter waiter(executor, detail::patience((detail::time_point::max)()));
        auto const ended = co_await waiter.wait(end);
        co_return ended == detail::waited::ready;
    }

    std::shared_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
