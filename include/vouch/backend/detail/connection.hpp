// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTION_HPP
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/backend/detail/resolve.hpp>
#include <vouch/backend/detail/transfer.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connection to an origin, plain or TLS. It has its own io_context, so that every operation ends at its deadline.
class connection {
public:
    explicit connection(http::origin const& origin)
        : host_(origin.host()),
          port_(origin.port()),
          secure_(origin.is_secure()),
          authority_(origin.text().substr(secure_ ? 8 : 7))
    {
        if (host_.starts_with('[')) // the brackets of an IPv6 address belong to the URI
            host_ = host_.substr(1, host_.size() - 2);
    }

    /// Connects, and performs the TLS handshake if the origin is secure.
    [[nodiscard]] auto open(boost::asio::ssl::context& trust, std::chrono::steady_clock::time_point deadline)
        -> std::optional<http::transport_error>
    {
        if (auto const error = connect(deadline))
            return not_sent(error, http::transport_reason::connect, error.message());
        boost::system::error_code ignored;
        socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
        if (secure_)
            return shake_hands(trust, deadline);
        return std::nullopt;
    }

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result
    {
        return tls_ ? send_over(*tls_, request) : send_over(socket_, request);
    }

    /// Returns true if the stream can carry another request.
    [[nodiscard]] auto is_reusable() const noexcept -> bool { return reusable_; }

    /// Returns true if the last transfer failed before the server sent anything.
    [[nodiscard]] auto was_silent() const noexcept -> bool { return silent_; }

    /// Returns true if an idle stream is still open and has nothing to read. Its end and unexpected bytes would be readable.
    [[nodiscard]] auto is_quiet() -> bool
    {
        boost::system::error_code error;
        char byte{};
        socket_.non_blocking(true, error);
        socket_.receive(boost::asio::buffer(&byte, 1), boost::asio::ip::tcp::socket::message_peek, error);
        return error == boost::asio::error::would_block;
    }

private:
    [[nodiscard]] auto connect(std::chrono::steady_clock::time_point deadline) -> boost::system::error_code
    {
        auto const [unresolved, endpoints] = resolve(host_, port_, deadline);
        if (unresolved)
            return unresolved;
        boost::system::error_code error = boost::asio::error::host_not_found;
        for (std::size_t index = 0; index < endpoints.size(); ++index) {
            // each address gets an equal share of the time: a dead first address must not use it up
            auto const now = std::chrono::steady_clock::now();
            auto const until = now + (deadline - now) / static_cast<std::int64_t>(endpoints.size() - index);
            socket_ = boost::asio::ip::tcp::socket(context_);
            error = run(until, [&](auto done) { socket_.async_connect(endpoints[index], done); });
            if (!error)
                break;
        }
        return error;
    }

    [[nodiscard]] auto shake_hands(boost::asio::ssl::context& trust, std::chrono::steady_clock::time_point deadline)
        -> std::optional<http::transport_error>
    {
        tls_.emplace(socket_, trust);
        SSL* const tls = tls_->native_handle();
        boost::system::error_code is_name;
        boost::asio::ip::make_address(host_, is_name);
        // RFC 9525: the subject's common name is not a host name. RFC 6066: the server name is never an IP address.
        SSL_set_hostflags(tls, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
        bool const named = is_name ? SSL_set1_host(tls, host_.c_str()) == 1 && SSL_set_tlsext_host_name(tls, host_.c_str()) == 1
                                   : X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host_.c_str()) == 1;
        if (!named)
            return not_sent({}, http::transport_reason::tls, "the host cannot be verified");

        auto const error = run(deadline, [&](auto done) { tls_->async_handshake(boost::asio::ssl::stream_base::client, done); });
        if (!error)
            return std::nullopt;
        if (error.category() != boost::asio::error::get_ssl_category())
            return not_sent(error, http::transport_reason::reset, error.message());
        auto const verdict = SSL_get_verify_result(tls);
        return not_sent(error, http::transport_reason::tls,
                        verdict == X509_V_OK ? error.message() : X509_verify_cert_error_string(verdict));
    }

    template <class Stream>
    [[nodiscard]] auto send_over(Stream& stream, http::request const& request) -> http::transport_result
    {
        transfer<Stream> transfer(stream, socket_, request, request_head(request, authority_));
        transfer.start();
        context_.restart();
        context_.run_until(request.deadline);
        bool const late = transfer.abandon();
        context_.run();
        reusable_ = transfer.leaves_stream_clean();
        silent_ = !late && !transfer.heard();
        return transfer.result();
    }

    /// Runs one asynchronous operation. If it has not ended at `until`, closes the socket and returns a timeout.
    template <class Start>
    [[nodiscard]] auto run(std::chrono::steady_clock::time_point until, Start start) -> boost::system::error_code
    {
        bool done = false;
        boost::system::error_code result;
        start([&](boost::system::error_code error) {
            done = true;
            result = error;
        });
        context_.restart();
        context_.run_until(until);
        if (done)
            return result;
        boost::system::error_code ignored;
        socket_.close(ignored);
        context_.run();
        return boost::beast::error::timeout;
    }

    [[nodiscard]] static auto not_sent(boost::system::error_code error, http::transport_reason otherwise, std::string detail)
        -> http::transport_error
    {
        return {error == boost::beast::error::timeout ? http::transport_reason::timeout : otherwise, http::delivery::not_sent,
                std::move(detail)};
    }

    std::string host_;
    std::uint16_t port_;
    bool secure_;
    std::string authority_;
    boost::asio::io_context context_{1};
    boost::asio::ip::tcp::socket socket_{context_};
    std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls_;
    bool reusable_ = false;
    bool silent_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
