// vouch 0.1.0, vouch/backend/beast.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/backend/detail/request_head.hpp
#ifndef VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#define VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` starts like a path and cannot end the request line early (RFC 9112 section 3.2.1).
[[nodiscard]] inline auto is_target(std::string_view text) noexcept -> bool
{
    return text.starts_with('/') && std::ranges::all_of(text, [](char letter) { return letter > 0x20 && letter < 0x7f; });
}

/// Returns an error if the request must not be sent; its text has the name of a header at most.
[[nodiscard]] inline auto find_fault(http::request const& request) -> std::optional<http::transport_error>
{
    constexpr auto fault = [](std::string detail) {
        return http::transport_error{http::transport_reason::protocol, http::delivery::not_sent, std::move(detail)};
    };
    if (!http::detail::is_field_name(request.method)) // a method is a token too
        return fault("the method is not a token");
    if (!is_target(request.target))
        return fault("the target is not a percent-encoded path");
    for (http::header const& header : request.headers) {
        if (!http::detail::is_field_name(header.name))
            return fault("the name of a header is not a token");
        if (!http::detail::is_field_value(header.value))
            return fault("header " + header.name + ": the value cannot be sent");
    }
    for (std::string_view const field : http::detail::framing_fields)
        if (http::find_header(request.headers, field) != nullptr)
            return fault("header " + std::string(field) + ": set by the backend");
    return std::nullopt;
}

/// The bytes before the body of a request without a fault.
[[nodiscard]] inline auto request_head(http::request const& request, std::string_view authority) -> std::string
{
    std::string head = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: ";
    head += authority;
    for (http::header const& header : request.headers)
        head += "\r\n" + header.name + ": " + header.value;
    // RFC 9110 section 8.6: a length of zero is sent if the method expects a body
    bool const expects_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expects_body || !request.body.empty())
        head += "\r\nContent-Length: " + std::to_string(request.body.size());
    head += "\r\n\r\n";
    return head;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/resolve.hpp
#ifndef VOUCH_BACKEND_DETAIL_RESOLVE_HPP
#define VOUCH_BACKEND_DETAIL_RESOLVE_HPP

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/error.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The addresses of a host, or the error of the lookup.
struct addresses {
    boost::system::error_code error{};
    std::vector<boost::asio::ip::tcp::endpoint> endpoints{};
};

/// Looks up a name and blocks until that is done.
[[nodiscard]] inline auto resolve_now(std::string const& host, std::uint16_t port) -> addresses
{
    using boost::asio::ip::tcp;
    addresses found;
    boost::asio::io_context context;
    auto const entries = tcp::resolver(context).resolve(host, std::to_string(port), tcp::resolver::numeric_service, found.error);
    for (auto const& entry : entries)
        found.endpoints.push_back(entry.endpoint());
    return found;
}

/// Looks up a name until the deadline. An IP address is returned as it is.
[[nodiscard]] inline auto resolve(std::string const& host, std::uint16_t port, std::chrono::steady_clock::time_point deadline)
    -> addresses
{
    boost::system::error_code is_name;
    auto const address = boost::asio::ip::make_address(host, is_name);
    if (!is_name)
        return {.endpoints = {{address, port}}};

    struct lookup {
        std::mutex mutex;
        std::condition_variable arrived;
        bool done = false;
        addresses found;
    };
    auto const shared = std::make_shared<lookup>();
    // getaddrinfo cannot be interrupted, and an io_context waits for it when it is destroyed. So the lookup has its own thread,
    // which is detached and may outlive the deadline.
    std::thread([shared, host, port] {
        addresses found{.error = boost::asio::error::host_not_found_try_again};
        try {
            found = resolve_now(host, port);
        } catch (std::exception const&) { // no memory or no descriptors: another attempt may succeed
        }
        std::lock_guard const lock(shared->mutex);
        shared->found = std::move(found);
        shared->done = true;
        shared->arrived.notify_one();
    }).detach();

    std::unique_lock lock(shared->mutex);
    if (!shared->arrived.wait_until(lock, deadline, [&] { return shared->done; }))
        return {.error = boost::beast::error::timeout};
    return std::move(shared->found);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/transfer.hpp
#ifndef VOUCH_BACKEND_DETAIL_TRANSFER_HPP
#define VOUCH_BACKEND_DETAIL_TRANSFER_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <cstddef>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Sends one request over an open stream and reads the response, both at once: a server that refuses a long body answers before
/// it has read all of it.
///
/// The caller runs the io_context until its deadline, calls `abandon`, runs the io_context until it is out of work, and takes the
/// result.
template <class Stream>
class transfer {
public:
    transfer(Stream& stream, boost::asio::ip::tcp::socket& socket, http::request const& request, std::string head)
        : stream_(stream), socket_(socket), request_(request), head_(std::move(head))
    {
        expect_response();
    }
    transfer(transfer const&) = delete;
    auto operator=(transfer const&) -> transfer& = delete;

    void start()
    {
        std::array<boost::asio::const_buffer, 2> const parts{boost::asio::buffer(head_), boost::asio::buffer(request_.body)};
        boost::asio::async_write(stream_, parts, [this](boost::system::error_code error, std::size_t) {
            // a write error is not final: a response that explains it may have arrived
            written_ = true;
            write_error_ = error;
        });
        read();
    }

    /// Ends the transfer if it is not finished, and returns true in that case. Nothing of it runs once the io_context is out of
    /// work.
    [[nodiscard]] auto abandon() -> bool
    {
        bool const late = !finished_;
        if (late || !written_) {
            boost::system::error_code ignored;
            socket_.close(ignored);
        }
        if (late)
            finish(boost::beast::error::timeout);
        return late;
    }

    /// Returns true if the server sent anything.
    [[nodiscard]] auto heard() const noexcept -> bool { return heard_; }

    /// Returns true if the stream can carry another transfer.
    [[nodiscard]] auto leaves_stream_clean() const -> bool
    {
        return !failure_ && written_ && !write_error_ && buffer_.size() == 0 && parser_->keep_alive() &&
               parser_->get().result_int() != 101;
    }

    [[nodiscard]] auto result() -> http::transport_result
    {
        if (failure_)
            return http::transport_error{reason(failure_), http::delivery::maybe_sent, failure_.message()};
        auto message = parser_->release();
        http::response response{.status = static_cast<int>(message.result_int()), .headers = {}, .body = {}};
        for (auto const& field : message)
            response.headers.push_back({.name = std::string(field.name_string()), .value = std::string(field.value())});
        response.body = std::move(message.body());
        return response;
    }

private:
    using parser = boost::beast::http::response_parser<boost::beast::http::string_body>;
    static constexpr std::uint32_t max_header = 64 * 1024;
    static constexpr std::size_t read_size = 16 * 1024;

    void expect_response()
    {
        parser_.emplace();
        parser_->eager(true);
        parser_->header_limit(max_header);
        parser_->body_limit(request_.max_response);
        parser_->skip(request_.method == "HEAD");
    }

    void read()
    {
        stream_.async_read_some(buffer_.prepare(read_size), [this](boost::system::error_code error, std::size_t size) {
            buffer_.commit(size);
            on_read(error);
        });
    }

    void on_read(boost::system::error_code error)
    {
        namespace wire = boost::beast::http;
        if (finished_) // by `abandon`
            return;
        heard_ = heard_ || buffer_.size() != 0;
        while (buffer_.size() != 0) {
            boost::system::error_code parse_error;
            buffer_.consume(parser_->put(buffer_.data(), parse_error));
            if (parse_error == wire::error::need_more)
                break;
            if (parse_error)
                return finish(parse_error);
            if (parser_->is_header_done() && has_unknown_coding())
                return finish(wire::error::bad_transfer_encoding);
            if (parser_->is_done()) {
                if (!is_interim())
                    return finish({});
                expect_response();
            }
        }
        if (buffer_.size() > max_header) // a chunk extension without an end
            return finish(wire::error::header_limit);
        if (error == boost::asio::error::eof && parser_->got_some() && parser_->need_eof())
            parser_->put_eof(error); // the body ends with the connection
        else if (!error)
            return read();
        finish(error);
    }

    /// 100 Continue and 103 Early Hints precede the response. 101 counts as the response: the request did not ask to switch.
    [[nodiscard]] auto is_interim() const -> bool
    {
        auto const status = parser_->get().result_int();
        return status / 100 == 1 && status != 101;
    }

    /// Beast would return a body in a coding that it does not know as if the body had no coding.
    [[nodiscard]] auto has_unknown_coding() const -> bool
    {
        return !parser_->chunked() && parser_->get().count(boost::beast::http::field::transfer_encoding) != 0;
    }

    void finish(boost::system::error_code error)
    {
        finished_ = true;
        failure_ = error;
        if (!written_) { // the response is there: the rest of the request is of no use
            boost::system::error_code ignored;
            socket_.close(ignored);
        }
    }

    [[nodiscard]] static auto reason(boost::system::error_code error) -> http::transport_reason
    {
        namespace wire = boost::beast::http;
        if (error == boost::beast::error::timeout)
            return http::transport_reason::timeout;
        if (error == wire::error::body_limit)
            return http::transport_reason::too_large;
        if (error == wire::error::end_of_stream || error == wire::error::partial_message)
            return http::transport_reason::reset;
        if (error.category() == wire::make_error_code(wire::error::end_of_stream).category())
            return http::transport_reason::protocol;
        if (error.category() == boost::asio::error::get_ssl_category())
            return http::transport_reason::tls;
        return http::transport_reason::reset;
    }

    Stream& stream_;
    boost::asio::ip::tcp::socket& socket_;
    http::request const& request_;
    std::string head_;
    std::optional<parser> parser_;
    boost::beast::flat_buffer buffer_;
    bool heard_ = false;
    bool written_ = false;
    bool finished_ = false;
    boost::system::error_code write_error_{};
    boost::system::error_code failure_{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/connection.hpp
#ifndef VOUCH_BACKEND_DETAIL_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTION_HPP

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

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

// vouch/backend/beast.hpp
#ifndef VOUCH_BACKEND_BEAST_HPP
#define VOUCH_BACKEND_BEAST_HPP

#include <openssl/rand.h>

#include <system_error>

namespace vouch::inline VOUCH_ABI::backend {

/// The certificate authorities that a `beast` backend trusts besides those of the system.
struct beast_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< certificate authorities as PEM text
};

/// A blocking backend over Boost.Beast and OpenSSL, for http and https origins. Threads may share it.
///
/// It uses TLS 1.2 or newer and verifies the certificate and the host name. The deadline covers name lookup, connecting,
/// handshake, writing and reading. Up to `max_idle` connections are kept open for `idle_time`. Only idempotent methods use a kept
/// connection: if it turns out to be stale before the server sent anything, the request is sent again over a new one. On a stale
/// connection a POST could not be told from a lost POST.
///
/// Errors:   the constructor throws `boost::system::system_error` if an authority cannot be read; `send` throws no error.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links OpenSSL; Boost.Asio and Boost.Beast are compiled here.
class beast {
public:
    static constexpr std::size_t max_idle = 8;
    static constexpr std::chrono::seconds idle_time{30};

    explicit beast(beast_options const& options = {}) : shared_(std::make_unique<shared>())
    {
        namespace ssl = boost::asio::ssl;
        ssl::context& trust = shared_->trust;
        SSL_CTX_set_min_proto_version(trust.native_handle(), TLS1_2_VERSION);
        trust.set_verify_mode(ssl::verify_peer);
        trust.set_default_verify_paths();
        if (!options.ca_file.empty())
            trust.load_verify_file(options.ca_file);
        if (!options.ca_pem.empty())
            trust.add_certificate_authority(boost::asio::buffer(options.ca_pem));
    }

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result
    {
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        auto const parsed = http::origin::parse(request.origin);
        if (!parsed)
            return not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
        if (request.deadline <= now())
            return not_sent(http::transport_reason::timeout, "the deadline has passed");
        auto const origin = parsed->text();
        if (http::detail::is_idempotent(request.method)) {
            if (auto idle = take_idle(origin)) {
                auto result = idle->send(request);
                if (!idle->was_silent()) {
                    keep(origin, std::move(idle));
                    return result;
                }
            }
        }
        std::unique_ptr<detail::connection> fresh;
        try {
            fresh = std::make_unique<detail::connection>(*parsed);
            if (auto failed = fresh->open(shared_->trust, request.deadline))
                return *std::move(failed);
        } catch (boost::system::system_error const& failure) { // no descriptor left
            return not_sent(http::transport_reason::connect, failure.code().message());
        } catch (std::system_error const& failure) { // no thread left
            return not_sent(http::transport_reason::connect, failure.code().message());
        }
        auto result = fresh->send(request);
        keep(origin, std::move(fresh));
        return result;
    }

    void sleep(std::chrono::milliseconds time) const { std::this_thread::sleep_for(time); }
    [[nodiscard]] auto now() const noexcept -> std::chrono::steady_clock::time_point { return std::chrono::steady_clock::now(); }
    /// A number from [0, 1), uniformly distributed.
    [[nodiscard]] auto random() const noexcept -> double
    {
        std::uint32_t bits = 0;
        RAND_bytes(reinterpret_cast<unsigned char*>(&bits), sizeof bits);
        return bits / 4294967296.0;
    }

private:
    struct idle_connection {
        std::string origin;
        std::chrono::steady_clock::time_point since;
        std::unique_ptr<detail::connection> connection;
    };
    struct shared {
        boost::asio::ssl::context trust{boost::asio::ssl::context::tls_client};
        std::mutex mutex;
        std::vector<idle_connection> idle; // sorted, the longest idle first
    };

    [[nodiscard]] static auto not_sent(http::transport_reason reason, std::string detail) -> http::transport_error
    {
        return {reason, http::delivery::not_sent, std::move(detail)};
    }

    [[nodiscard]] auto take_idle(std::string_view origin) -> std::unique_ptr<detail::connection>
    {
        std::lock_guard const lock(shared_->mutex);
        auto& idle = shared_->idle;
        auto const oldest = now() - idle_time;
        std::erase_if(idle, [&](idle_connection const& kept) { return kept.since < oldest; });
        for (std::size_t index = idle.size(); index-- > 0;) {
            if (idle[index].origin != origin)
                continue;
            auto taken = std::move(idle[index].connection);
            idle.erase(idle.begin() + static_cast<std::ptrdiff_t>(index));
            if (taken->is_quiet())
                return taken;
        }
        return nullptr;
    }

    void keep(std::string_view origin, std::unique_ptr<detail::connection> used)
    {
        if (!used->is_reusable())
            return;
        std::lock_guard const lock(shared_->mutex);
        auto& idle = shared_->idle;
        if (idle.size() == max_idle)
            idle.erase(idle.begin());
        idle.push_back({std::string(origin), now(), std::move(used)});
    }

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
