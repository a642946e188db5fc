// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_BEAST_HPP
#define VOUCH_BACKEND_BEAST_HPP
#include <vouch/backend/detail/connection.hpp>
#include <vouch/backend/detail/idle_pool.hpp>
#include <vouch/backend/detail/of_this_process.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>
#include <openssl/ssl.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// The certificate authorities that a `beast` backend trusts.
struct beast_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< certificate authorities as PEM text
    bool system_authorities =
        true; ///< trusts those of the system too; without them, only a private authority's servers are reached
};

/// A blocking backend over TCP and OpenSSL, for http and https origins. Threads may share it.
///
/// It uses TLS 1.2 or newer and verifies the certificate and the host name. The deadline covers name lookup, connecting,
/// handshake, writing and reading. The addresses of a host are tried as RFC 8305 says. Up to `max_idle` connections are kept open
/// for `idle_time`; any method may use one, which is looked at first: it must be open and hold no byte that nobody asked for. If
/// the server closes it at that moment, the result is an error with `kept`; this backend sends nothing twice. A process that was
/// forked uses no connection of its parent.
///
/// Errors:   the constructor throws `boost::system::system_error` if an authority cannot be read or none is trusted; no `send`
///           throws an error.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links OpenSSL; one buffer of 16 KiB on the stack.
class beast {
public:
    static constexpr std::size_t max_idle = detail::idle_pool::max_size;
    static constexpr std::chrono::seconds idle_time = detail::idle_pool::max_age;

    explicit beast(beast_options const& options = {}) : shared_(std::make_unique<shared>())
    {
        namespace ssl = boost::asio::ssl;
        ssl::context& trust = shared_->trust;
        if (!options.system_authorities && options.ca_file.empty() && options.ca_pem.empty())
            throw boost::system::system_error(make_error_code(boost::system::errc::invalid_argument),
                                              "no certificate authority is trusted");
        detail::prepare(*trust.native_handle());
        trust.set_verify_mode(ssl::verify_peer);
        if (options.system_authorities)
            trust.set_default_verify_paths();
        if (!options.ca_file.empty())
            trust.load_verify_file(options.ca_file);
        if (!options.ca_pem.empty())
            trust.add_certificate_authority(boost::asio::buffer(options.ca_pem));
    }

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result
    {
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        auto const start = now();
        if (request.deadline <= start)
            return detail::not_sent(http::transport_reason::timeout, "the deadline has passed");
        auto& idle = shared_->idle.get();
        auto used = idle.take(request.origin, start);
        if (used == nullptr) {
            auto const origin = http::origin::parse(request.origin);
            if (!origin)
                return detail::not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
            used = std::make_unique<detail::connection>(request.origin, *origin);
            if (auto failed = used->open(*origin, *shared_->trust.native_handle(), request.deadline))
                return *std::move(failed);
        }
        auto result = used->send(request);
        if (used->is_reusable())
            idle.keep(std::move(used));
        return result;
    }

    void sleep(std::chrono::milliseconds time) const { std::this_thread::sleep_for(time); }
    [[nodiscard]] auto now() const noexcept -> std::chrono::steady_clock::time_point { return std::chrono::steady_clock::now(); }
    /// A number from [0, 1), uniformly distributed: for the length of pauses, not for keys.
    [[nodiscard]] auto random() const noexcept -> double
    {
        // the time, and the stack, which tells threads apart, mixed as by SplitMix64
        auto bits = static_cast<std::uint64_t>(now().time_since_epoch().count());
        bits ^= reinterpret_cast<std::uintptr_t>(&bits) << 32;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return static_cast<double>((bits ^ (bits >> 31)) >> 11) * 0x1p-53;
    }

private:
    struct shared {
        boost::asio::ssl::context trust{boost::asio::ssl::context::tls_client};
        detail::of_this_process<detail::idle_pool> idle;
    };

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
