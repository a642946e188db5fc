// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_STREAM_HPP
#define VOUCH_SERVER_DETAIL_STREAM_HPP
#include <vouch/core/config.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::server::detail {

using tcp_socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// What became of an operation that does not wait.
enum class progress : std::uint8_t { made, wants_read, wants_write, ended };

// How OpenSSL reads and writes our socket: through Asio, which never raises SIGPIPE, and without buffers of its own.
class socket_bio {
public:
    [[nodiscard]] static auto make(tcp_socket& socket) -> BIO*
    {
        static BIO_METHOD* const method = make_method(); // never freed: a server may be static and outlive it
        BIO* const made = method != nullptr ? BIO_new(method) : nullptr;
        if (made == nullptr)
            throw std::bad_alloc();
        BIO_set_data(made, &socket);
        BIO_set_init(made, 1);
        return made;
    }

private:
    [[nodiscard]] static auto make_method() -> BIO_METHOD*
    {
        BIO_METHOD* const made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "vouch socket");
        if (made != nullptr) {
            BIO_meth_set_read(made, [](BIO* bio, char* bytes, int size) { return transfer(bio, bytes, size, true); });
            BIO_meth_set_write(
                made, [](BIO* bio, char const* bytes, int size) { return transfer(bio, const_cast<char*>(bytes), size, false); });
            BIO_meth_set_ctrl(made, [](BIO*, int command, long, void*) -> long { return command == BIO_CTRL_FLUSH ? 1 : 0; });
        }
        return made;
    }

    static auto transfer(BIO* bio, char* bytes, int size, bool reads) -> int
    {
        auto& socket = *static_cast<tcp_socket*>(BIO_get_data(bio));
        auto const buffer = boost::asio::buffer(bytes, static_cast<std::size_t>(size));
        boost::system::error_code error;
        std::size_t const moved = reads ? socket.read_some(buffer, error) : socket.write_some(buffer, error);
        BIO_clear_retry_flags(bio);
        if (error == boost::asio::error::would_block)
            BIO_set_flags(bio, (reads ? BIO_FLAGS_READ : BIO_FLAGS_WRITE) | BIO_FLAGS_SHOULD_RETRY);
        return error ? -1 : static_cast<int>(moved);
    }
};

// The bytes of a connection, plain or TLS. No operation waits: each says what to wait for before it is called again.
class stream {
public:
    explicit stream(boost::asio::io_context& context) : socket_(context) {}
    stream(stream const&) = delete;
    auto operator=(stream const&) -> stream& = delete;

    [[nodiscard]] auto socket() noexcept -> tcp_socket& { return socket_; }

    // Makes the stream ready. With a context of TLS, `shake_hands` comes first.
    void open(SSL_CTX* tls)
    {
        boost::system::error_code ignored;
        socket_.non_blocking(true, ignored);
        socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
        if (tls == nullptr)
            return;
        tls_.reset(SSL_new(tls));
        if (!tls_)
            throw std::bad_alloc();
        BIO* const bio = socket_bio::make(socket_);
        SSL_set_bio(tls_.get(), bio, bio);
        // an idle connection keeps no buffers; what could not be written may move
        SSL_set_mode(tls_.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_set_read_ahead(tls_.get(), 1); // a record with one call
        SSL_set_accept_state(tls_.get());
    }

    [[nodiscard]] auto is_tls() const noexcept -> bool { return tls_ != nullptr; }

    [[nodiscard]] auto shake_hands() -> progress
    {
        ERR_clear_error();
        return progress_of(SSL_do_handshake(tls_.get()));
    }

    // Reads up to `size` bytes; `read` is how many. The end of the stream is `ended`.
    [[nodiscard]] auto read(char* bytes, std::size_t size, std::size_t& read) -> progress
    {
        read = 0;
        if (!tls_)
            return read_plain(bytes, size, read);
        ERR_clear_error();
        return progress_of(SSL_read_ex(tls_.get(), bytes, size, &read));
    }

    // Returns true if bytes have arrived that waiting for the socket would not report, perhaps a part of a record.
    [[nodiscard]] auto has_kept_bytes() const -> bool { return tls_ && SSL_has_pending(tls_.get()) == 1; }

    // Writes bytes of both texts, and removes them from their fronts.
    [[nodiscard]] auto write(std::string_view& first, std::string_view& second) -> progress
    {
        if (tls_) {
            progress made = progress::made;
            for (std::string_view* const part : {&first, &second})
                while (!part->empty() && made == progress::made)
                    made = write_tls(*part);
            return made;
        }
        std::array<boost::asio::const_buffer, 2> const parts{boost::asio::buffer(first), boost::asio::buffer(second)};
        boost::system::error_code error;
        std::size_t const written =
            second.empty() ? socket_.write_some(boost::asio::buffer(first), error) : socket_.write_some(parts, error);
        std::size_t const of_first = (std::min)(written, first.size());
        first.remove_prefix(of_first);
        second.remove_prefix(written - of_first);
        if (error)
            return error == boost::asio::error::would_block ? progress::wants_write : progress::ended;
        return first.empty() && second.empty() ? progress::made : progress::wants_write;
    }

    // Tells the other side that no bytes follow. What it still sends can be read with `discard`.
    void shut_down()
    {
        if (tls_) {
            ERR_clear_error();
            SSL_shutdown(tls_.get());
        }
        boost::system::error_code ignored;
        socket_.shutdown(tcp_socket::shutdown_send, ignored);
    }

    // Reads bytes of the socket that have no use any more.
    [[nodiscard]] auto discard(char* bytes, std::size_t size, std::size_t& read) -> progress
    {
        return read_plain(bytes, size, read);
    }

    void close()
    {
        boost::system::error_code ignored;
        socket_.close(ignored);
    }

private:
    [[nodiscard]] auto read_plain(char* bytes, std::size_t size, std::size_t& read) -> progress
    {
        boost::system::error_code error;
        read = socket_.read_some(boost::asio::buffer(bytes, size), error);
        if (error)
            return error == boost::asio::error::would_block ? progress::wants_read : progress::ended;
        return progress::made;
    }

    [[nodiscard]] auto write_tls(std::string_view& text) -> progress
    {
        std::size_t written = 0;
        ERR_clear_error();
        progress const made = progress_of(SSL_write_ex(tls_.get(), text.data(), text.size(), &written));
        text.remove_prefix(written);
        return made;
    }

    [[nodiscard]] auto progress_of(int result) const -> progress
    {
        if (result > 0)
            return progress::made;
        switch (SSL_get_error(tls_.get(), result)) {
        case SSL_ERROR_WANT_READ: return progress::wants_read;
        case SSL_ERROR_WANT_WRITE: return progress::wants_write;
        default: return progress::ended;
        }
    }

    struct free_tls {
        void operator()(SSL* tls) const noexcept { SSL_free(tls); }
    };

    tcp_socket socket_;
    std::unique_ptr<SSL, free_tls> tls_{};
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
