// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_INSIST_HPP
#define VOUCH_BACKEND_DETAIL_INSIST_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <optional>

// What a connection needs whatever its context, which is the caller's, says.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A verification that the callback of the context can only make stricter, by a list of keys, say.
inline auto verify_at_least(int verified, X509_STORE_CTX* chain) -> int
{
    if (verified != 1)
        return 0;
    auto* const tls = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto* const of_context = SSL_CTX_get_verify_callback(SSL_get_SSL_CTX(tls));
    return of_context == nullptr ? 1 : of_context(verified, chain);
}

/// Sets TLS 1.2 or newer, verification and HTTP/1.1 for a connection, and how `tls_stream` uses OpenSSL.
inline void insist(SSL& tls)
{
    SSL_set_verify(&tls, SSL_VERIFY_PEER, verify_at_least);
    if (SSL_get_min_proto_version(&tls) < TLS1_2_VERSION)
        SSL_set_min_proto_version(&tls, TLS1_2_VERSION);
    constexpr unsigned char http_1_1[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'}; // RFC 7301: the context may ask for HTTP/2
    SSL_set_alpn_protos(&tls, http_1_1, sizeof http_1_1);
    SSL_set_read_ahead(&tls, 1);
    SSL_set_mode(&tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_set_options(&tls, SSL_OP_NO_RENEGOTIATION);
#ifdef SSL_OP_CLEANSE_PLAINTEXT // since OpenSSL 3
    SSL_set_options(&tls, SSL_OP_CLEANSE_PLAINTEXT);
#endif
}

/// Returns an error if the server showed no certificate: a context may allow ciphers that need none.
[[nodiscard]] inline auto find_anonymous(SSL& tls) -> std::optional<http::transport_error>
{
    if (SSL_get0_peer_certificate(&tls) == nullptr || SSL_get_verify_result(&tls) != X509_V_OK)
        return not_sent(http::transport_reason::tls, "the server has no verified certificate");
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
