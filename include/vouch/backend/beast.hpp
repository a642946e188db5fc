// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_BEAST_HPP
#define VOUCH_BACKEND_BEAST_HPP
#include <vouch/backend/detail/connection.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <boost/asio/ssl/context.hpp>
#include <openssl/rand.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend {

/// Whom a `beast` backend trusts besides the authorities of the system.
struct beast_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< the same, as text
};

/// A blocking backend over Boost.Beast and OpenSSL, for http and https origins.
///
/// TLS 1.2 or newer, with the certificate and the host name verified. The deadline holds over name look-up, connecting,
/// handshake, writing and reading. Up to `most_idle` connections are kept open for `idle_time`; one that turns out stale before
/// it said anything is replaced once, and only idempotent methods use one: a lost POST could not be told from a stale connection.
/// Errors:   the constructor throws `boost::system::system_error` where an authority cannot be read; `send` throws no error.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links OpenSSL; Boost.Asio and Boost.Beast are compiled here.
class beast {
public:
    static constexpr bool concurrent = true; ///< threads may share one backend
    static constexpr bool deadline_is_exact = true;
    static constexpr std::size_t most_idle = 8;
    static constexpr std::chrono::seconds idle_time{30};

    explicit beast(beast_options const& options = {}) : shared_(std::make_unique<shared>())
    {
        namespace ssl = boost::asio::ssl;
        ssl::context& trust = shared_->trust;
        SSL_CTX_set_min_proto_version(trust.native_handle(), TLS1_2_VERSION);
        trust.set_verify_mode(ssl::verify_peer);
        trust.set_default_verify_paths();
        if (!options.ca_file.empty())
            trust.load_verify_file(options.ca_file);
        if (!options.ca_pem.empty())
            trust.add_certificate_authority(boost::asio::buffer(options.ca_pem));
    }

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result
    {
        if (auto refused = detail::refusal(request))
            return *std::move(refused);
        auto const where = http::origin::parse(request.origin);
        if (!where)
            return not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
        if (request.deadline <= now())
            return not_sent(http::transport_reason::timeout, "the deadline has passed");
        auto const origin = where->text();
        if (is_idempotent(request.method)) {
            if (auto idle = take_idle(origin)) {
                auto result = idle->send(request);
                if (!idle->was_silent()) {
                    keep(origin, std::move(idle));
                    return result;
                }
            }
        }
        std::unique_ptr<detail::connection> fresh;
        try {
            fresh = std::make_unique<detail::connection>(*where);
            if (auto failed = fresh->open(shared_->trust, request.deadline))
                return *std::move(failed);
        } catch (boost::system::system_error const& failure) { // no descriptor left
            return not_sent(http::transport_reason::connect, failure.code().message());
        } catch (std::system_error const& failure) { // no thread left
            return not_sent(http::transport_reason::connect, failure.code().message());
        }
        auto result = fresh->send(request);
        keep(origin, std::move(fresh));
        return result;
    }

    void sleep(std::chrono::milliseconds time) const { std::this_thread::sleep_for(time); }
    [[nodiscard]] auto now() const noexcept -> std::chrono::steady_clock::time_point { return std::chrono::steady_clock::now(); }
    /// Evenly distributed over [0, 1).
    [[nodiscard]] auto random() const noexcept -> double
    {
        std::uint32_t bits = 0;
        RAND_bytes(reinterpret_cast<unsigned char*>(&bits), sizeof bits);
        return bits / 4294967296.0;
    }

private:
    struct idle_connection {
        std::string origin;
        std::chrono::steady_clock::time_point since;
        std::unique_ptr<detail::connection> connection;
    };
    struct shared {
        boost::asio::ssl::context trust{boost::asio::ssl::context::tls_client};
        std::mutex mutex;
        std::vector<idle_connection> idle; // the longest idle first
    };

    [[nodiscard]] static auto not_sent(http::transport_reason reason, std::string detail) -> http::transport_error
    {
        return {reason, http::delivery::not_sent, std::move(detail)};
    }

    /// RFC 9110 section 9.2.2.
    [[nodiscard]] static auto is_idempotent(std::string_view method) noexcept -> bool
    {
        constexpr std::string_view methods[]{"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};
        return std::ranges::find(methods, method) != std::end(methods);
    }

    [[nodiscard]] auto take_idle(std::string_view origin) -> std::unique_ptr<detail::connection>
    {
        std::lock_guard const lock(shared_->mutex);
        auto& idle = shared_->idle;
        auto const oldest = now() - idle_time;
        std::erase_if(idle, [&](idle_connection const& one) { return one.since < oldest; });
        for (std::size_t at = idle.size(); at-- > 0;) {
            if (idle[at].origin != origin)
                continue;
            auto taken = std::move(idle[at].connection);
            idle.erase(idle.begin() + static_cast<std::ptrdiff_t>(at));
            if (taken->is_quiet())
                return taken;
        }
        return nullptr;
    }

    void keep(std::string_view origin, std::unique_ptr<detail::connection> used)
    {
        if (!used->is_reusable())
            return;
        std::lock_guard const lock(shared_->mutex);
        auto& idle = shared_->idle;
        if (idle.size() == most_idle)
            idle.erase(idle.begin());
        idle.push_back({std::string(origin), now(), std::move(used)});
    }

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
