// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTION_HPP
#include <vouch/backend/detail/connection_state.hpp>
#include <vouch/backend/detail/open_socket.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/transfer.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <openssl/ssl.h>

#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connection to an origin, plain or TLS, direct or through a proxy.
class connection : public connection_state {
public:
    /// `origin_text` is the text of `origin` as requests spell it.
    connection(std::string_view origin_text, http::origin const& origin) : connection_state(origin_text, origin) {}

    /// Connects, through `proxy` if it is not null and serves the origin, and performs the TLS handshake if the origin is secure.
    [[nodiscard]] auto open(http::origin const& origin, http_proxy const* proxy, SSL_CTX& trust, patience const& limit)
        -> std::optional<http::transport_error>
    {
        auto opened = open_socket(origin, proxy, limit);
        if (auto* const failed = std::get_if<http::transport_error>(&opened))
            return std::move(*failed);
        socket_ = std::get<stream_socket>(std::move(opened));
        socket_.let_reads_block();
        if (!origin.is_secure())
            return std::nullopt;
        tls_.emplace(socket_);
        return tls_->shake_hands(trust, bare_host(origin), limit);
    }

    [[nodiscard]] auto send(http::request const& request, patience const& limit) -> http::transport_result
    {
        return tls_ ? transfer_over(*tls_, request, limit) : transfer_over(socket_, request, limit);
    }

private:
    template <class Stream>
    [[nodiscard]] auto transfer_over(Stream& stream, http::request const& request, patience const& limit)
        -> http::transport_result
    {
        auto const body = put_head(request);
        transfer<Stream> transfer(stream, request, head_, body, kept_);
        auto result = transfer.run(limit);
        finish(stream, transfer);
        return result;
    }
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
