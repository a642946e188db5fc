// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_ASIO_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_ASIO_CONNECTION_HPP
#include <vouch/backend/detail/asio_open.hpp>
#include <vouch/backend/detail/asio_waiter.hpp>
#include <vouch/backend/detail/insist.hpp>
#include <vouch/backend/detail/open_socket.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/backend/detail/tls_stream.hpp>
#include <vouch/backend/detail/transfer.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <openssl/ssl.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connection to an origin that coroutines use one after the other: `connection` waits for the same on a thread.
class asio_connection {
public:
    /// `origin_text` is the text of `origin` as requests spell it.
    asio_connection(std::string_view origin_text, http::origin const& origin)
        : origin_(origin_text), authority_(origin.authority())
    {}
    asio_connection(asio_connection const&) = delete;
    auto operator=(asio_connection const&) -> asio_connection& = delete;
    ~asio_connection()
    {
        vouch::detail::wipe(head_);
        if (tls_ && process_ == ::getpid()) // a child says nothing on the connection of its parent
            tls_->say_goodbye();
    }

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

    [[nodiscard]] auto origin() const noexcept -> std::string const& { return origin_; }

    /// Returns true if the connection can carry another request.
    [[nodiscard]] auto is_reusable() const noexcept -> bool { return reusable_; }

    /// Returns true if the connection is open and holds no unexpected byte, in the TLS engine or in the socket.
    [[nodiscard]] auto is_quiet() -> bool { return tls_ ? tls_->is_quiet() : socket_.is_quiet(); }

private:
    static constexpr std::size_t longest_joined_body = 4 * 1024; // a longer one is not copied

    template <class Stream>
    [[nodiscard]] auto transfer_over(Stream& stream, asio_waiter& waiter, http::request const& request)
        -> asio_task<http::transport_result>
    {
        reusable_ = false;
        bool const joined = request.body.size() <= longest_joined_body;
        write_head(head_, request, authority_, joined ? request.body.size() : 0);
        if (joined)
            head_ += request.body;
        auto const transfer = std::make_unique<detail::transfer<Stream>>(
            stream, request, head_, joined ? std::string_view() : request.body, std::exchange(kept_, true));
        std::optional<http::transport_result> result;
        while (!(result = transfer->advance())) {
            ring_when(transfer->must_write(), waiter);
            auto const end = co_await waiter.wait();
            if (end != waited::ready) {
                result = transfer->given_up(end);
                break;
            }
        }
        // bytes in the TLS engine may be a session ticket; those in the socket are looked for before the next request
        reusable_ = transfer->leaves_clean() && (!stream.has_buffered() || stream.is_quiet());
        vouch::detail::wipe(head_.data(), head_.size());
        head_.clear();
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

    pid_t process_ = ::getpid();
    std::string origin_;
    std::string authority_;
    std::string head_; // keeps its storage between two requests
    stream_socket socket_;
    std::optional<tls_stream> tls_;
    std::optional<asio_watch> watch_; // of the socket, so it goes before
    bool kept_ = false;
    bool reusable_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
