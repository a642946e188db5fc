// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_BEAST_HPP
#define VOUCH_BACKEND_BEAST_HPP
#include <vouch/backend/detail/connection.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/method.hpp>
#include <vouch/http/message/origin.hpp>

#include <boost/asio/ssl/context.hpp>
#include <openssl/rand.h>

#include <chrono>
#include <cstddef>
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

/// The certificate authorities that a `beast` backend trusts besides those of the system.
struct beast_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< certificate authorities as PEM text
};

/// A blocking backend over Boost.Beast and OpenSSL, for http and https origins. Threads may share it.
///
/// It uses TLS 1.2 or newer and verifies the certificate and the host name. The deadline covers name lookup, connecting,
/// handshake, writing and reading. Up to `max_idle` connections are kept open for `idle_time`. Only idempotent methods use a kept
/// connection: if it turns out to be stale before the server sent anything, the request is sent again over a new one. On a stale
/// connection a POST could not be told from a lost POST.
///
/// Errors:   the constructor throws `boost::system::system_error` if an authority cannot be read; `send` throws no error.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links OpenSSL; Boost.Asio and Boost.Beast are compiled here.
class beast {
public:
    static constexpr std::size_t max_idle = 8;
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
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        auto const parsed = http::origin::parse(request.origin);
        if (!parsed)
            return not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
        if (request.deadline <= now())
            return not_sent(http::transport_reason::timeout, "the deadline has passed");
        auto const origin = parsed->text();
        if (http::detail::is_idempotent(request.method)) {
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
            fresh = std::make_unique<detail::connection>(*parsed);
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
    /// A number from [0, 1), uniformly distributed.
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
        std::vector<idle_connection> idle; // sorted, the longest idle first
    };

    [[nodiscard]] static auto not_sent(http::transport_reason reason, std::string detail) -> http::transport_error
    {
        return {reason, http::delivery::not_sent, std::move(detail)};
    }

    [[nodiscard]] auto take_idle(std::string_view origin) -> std::unique_ptr<detail::connection>
    {
        std::lock_guard const lock(shared_->mutex);
        auto& idle = shared_->idle;
        auto const oldest = now() - idle_time;
        std::erase_if(idle, [&](idle_connection const& kept) { return kept.since < oldest; });
        for (std::size_t index = idle.size(); index-- > 0;) {
            if (idle[index].origin != origin)
                continue;
            auto taken = std::move(idle[index].connection);
            idle.erase(idle.begin() + static_cast<std::ptrdiff_t>(index));
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
        if (idle.size() == max_idle)
            idle.erase(idle.begin());
        idle.push_back({std::string(origin), now(), std::move(used)});
    }

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
