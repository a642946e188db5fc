// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_TLS_STREAM_HPP
#define VOUCH_BACKEND_DETAIL_TLS_STREAM_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/resolver.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <poll.h>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Lets OpenSSL read and write a `stream_socket`. OpenSSL's own type for sockets lets a closed connection raise SIGPIPE.
[[nodiscard]] inline auto socket_bio_method() -> BIO_METHOD*
{
    static BIO_METHOD* const method = [] {
        auto* const made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "vouch socket");
        BIO_meth_set_write_ex(made, [](BIO* bio, char const* bytes, std::size_t size, std::size_t* written) {
            BIO_clear_retry_flags(bio);
            auto const result = static_cast<stream_socket*>(BIO_get_data(bio))->write_some({bytes, size});
            if (result.progress == progress::must_write)
                BIO_set_retry_write(bio);
            *written = result.size;
            return result.progress == progress::moved ? 1 : 0;
        });
        BIO_meth_set_read_ex(made, [](BIO* bio, char* into, std::size_t size, std::size_t* read) {
            BIO_clear_retry_flags(bio);
            auto const result = static_cast<stream_socket*>(BIO_get_data(bio))->read_some({into, size});
            if (result.progress == progress::must_read)
                BIO_set_retry_read(bio);
            *read = result.size;
            return result.progress == progress::moved ? 1 : 0;
        });
        BIO_meth_set_ctrl(made, [](BIO*, int command, long, void*) -> long { return command == BIO_CTRL_FLUSH ? 1 : 0; });
        return made;
    }();
    return method;
}

/// Sets what every connection over a context needs.
inline void prepare(SSL_CTX& context)
{
    SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION);
    // a record is read in one call; buffers are there while they are needed
    SSL_CTX_set_read_ahead(&context, 1);
    SSL_CTX_set_mode(&context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(&context, SSL_OP_NO_RENEGOTIATION);
#ifdef SSL_OP_CLEANSE_PLAINTEXT // since OpenSSL 3: what a server sends may be as private as a key
    SSL_CTX_set_options(&context, SSL_OP_CLEANSE_PLAINTEXT);
#endif
}

/// TLS over a socket, as a client. Only `shake_hands` and `read_before` block.
class tls_stream {
public:
    explicit tls_stream(stream_socket& socket) noexcept : socket_(socket) {}
    tls_stream(tls_stream const&) = delete;
    auto operator=(tls_stream const&) -> tls_stream& = delete;

    /// Performs the handshake, and verifies the certificate against `trust` and `host`.
    [[nodiscard]] auto shake_hands(SSL_CTX& trust, std::string const& host, patience const& limit)
        -> std::optional<http::transport_error>
    {
        if (auto failed = begin(trust, host))
            return failed;
        for (;;) {
            auto const step = shake_some();
            if (step == progress::moved)
                return std::nullopt;
            if (step != progress::must_read && step != progress::must_write)
                return handshake_failure();
            if (auto const end = await(step, limit); end != waited::ready)
                return not_sent(end, "the TLS handshake took too long");
        }
    }

    /// Prepares the handshake.
    [[nodiscard]] auto begin(SSL_CTX& trust, std::string const& host) -> std::optional<http::transport_error>
    {
        tls_.reset(SSL_new(&trust));
        BIO* const bio = BIO_new(socket_bio_method());
        if (tls_ == nullptr || bio == nullptr)
            return not_sent(http::transport_reason::tls, "no memory for TLS");
        BIO_set_data(bio, &socket_);
        BIO_set_init(bio, 1);
        SSL_set_bio(tls_.get(), bio, bio);
        if (!expect(host))
            return not_sent(http::transport_reason::tls, "the host cannot be verified");
        return std::nullopt;
    }

    /// Goes on with the handshake as far as that is possible now; `moved` says that it is done.
    [[nodiscard]] auto shake_some() -> progress
    {
        ERR_clear_error();
        auto const result = SSL_connect(tls_.get());
        return result == 1 ? progress::moved : what_failed(result);
    }

    /// Why the handshake failed.
    [[nodiscard]] auto handshake_failure() const -> http::transport_error
    {
        return not_sent(broke_tls() ? http::transport_reason::tls : http::transport_reason::reset, failure_text());
    }

    /// OpenSSL's object, after `begin`.
    [[nodiscard]] auto native() const noexcept -> SSL& { return *tls_; }

    [[nodiscard]] auto write_some(std::string_view bytes) -> io_result
    {
        ERR_clear_error();
        std::size_t size = 0;
        auto const result = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &size);
        return {result == 1 ? progress::moved : what_failed(result), size};
    }

    [[nodiscard]] auto read_some(std::span<char> into) -> io_result
    {
        ERR_clear_error();
        std::size_t size = 0;
        auto const result = SSL_read_ex(tls_.get(), into.data(), into.size(), &size);
        return {result == 1 ? progress::moved : what_failed(result), size};
    }

    /// Reads bytes as soon as there are any, and blocks until then.
    [[nodiscard]] auto read_before(patience const& limit, std::span<char> into) -> io_result
    {
        io_result result = has_buffered() ? read_some(into) : io_result{progress::must_read};
        while (result.progress == progress::must_read || result.progress == progress::must_write) {
            if (auto const end = await(result.progress, limit); end != waited::ready)
                return given_up(end);
            result = read_some(into);
        }
        return result;
    }

    /// Returns true if `read_some` may succeed although the socket is not readable.
    [[nodiscard]] auto has_buffered() const noexcept -> bool { return SSL_has_pending(tls_.get()) == 1; }

    /// Returns true if the stream is open and has no byte to read, part of a record included. Session tickets are taken: servers
    /// send them unasked (RFC 8446 section 4.6.1).
    [[nodiscard]] auto is_quiet() -> bool
    {
        ERR_clear_error();
        char byte{};
        std::size_t size = 0;
        auto const result = SSL_peek_ex(tls_.get(), &byte, 1, &size);
        return result != 1 && what_failed(result) == progress::must_read && !has_buffered();
    }

    /// Tells the server that no more bytes follow (RFC 8446 section 6.1). Does not wait for its answer.
    void say_goodbye()
    {
        if (tls_ != nullptr && !broken_ && SSL_is_init_finished(tls_.get()) == 1) {
            ERR_clear_error();
            SSL_shutdown(tls_.get());
        }
    }

    [[nodiscard]] auto handle() const noexcept -> int { return socket_.handle(); }

    /// Returns true if the last failure was one of TLS, false if the socket failed or ended.
    [[nodiscard]] auto broke_tls() const noexcept -> bool { return error_ != 0; }

    [[nodiscard]] auto failure_text() const -> std::string
    {
        if (error_ == 0)
            return socket_.failure_text();
        if (auto const verdict = SSL_get_verify_result(tls_.get()); verdict != X509_V_OK)
            return X509_verify_cert_error_string(verdict);
        auto const* const text = ERR_reason_error_string(error_);
        return text != nullptr ? text : "TLS failed";
    }

private:
    struct free {
        void operator()(SSL* tls) const noexcept { SSL_free(tls); }
    };

    [[nodiscard]] auto await(progress needed, patience const& limit) const -> waited
    {
        return wait(socket_.handle(), needed == progress::must_read ? POLLIN : POLLOUT, limit);
    }

    // Says which host the certificate has to name.
    [[nodiscard]] auto expect(std::string const& host) -> bool
    {
        SSL* const tls = tls_.get();
        // RFC 9525: the subject's common name is not a host name. RFC 6066: the server name is never an IP address.
        SSL_set_hostflags(tls, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
        return parse_address(host, 0) ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host.c_str()) == 1
                                      : SSL_set1_host(tls, host.c_str()) == 1 && SSL_set_tlsext_host_name(tls, host.c_str()) == 1;
    }

    [[nodiscard]] auto what_failed(int result) -> progress
    {
        error_ = 0;
        switch (SSL_get_error(tls_.get(), result)) {
        case SSL_ERROR_WANT_READ: return progress::must_read;
        case SSL_ERROR_WANT_WRITE: return progress::must_write;
        case SSL_ERROR_ZERO_RETURN: return progress::ended;
        case SSL_ERROR_SYSCALL: broken_ = true; return progress::failed; // the socket failed or ended
        default: break;
        }
        broken_ = true;
        error_ = ERR_peek_error();
#ifdef SSL_R_UNEXPECTED_EOF_WHILE_READING // since OpenSSL 3
        if (ERR_GET_REASON(error_) == SSL_R_UNEXPECTED_EOF_WHILE_READING)
            error_ = 0;
#endif
        return progress::failed;
    }

    stream_socket& socket_;
    std::unique_ptr<SSL, free> tls_;
    unsigned long error_ = 0; // of OpenSSL, for the last failure
    bool broken_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
