// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_TLS_SERVER_HPP
#define VOUCH_TESTING_TLS_SERVER_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/freed_by.hpp>
#include <vouch/testing/detail/certificate.hpp>
#include <vouch/testing/detail/stream.hpp>
#include <vouch/testing/server.hpp>

#include <openssl/ssl.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::testing {

/// What the certificate of a `tls_server` is like.
enum class certificate : std::uint8_t {
    trusted,           ///< for localhost and 127.0.0.1, from the authority of `tls_server::authority_pem()`
    expired,           ///< a second ago
    not_yet_valid,     ///< for another minute
    wrong_host,        ///< for example.com and 127.0.0.2
    unknown_authority, ///< from another authority of the same name
};

namespace detail {

/// TLS over a connection of a server.
class tls_stream final : public stream {
public:
    tls_stream(descriptor socket, SSL_CTX& context) : stream(std::move(socket)), ssl_(SSL_new(&context))
    {
        SSL_set_fd(ssl_.get(), handle());
    }
    [[nodiscard]] auto open() -> bool override { return SSL_accept(ssl_.get()) == 1; }
    [[nodiscard]] auto read(char* to, std::size_t size) -> std::size_t override
    {
        int const count = SSL_read(ssl_.get(), to, static_cast<int>((std::min)(size, std::size_t{INT_MAX})));
        return count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    auto write(std::string_view text) -> bool override
    {
        while (!text.empty()) {
            int const count = SSL_write(ssl_.get(), text.data(), static_cast<int>((std::min)(text.size(), std::size_t{INT_MAX})));
            if (count <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    void end() override
    {
        if (handle() < 0)
            return; // the number may be that of another socket by now
        if (SSL_is_init_finished(ssl_.get()) && (SSL_get_shutdown(ssl_.get()) & SSL_SENT_SHUTDOWN) == 0)
            SSL_shutdown(ssl_.get());
        stream::end();
    }

private:
    std::unique_ptr<SSL, vouch::detail::freed_by<&SSL_free>> ssl_;
};

using context_handle = std::shared_ptr<SSL_CTX>;

[[nodiscard]] inline auto trusted_authority() -> authority const&
{
    static authority const made("vouch testing authority");
    return made;
}

[[nodiscard]] inline auto issue(certificate kind) -> identity
{
    constexpr char const* own = "DNS:localhost,IP:127.0.0.1";
    switch (kind) {
    case certificate::expired: return trusted_authority().issue(own, -60, -1);
    case certificate::not_yet_valid: return trusted_authority().issue(own, 60, 3600);
    case certificate::wrong_host: return trusted_authority().issue("DNS:example.com,IP:127.0.0.2", -60, 3600);
    case certificate::unknown_authority: return authority("vouch testing authority").issue(own, -60, 3600);
    case certificate::trusted: break;
    }
    return trusted_authority().issue(own, -60, 3600);
}

[[nodiscard]] inline auto make_context(certificate kind, int version) -> context_handle
{
    context_handle made(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    auto const identity = issue(kind);
    SSL_CTX_use_certificate(made.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(made.get(), identity.key.get());
    SSL_CTX_set_min_proto_version(made.get(), version);
    SSL_CTX_set_max_proto_version(made.get(), version);
    return made;
}

} // namespace detail

/// A `server` with TLS 1.3 for the host localhost, whose certificate is made in memory.
///
/// Cost: links OpenSSL.
class tls_server : public server {
public:
    /// `version` is one of OpenSSL's numbers, the only version that the server speaks.
    explicit tls_server(certificate kind = certificate::trusted, int version = TLS1_3_VERSION)
        : server([context = detail::make_context(kind, version)](
                     detail::descriptor socket) { return std::make_unique<detail::tls_stream>(std::move(socket), *context); },
                 "localhost")
    {}

    /// The certificate of the private authority of this process, as PEM text: what a backend must trust.
    [[nodiscard]] static auto authority_pem() -> std::string { return detail::trusted_authority().pem(); }
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif
