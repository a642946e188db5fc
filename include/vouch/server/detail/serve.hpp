// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_SERVE_HPP
#define VOUCH_SERVER_DETAIL_SERVE_HPP
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/server/beast_message.hpp>
#include <vouch/server/detail/session.hpp>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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
