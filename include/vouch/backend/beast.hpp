// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_BEAST_HPP
#define VOUCH_BACKEND_BEAST_HPP
#include <vouch/backend/detail/connection.hpp>
#include <vouch/backend/detail/idle_pool.hpp>
#include <vouch/backend/detail/of_this_process.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/backend/detail/tls_stream.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>
#include <openssl/ssl.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// Whom a `beast` backend trusts, its own certificate, and its proxy. The environment and ~/.netrc name no proxy and no
/// credential.
struct beast_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< certificate authorities as PEM text
    bool system_authorities =
        true; ///< trusts those of the system too; without them, only a private authority's servers are reached
    std::string certificate_file{}; ///< a PEM file with the client's certificate and those between it and its authority
    std::string key_file{};         ///< a PEM file with the key of that certificate, without a password
    std::string proxy{};            ///< "http://host:port"; this machine and Unix domain sockets are reached without it
    secret proxy_credential{};      ///< "user:password", sent to the proxy only, in Proxy-Authorization
};

/// A blocking backend over TCP and OpenSSL, for http and https origins and for Unix domain sockets. Threads may share it.
///
/// It uses TLS 1.2 or newer and verifies the certificate and the host name. The deadline covers name lookup, connecting,
/// handshake, writing and reading. The addresses of a host are tried as RFC 8305 says. A proxy opens a tunnel for every
/// connection, so TLS is end to end. Up to `max_idle` connections are kept open for `idle_time`; any method may use one, which is
/// looked at first: it must be open and hold no unexpected byte. If the server closes it at that moment, the result is
/// an error with `kept`; this backend sends nothing twice. A process that was forked uses no connection of its parent.
///
/// Errors:   the constructor throws `boost::system::system_error` if an authority, the certificate or its key cannot be read, no
///           authority is trusted, or the proxy or its credential is not in the form above; no `send` throws an error.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links OpenSSL; one buffer of 16 KiB on the stack. A call that can be cancelled wakes up every 20 ms.
class beast {
    using connections = detail::idle_pool<detail::connection, 8>;

public:
    static constexpr std::size_t max_idle = connections::max_size;
    static constexpr std::chrono::seconds idle_time = connections::max_age;
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr bool deadline_is_exact = true;

    explicit beast(beast_options const& options = {}) : shared_(std::make_unique<shared>())
    {
        detail::prepare(*shared_->tls.native_handle());
        set_trust(options);
        set_identity(options);
        shared_->proxy = detail::http_proxy::of_options(options.proxy, options.proxy_credential);
    }

    /// Sends a request and waits for the response. `stop` is looked at in every wait; a connection whose call was cancelled is
    /// closed.
    template <http::stop_request Stop = http::never_stop>
    [[nodiscard]] auto send(http::request const& request, Stop const& stop = {}) -> http::transport_result
    {
        return run(request, detail::patience(request.deadline, stop));
    }

private:
    struct shared {
        boost::asio::ssl::context tls{boost::asio::ssl::context::tls_client};
        std::optional<detail::http_proxy> proxy;
        detail::of_this_process<connections> idle;
    };

    [[noreturn]] static void refuse(char const* reason)
    {
        throw boost::system::system_error(make_error_code(boost::system::errc::invalid_argument), reason);
    }

    void set_trust(beast_options const& options)
    {
        if (!options.system_authorities && options.ca_file.empty() && options.ca_pem.empty())
            refuse("no certificate authority is trusted");
        auto& tls = shared_->tls;
        tls.set_verify_mode(boost::asio::ssl::verify_peer);
        if (options.system_authorities)
            tls.set_default_verify_paths();
        if (!options.ca_file.empty())
            tls.load_verify_file(options.ca_file);
        if (!options.ca_pem.empty())
            tls.add_certificate_authority(boost::asio::buffer(options.ca_pem));
    }

    void set_identity(beast_options const& options)
    {
        if (options.certificate_file.empty() != options.key_file.empty())
            refuse("a client certificate without its key, or a key without its certificate");
        if (options.key_file.empty())
            return;
        auto& tls = shared_->tls;
        // otherwise OpenSSL asks the terminal for the password of a key that has one
        SSL_CTX_set_default_passwd_cb(tls.native_handle(), [](char*, int, int, void*) { return -1; });
        tls.use_certificate_chain_file(options.certificate_file);
        tls.use_private_key_file(options.key_file, boost::asio::ssl::context::pem); // compares the two
    }

    [[nodiscard]] auto run(http::request const& request, detail::patience const& limit) -> http::transport_result
    {
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        auto const start = std::chrono::steady_clock::now();
        if (auto const end = limit.check(start); end != detail::waited::ready)
            return detail::not_sent(end, "the deadline has passed");
        auto& idle = shared_->idle.get();
        auto used = idle.take(request.origin, start);
        if (used == nullptr) {
            auto const origin = http::origin::parse(request.origin);
            if (!origin)
                return detail::not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
            used = std::make_unique<detail::connection>(request.origin, *origin);
            auto const* const proxy = shared_->proxy ? &*shared_->proxy : nullptr;
            if (auto failed = used->open(*origin, proxy, *shared_->tls.native_handle(), limit))
                return *std::move(failed);
        }
        auto result = used->send(request, limit);
        if (used->is_reusable())
            idle.keep(std::move(used));
        return result;
    }

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
