// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_SESSION_HPP
#define VOUCH_SERVER_DETAIL_SESSION_HPP
#include <vouch/http/message.hpp>
#include <vouch/server/beast_message.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::server::detail {

using service_function = std::function<http::response(http::request)>;

/// One connection of a server, and the time it has for what it does now.
struct session : std::enable_shared_from_this<session> {
    explicit session(boost::asio::io_context& context) : socket(context), clock(context) {}

    boost::asio::ip::tcp::socket socket;
    boost::asio::steady_timer clock;
    bool answering = false; ///< a response is on its way
    bool leaving = false;   ///< the response on its way is the last one

    /// Closes the connection unless another limit is set in time.
    void limit(std::chrono::milliseconds time)
    {
        clock.expires_after(time);
        clock.async_wait([self = shared_from_this()](boost::system::error_code reset) {
            // a wait that had ended when the next limit was set comes without an error
            if (!reset && self->clock.expiry() <= std::chrono::steady_clock::now())
                self->close();
        });
    }

    void close()
    {
        boost::system::error_code ignored;
        socket.close(ignored);
    }
};

/// A response of the server itself, for bytes that never became a request.
[[nodiscard]] inline auto problem(int status, std::string_view title) -> http::response
{
    return {.status = status,
            .headers = {{.name = "Content-Type", .value = "application/problem+json"}},
            .body = R"({"type":"about:blank","title":")" + std::string(title) + R"(","status":)" + std::to_string(status) + '}'};
}

/// The answer to what could not be read; nothing where nobody is left to read it.
[[nodiscard]] inline auto refusal(boost::system::error_code error) -> std::optional<http::response>
{
    namespace wire = boost::beast::http;
    if (error == wire::error::end_of_stream || error == wire::error::partial_message ||
        error.category() != wire::make_error_code(wire::error::end_of_stream).category())
        return std::nullopt;
    if (error == wire::error::body_limit)
        return problem(413, "Content Too Large");
    if (error == wire::error::header_limit)
        return problem(431, "Request Header Fields Too Large");
    return problem(400, "Bad Request");
}

using request_parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// Whether two readers could disagree on what was asked of whom: RFC 9112 sections 3.2 and 6.1. Beast lets these pass.
[[nodiscard]] inline auto is_ambiguous(request_parser const& parser) -> bool
{
    namespace wire = boost::beast::http;
    auto const& head = parser.get();
    bool const has_coding = head.count(wire::field::transfer_encoding) != 0;
    return (has_coding && (!parser.chunked() || head.version() < 11)) || head.count(wire::field::host) > 1 ||
           (head.count(wire::field::host) == 0 && head.version() >= 11);
}

[[nodiscard]] inline auto call(service_function const& service, http::request request) -> http::response
{
    try {
        return service(std::move(request));
    } catch (...) { // what() may hold user data
        return problem(500, "Internal Server Error");
    }
}

/// What a connection may use.
struct session_limits {
    std::size_t max_body;
    std::chrono::milliseconds timeout;
};

/// Reads requests off a stream and writes responses to it, until one side has had enough.
template <class Stream>
auto serve(std::shared_ptr<session> self, Stream& stream, service_function const& service, session_limits limits)
    -> boost::asio::awaitable<void>
{
    namespace wire = boost::beast::http;
    constexpr std::uint32_t most_header = 64 * 1024;
    boost::system::error_code error;
    auto const into_error = boost::asio::redirect_error(boost::asio::use_awaitable, error);
    boost::beast::flat_buffer buffer;
    while (!self->leaving) {
        request_parser parser;
        parser.header_limit(most_header);
        parser.body_limit(limits.max_body);
        self->limit(limits.timeout);
        co_await wire::async_read_header(stream, buffer, parser, into_error);
        if (!error && is_ambiguous(parser))
            error = wire::error::bad_field;
        if (!error && !parser.is_done()) {
            self->limit(limits.timeout);
            if (boost::beast::iequals(parser.get()[wire::field::expect], "100-continue"))
                co_await boost::asio::async_write(stream, boost::asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25), into_error);
            if (!error)
                co_await wire::async_read(stream, buffer, parser, into_error);
        }
        auto refused = error ? refusal(error) : std::nullopt;
        if (error && !refused)
            break;

        bool const keep_alive = !error && parser.keep_alive();
        bool const head = parser.get().method() == wire::verb::head;
        auto const version = error ? 11U : parser.get().version();
        auto message = to_beast(refused ? *std::move(refused) : call(service, from_beast(parser.release())));
        message.version(version);
        message.keep_alive(keep_alive);
        if (head)
            message.body().clear();
        self->answering = true;
        self->leaving = self->leaving || !keep_alive;
        self->limit(limits.timeout);
        error = {};
        co_await wire::async_write(stream, message, into_error);
        self->answering = false;
        if (error)
            break;
    }
}

/// Ends a connection so that the last response arrives: closing while bytes come in would reset it, response and all.
inline auto linger(std::shared_ptr<session> self) -> boost::asio::awaitable<void>
{
    constexpr std::size_t most = 64 * 1024 * 1024;
    boost::system::error_code error;
    self->limit(std::chrono::seconds(5));
    self->socket.shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
    auto const sink = std::make_unique<std::array<char, 64 * 1024>>();
    for (std::size_t read = 0; !error && read < most;)
        read += co_await self->socket.async_read_some(boost::asio::buffer(*sink),
                                                      boost::asio::redirect_error(boost::asio::use_awaitable, error));
    self->clock.cancel();
    self->close();
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
