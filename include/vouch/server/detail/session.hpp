// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_SESSION_HPP
#define VOUCH_SERVER_DETAIL_SESSION_HPP
#include <vouch/core/config.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI::server::detail {

/// A connection of a server, plain or TLS, with a time limit for its current operation.
class session : public std::enable_shared_from_this<session> {
public:
    explicit session(boost::asio::io_context& context) : socket_(context), timer_(context) {}

    [[nodiscard]] auto socket() noexcept -> boost::asio::ip::tcp::socket& { return socket_; }

    /// Closes the connection after this time, unless another limit is set before.
    void limit(std::chrono::milliseconds time)
    {
        timer_.expires_after(time);
        timer_.async_wait([self = shared_from_this()](boost::system::error_code reset) {
            // a wait that has already ended when the next limit is set completes without an error
            if (!reset && self->timer_.expiry() <= std::chrono::steady_clock::now())
                self->close();
        });
    }

    /// Closes the connection; operations in progress end with an error.
    void close()
    {
        boost::system::error_code ignored;
        socket_.close(ignored);
    }

    /// Closes the connection and cancels the timer, which keeps this session alive.
    void end()
    {
        close();
        timer_.cancel();
    }

    [[nodiscard]] auto shake_hands(boost::asio::ssl::context& identity, boost::system::error_code& error)
        -> boost::asio::awaitable<void>
    {
        tls_.emplace(socket_, identity);
        co_await tls_->async_handshake(boost::asio::ssl::stream_base::server,
                                       boost::asio::redirect_error(boost::asio::use_awaitable, error));
    }

    [[nodiscard]] auto read_some(boost::asio::mutable_buffer buffer, boost::system::error_code& error)
        -> boost::asio::awaitable<std::size_t>
    {
        auto into_error = boost::asio::redirect_error(boost::asio::use_awaitable, error);
        if (tls_) // GCC 12 miscompiles ?: over two co_await
            co_return co_await tls_->async_read_some(buffer, into_error);
        co_return co_await socket_.async_read_some(buffer, into_error);
    }

    [[nodiscard]] auto write(std::string_view head, std::string_view body, boost::system::error_code& error)
        -> boost::asio::awaitable<void>
    {
        std::array<boost::asio::const_buffer, 2> const parts{boost::asio::buffer(head), boost::asio::buffer(body)};
        auto into_error = boost::asio::redirect_error(boost::asio::use_awaitable, error);
        if (tls_)
            co_await boost::asio::async_write(*tls_, parts, into_error);
        else
            co_await boost::asio::async_write(socket_, parts, into_error);
    }

    /// Ends the connection so that the last response arrives: closing it while bytes arrive would reset it and lose the response.
    [[nodiscard]] auto linger() -> boost::asio::awaitable<void>
    {
        constexpr std::size_t max_size = 64 * 1024 * 1024;
        boost::system::error_code error;
        auto into_error = boost::asio::redirect_error(boost::asio::use_awaitable, error);
        limit(std::chrono::seconds(5));
        if (tls_)
            co_await tls_->async_shutdown(into_error);
        socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
        auto const sink = std::make_unique<std::array<char, 64 * 1024>>();
        for (std::size_t read = 0; !error && read < max_size;)
            read += co_await socket_.async_read_some(boost::asio::buffer(*sink), into_error);
    }

    bool responding = false; ///< a response is being written
    bool leaving = false;    ///< no further request is read

private:
    boost::asio::ip::tcp::socket socket_;
    std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls_;
    boost::asio::steady_timer timer_;
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
