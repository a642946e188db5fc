// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_ASIO_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_ASIO_CONNECTION_HPP
#include <vouch/backend/detail/asio_open.hpp>
#include <vouch/backend/detail/asio_waiter.hpp>
#include <vouch/backend/detail/connection_state.hpp>
#include <vouch/backend/detail/insist.hpp>
#include <vouch/backend/detail/open_socket.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/backend/detail/transfer.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <openssl/ssl.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connection to an origin that coroutines use one after the other: `connection` waits for the same on a thread.
class asio_connection : public connection_state {
public:
    /// `origin_text` is the text of `origin` as requests spell it.
    asio_connection(std::string_view origin_text, http::origin const& origin) : connection_state(origin_text, origin) {}

    /// Connects, through `proxy` if it is not null and serves the origin, and performs the TLS handshake if the origin is secure.
    [[nodiscard]] auto open(asio_waiter& waiter, http::origin const& origin, http_proxy const* proxy, SSL_CTX& trust)
        -> asio_task<std::optional<http::transport_error>>
    {
        auto opened = co_await asio_open_socket(waiter, origin, proxy);
        if (auto* const failed = std::get_if<http::transport_error>(&opened))
            co_return std::move(*failed);
        socket_ = std::get<stream_socket>(std::move(opened));
        watch_.emplace(waiter.executor(), socket_.handle());
        if (watch_->error())
            co_return not_sent(http::transport_reason::connect, watch_->error().message());
        if (!origin.is_secure())
            co_return std::nullopt;
        tls_.emplace(socket_);
        std::string const host = bare_host(origin);
        if (auto failed = tls_->begin(trust, host))
            co_return failed;
        insist(tls_->native());
        for (;;) {
            auto const step = tls_->shake_some();
            if (step == progress::moved)
                co_return find_anonymous(tls_->native());
            if (step != progress::must_read && step != progress::must_write)
                co_return tls_->handshake_failure();
            ring_when(step == progress::must_write, waiter);
            auto const end = co_await waiter.wait();
            if (end != waited::ready)
                co_return not_sent(end, "the TLS handshake took too long");
        }
    }

    [[nodiscard]] auto send(asio_waiter& waiter, http::request const& request) -> asio_task<http::transport_result>
    {
        return tls_ ? transfer_over(*tls_, waiter, request) : transfer_over(socket_, waiter, request);
    }

private:
    template <class Stream>
    [[nodiscard]] auto transfer_over(Stream& stream, asio_waiter& waiter, http::request const& request)
        -> asio_task<http::transport_result>
    {
        reusable_ = false;
        auto const body = put_head(request);
        auto const transfer = std::make_unique<detail::transfer<Stream>>(stream, request, head_, body, kept_);
        std::optional<http::transport_result> result;
        while (!(result = transfer->advance())) {
            ring_when(transfer->must_write(), waiter);
            auto const end = co_await waiter.wait();
            if (end != waited::ready) {
                result = transfer->given_up(end);
                break;
            }
        }
        finish(stream, *transfer);
        co_return *std::move(result);
    }

    // Rings when the socket is readable, or writable as well.
    void ring_when(bool writable, asio_waiter const& waiter)
    {
        if (!waiter.alarm()->awaits_read)
            watch_->ring_when_readable(waiter.alarm());
        if (writable && !waiter.alarm()->awaits_write)
            watch_->ring_when_writable(waiter.alarm());
    }

    std::optional<asio_watch> watch_; // of the socket, so it goes before
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
