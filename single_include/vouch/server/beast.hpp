// vouch 0.1.0, vouch/server/beast.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/server/beast_message.hpp
#ifndef VOUCH_SERVER_BEAST_MESSAGE_HPP
#define VOUCH_SERVER_BEAST_MESSAGE_HPP

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::server {

namespace detail {

/// Returns true if HTTP and Beast can carry a response. A line break in a header would start another header, or another response.
[[nodiscard]] inline auto is_sendable(http::response const& response) -> bool
{
    constexpr std::size_t max_size = 65'000; // Beast counts the bytes of a header in 16 bits, and throws
    // more permissive than is_field_value: a service may forward values from elsewhere that are Latin-1
    constexpr auto is_control = [](char letter) {
        return (static_cast<unsigned char>(letter) < ' ' && letter != '\t') || letter == 0x7f;
    };
    return response.status >= 200 && response.status <= 999 &&
           std::ranges::all_of(response.headers, [&](http::header const& header) {
               return http::detail::is_field_name(header.name) && header.name.size() < max_size &&
                      header.value.size() < max_size && std::ranges::none_of(header.value, is_control);
           });
}

} // namespace detail

/// Converts a request that Beast has read to a service's. Repeated headers are kept; headers that frame the message are left out.
[[nodiscard]] inline auto from_beast(boost::beast::http::request<boost::beast::http::string_body> message) -> http::request
{
    http::request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (auto const& field : message)
        if (!http::detail::is_framing_field(field.name_string()))
            request.headers.push_back({.name = std::string(field.name_string()), .value = std::string(field.value())});
    request.body = std::move(message.body());
    return request;
}

/// Converts a service's response to Beast's. The Content-Length is that of the body; a status that has no body loses it. A
/// response that HTTP cannot carry (a status outside 200 to 999, a line break in a header) becomes an empty 500.
[[nodiscard]] inline auto to_beast(http::response response) -> boost::beast::http::response<boost::beast::http::string_body>
{
    if (!detail::is_sendable(response))
        response = {.status = 500, .headers = {}, .body = {}};
    boost::beast::http::response<boost::beast::http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    message.reason(http::detail::reason_phrase(response.status));
    for (http::header const& header : response.headers)
        if (!http::detail::is_framing_field(header.name))
            message.insert(header.name, header.value);
    if (response.status != 204 && response.status != 304) { // RFC 9110 section 8.6: these two have no length either
        message.body() = std::move(response.body);
        message.content_length(message.body().size());
    }
    return message;
}

} // namespace vouch::inline VOUCH_ABI::server
#endif

// vouch/server/detail/session.hpp
#ifndef VOUCH_SERVER_DETAIL_SESSION_HPP
#define VOUCH_SERVER_DETAIL_SESSION_HPP

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

// vouch/server/detail/serve.hpp
#ifndef VOUCH_SERVER_DETAIL_SERVE_HPP
#define VOUCH_SERVER_DETAIL_SERVE_HPP

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstdint>
#include <functional>

namespace vouch::inline VOUCH_ABI::server::detail {

using service_function = std::function<http::response(http::request)>;
using request_parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// The limits of a connection.
struct session_limits {
    std::size_t max_body;
    std::chrono::milliseconds timeout;
    std::uint32_t max_header = 64 * 1024;
};

/// The response to a request that could not be read; empty if the connection is broken.
[[nodiscard]] inline auto error_response(boost::system::error_code error, session_limits limits) -> std::optional<http::response>
{
    namespace wire = boost::beast::http;
    if (error.category() != wire::make_error_code(wire::error::bad_field).category())
        return std::nullopt;
    if (error == wire::error::body_limit)
        return http::detail::body_too_large(limits.max_body);
    if (error == wire::error::header_limit)
        return http::detail::problem_response(431, "expected a head of at most " + std::to_string(limits.max_header) + " bytes");
    return http::detail::problem_response(400, "expected a request of HTTP/1.1");
}

/// Returns true if two servers could read the request differently (RFC 9112 sections 3.2 and 6.1). Beast accepts such requests.
[[nodiscard]] inline auto is_ambiguous(request_parser const& parser) -> bool
{
    namespace wire = boost::beast::http;
    auto const& head = parser.get();
    auto const hosts = head.count(wire::field::host);
    bool const has_coding = head.count(wire::field::transfer_encoding) != 0;
    return (has_coding && (!parser.chunked() || head.version() < 11)) || hosts > 1 || (hosts == 0 && head.version() >= 11);
}

/// Reads the head of a request, or the whole request. Bytes that follow stay in the buffer.
inline auto read(std::shared_ptr<session> self, boost::beast::flat_buffer& buffer, request_parser& parser, bool whole,
                 session_limits limits, boost::system::error_code& error) -> boost::asio::awaitable<void>
{
    namespace wire = boost::beast::http;
    constexpr std::size_t read_size = 16 * 1024;
    self->limit(limits.timeout);
    parser.eager(whole);
    while (!parser.is_done() && (whole || !parser.is_header_done())) {
        if (buffer.size() != 0) {
            buffer.consume(parser.put(buffer.data(), error));
            if (!error)
                continue;
            if (error != wire::error::need_more)
                co_return;
            if (buffer.size() > limits.max_header) { // a chunk extension without an end
                error = wire::error::header_limit;
                co_return;
            }
        }
        auto const size = co_await self->read_some(buffer.prepare(read_size), error);
        if (error)
            co_return;
        buffer.commit(size);
    }
}

/// The bytes before the body.
[[nodiscard]] inline auto response_head(boost::beast::http::response<boost::beast::http::string_body> const& message)
    -> std::string
{
    std::string head = message.version() == 11 ? "HTTP/1.1 " : "HTTP/1.0 ";
    head += std::to_string(message.result_int()) + ' ';
    head += std::string_view(message.reason());
    for (auto const& field : message) {
        head += "\r\n";
        head += std::string_view(field.name_string());
        head += ": ";
        head += std::string_view(field.value());
    }
    head += "\r\n\r\n";
    return head;
}

/// The response of a service, or a 500 if it throws.
[[nodiscard]] inline auto respond(service_function const& service, http::request request) -> http::response
{
    try {
        return service(std::move(request));
    } catch (...) { // what() may quote the request
        return http::detail::problem_response(500, "");
    }
}

/// Reads requests and writes responses until one side ends the connection.
inline auto serve(std::shared_ptr<session> self, service_function const& service, session_limits limits)
    -> boost::asio::awaitable<void>
{
    namespace wire = boost::beast::http;
    boost::beast::flat_buffer buffer;
    while (!self->leaving) {
        request_parser parser;
        parser.header_limit(limits.max_header);
        parser.body_limit(limits.max_body);
        boost::system::error_code error;
        co_await read(self, buffer, parser, false, limits, error);
        auto const& head = parser.get();
        if (!error && is_ambiguous(parser))
            error = wire::error::bad_field;
        if (!error && head.version() >= 11 && boost::beast::iequals(head[wire::field::expect], "100-continue"))
            co_await self->write("HTTP/1.1 100 Continue\r\n\r\n", {}, error);
        if (!error)
            co_await read(self, buffer, parser, true, limits, error);

        auto failed = error_response(error, limits);
        if (error && !failed)
            co_return;
        bool const keep_alive = !error && parser.keep_alive();
        bool const wants_body = head.method() != wire::verb::head;
        auto const version = error ? 11 : head.version();
        auto response = to_beast(failed ? *std::move(failed) : respond(service, from_beast(parser.release())));
        response.version(version);
        response.keep_alive(keep_alive);

        self->responding = true;
        self->leaving = self->leaving || !keep_alive;
        self->limit(limits.timeout);
        auto const start = response_head(response);
        co_await self->write(start, wants_body ? std::string_view(response.body()) : std::string_view(), error);
        self->responding = false;
        if (error)
            co_return;
    }
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/beast.hpp
#ifndef VOUCH_SERVER_BEAST_HPP
#define VOUCH_SERVER_BEAST_HPP

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include <atomic>
#include <exception>
#include <set>
#include <thread>
#include <type_traits>

namespace vouch::inline VOUCH_ABI::server {

/// Where a `beast` server listens, and the limits of its clients.
struct beast_options {
    std::string address = "127.0.0.1"; ///< an address of this machine; "0.0.0.0" and "::" are all of them
    std::uint16_t port = 0;            ///< 0 is any free port, which `port()` returns
    /// Bytes of a request's body; a longer body is answered with 413 and not kept. Unless set, the service's `max_body()`, and
    /// 1 MiB for a function without one.
    std::optional<std::size_t> max_body{};
    std::size_t max_connections = 512;         ///< further clients wait to be accepted
    std::chrono::milliseconds timeout{30'000}; ///< for the head of a request, for its body, and for the response
    std::string certificate_pem{};             ///< for https: the chain, the server's own certificate first
    std::string key_pem{};
};

/// A small HTTP/1.1 server for a service, or any function from request to response. It has its own thread.
///
/// The service is called on that thread, one request at a time: it needs no lock, and a slow service delays all clients. A slow
/// client delays no other client. The server keeps no log.
/// Errors:   the constructor throws `boost::system::system_error` if it cannot listen or cannot use the certificate. An exception
///           of the service is answered with 500, malformed bytes with 400, long heads with 431, long bodies with 413.
/// Lifetime: an lvalue service is referenced and must outlive the server; an rvalue is owned.
class beast {
public:
    template <class Service>
        requires(std::is_invocable_r_v<http::response, Service&, http::request> &&
                 !std::is_same_v<std::remove_cvref_t<Service>, beast>)
    explicit beast(Service&& service, beast_options options = {}) : options_(std::move(options))
    {
        if constexpr (requires { std::size_t(service.max_body()); })
            max_body_ = options_.max_body.value_or(service.max_body());
        else
            max_body_ = options_.max_body.value_or(http::service_options{}.max_body);
        if constexpr (std::is_lvalue_reference_v<Service>)
            service_ = [&service](http::request request) -> http::response { return service(std::move(request)); };
        else // std::function needs a copyable function, and a service may not be copyable
            service_ = [owned = std::make_shared<Service>(std::move(service))](http::request request) -> http::response {
                return (*owned)(std::move(request));
            };
        start();
    }
    beast(beast const&) = delete;
    auto operator=(beast const&) -> beast& = delete;
    ~beast() { stop(); }

    /// The port that the server listens on.
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return port_; }

    /// Stops taking requests, gives responses in progress two seconds to finish, and returns when all connections are closed.
    /// The service itself must not call it.
    void stop()
    {
        if (stopping_.exchange(true))
            return wait();
        boost::asio::post(context_, [this] {
            boost::system::error_code ignored;
            acceptor_.close(ignored);
            pause_.cancel();
            for (auto const& session : sessions_) {
                session->leaving = true;
                if (session->responding)
                    session->limit(std::chrono::seconds(2));
                else
                    session->close();
            }
        });
        thread_.join();
        stopped_ = true;
        stopped_.notify_all();
    }

    /// Blocks until another thread has called `stop`.
    void wait() const noexcept { stopped_.wait(false); }

private:
    void start()
    {
        namespace ssl = boost::asio::ssl;
        if (!options_.certificate_pem.empty() || !options_.key_pem.empty()) {
            tls_.emplace(ssl::context::tls_server);
            SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_2_VERSION);
            tls_->use_certificate_chain(boost::asio::buffer(options_.certificate_pem));
            tls_->use_private_key(boost::asio::buffer(options_.key_pem), ssl::context::pem);
        }
        acceptor_ = boost::asio::ip::tcp::acceptor(context_, {boost::asio::ip::make_address(options_.address), options_.port});
        port_ = acceptor_.local_endpoint().port();
        boost::asio::co_spawn(context_, accept(), [](std::exception_ptr failure) {
            if (failure) // out of memory: a server that silently accepts no connections would go unnoticed
                std::rethrow_exception(failure);
        });
        thread_ = std::thread([this] { context_.run(); });
    }

    auto accept() -> boost::asio::awaitable<void>
    {
        boost::system::error_code error;
        auto into_error = boost::asio::redirect_error(boost::asio::use_awaitable, error);
        while (acceptor_.is_open()) {
            auto const connection = std::make_shared<detail::session>(context_);
            co_await acceptor_.async_accept(connection->socket(), into_error);
            if (!acceptor_.is_open())
                break;
            if (!error) {
                boost::system::error_code ignored;
                connection->socket().set_option(boost::asio::ip::tcp::no_delay(true), ignored);
                sessions_.insert(connection);
                boost::asio::co_spawn(context_, run(connection), [this, connection](std::exception_ptr) {
                    connection->end();
                    sessions_.erase(connection);
                    pause_.cancel();
                });
            }
            // full, or out of descriptors: wait until a connection ends
            for (bool retry = error.failed(); acceptor_.is_open() && (retry || sessions_.size() >= options_.max_connections);
                 retry = false) {
                pause_.expires_after(std::chrono::milliseconds(100));
                co_await pause_.async_wait(into_error);
            }
        }
    }

    auto run(std::shared_ptr<detail::session> connection) -> boost::asio::awaitable<void>
    {
        if (tls_) {
            boost::system::error_code error;
            connection->limit(options_.timeout);
            co_await connection->shake_hands(*tls_, error);
            if (error)
                co_return;
        }
        co_await detail::serve(connection, service_, {.max_body = max_body_, .timeout = options_.timeout});
        if (!stopping_)
            co_await connection->linger();
    }

    beast_options options_;
    std::size_t max_body_ = 0;
    detail::service_function service_;
    std::optional<boost::asio::ssl::context> tls_;
    boost::asio::io_context context_{1};
    boost::asio::ip::tcp::acceptor acceptor_{context_};
    boost::asio::steady_timer pause_{context_};
    std::set<std::shared_ptr<detail::session>> sessions_;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_ = false;
    std::atomic<bool> stopped_ = false;
    std::thread thread_;
};

} // namespace vouch::inline VOUCH_ABI::server
#endif
