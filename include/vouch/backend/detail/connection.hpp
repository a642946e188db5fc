// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTION_HPP
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

/// A connection to an origin, plain or TLS, direct or through a proxy.
class connection {
public:
    /// `origin_text` is the text of `origin` as requests spell it.
    connection(std::string_view origin_text, http::origin const& origin) : origin_(origin_text), authority_(origin.authority()) {}
    connection(connection const&) = delete;
    auto operator=(connection const&) -> connection& = delete;
    ~connection()
    {
        vouch::detail::wipe(head_);
        if (tls_ && process_ == ::getpid()) // a child says nothing on the connection of its parent
            tls_->say_goodbye();
    }

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
        bool const joined = request.body.size() <= longest_joined_body;
        write_head(head_, request, authority_, joined ? request.body.size() : 0);
        if (joined)
            head_ += request.body;
        std::string_view const body = joined ? std::string_view() : request.body;
        auto result = tls_ ? transfer_over(*tls_, request, body, limit) : transfer_over(socket_, request, body, limit);
        vouch::detail::wipe(head_.data(), head_.size());
        head_.clear();
        kept_ = true;
        return result;
    }

    [[nodiscard]] auto origin() const noexcept -> std::string const& { return origin_; }

    /// Returns true if the connection can carry another request.
    [[nodiscard]] auto is_reusable() const noexcept -> bool { return reusable_; }

    /// Returns true if the connection is open and holds no byte that nobody asked for, in the TLS engine or in the socket.
    [[nodiscard]] auto is_quiet() -> bool { return tls_ ? tls_->is_quiet() : socket_.is_quiet(); }

private:
    static constexpr std::size_t longest_joined_body = 4 * 1024; // a longer one is not copied

    template <class Stream>
    [[nodiscard]] auto transfer_over(Stream& stream, http::request const& request, std::string_view body, patience const& limit)
        -> http::transport_result
    {
        transfer<Stream> transfer(stream, request, head_, body, kept_);
        auto result = transfer.run(limit);
        // bytes in the TLS engine may be a session ticket; those in the socket are looked for before the next request
        reusable_ = transfer.leaves_clean() && (!stream.has_buffered() || stream.is_quiet());
        return result;
    }

    pid_t process_ = ::getpid();
    std::string origin_;
    std::string authority_;
    std::string head_; // keeps its storage between two requests
    stream_socket socket_;
    std::optional<tls_stream> tls_;
    bool kept_ = false;
    bool reusable_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
