// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_SERVE_HPP
#define VOUCH_SERVER_DETAIL_SERVE_HPP
#include <vouch/http/message/message.hpp>
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

/// What a connection may use.
struct session_limits {
    std::size_t max_body;
    std::chrono::milliseconds timeout;
    std::uint32_t max_header = 64 * 1024;
};

/// A response of the server itself, for bytes that never became a request.
[[nodiscard]] inline auto problem(int status, std::string_view title, std::string_view detail = {}) -> http::response
{
    std::string body = R"({"title":")" + std::string(title) + R"(","status":)" + std::to_string(status);
    if (!detail.empty())
        body += R"(,"detail":")" + std::string(detail) + '"';
    return {.status = status, .headers = {{.name = "content-type", .value = "application/problem+json"}}, .body = body + '}'};
}

/// The answer to what could not be read; nothing where nobody is left to read it.
[[nodiscard]] inline auto refusal(boost::system::error_code error, session_limits limits) -> std::optional<http::response>
{
    namespace wire = boost::beast::http;
    if (error.category() != wire::make_error_code(wire::error::bad_field).category())
        return std::nullopt;
    if (error == wire::error::body_limit)
        return problem(413, "Content Too Large", "expected a body of at most " + std::to_string(limits.max_body) + " bytes");
    if (error == wire::error::header_limit)
        return problem(431, "Request Header Fields Too Large",
                       "expected a head of at most " + std::to_string(limits.max_header) + " bytes");
    return problem(400, "Bad Request", "expected a request of HTTP/1.1");
}

/// Whether two readers could disagree on what was asked of whom: RFC 9112 sections 3.2 and 6.1. Beast lets these pass.
[[nodiscard]] inline auto is_ambiguous(request_parser const& parser) -> bool
{
    namespace wire = boost::beast::http;
    auto const& head = parser.get();
    auto const hosts = head.count(wire::field::host);
    bool const has_coding = head.count(wire::field::transfer_encoding) != 0;
    return (has_coding && (!parser.chunked() || head.version() < 11)) || hosts > 1 || (hosts == 0 && head.version() >= 11);
}

/// Reads until the head of a request, or all of it, is there. What follows it stays in the buffer.
inline auto read(std::shared_ptr<session> self, boost::beast::flat_buffer& buffer, request_parser& parser, bool whole,
                 session_limits limits, boost::system::error_code& error) -> boost::asio::awaitable<void>
{
    namespace wire = boost::beast::http;
    constexpr std::size_t piece = 16 * 1024;
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
        auto const size = co_await self->read_some(buffer.prepare(piece), error);
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

[[nodiscard]] inline auto call(service_function const& service, http::request request) -> http::response
{
    try {
        return service(std::move(request));
    } catch (...) { // what() may hold user data
        return problem(500, "Internal Server Error");
    }
}

/// Reads requests and writes responses, until one side has had enough.
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

        auto refused = refusal(error, limits);
        if (error && !refused)
            co_return;
        bool const keep_alive = !error && parser.keep_alive();
        bool const wants_body = head.method() != wire::verb::head;
        auto const version = error ? 11 : head.version();
        auto answer = to_beast(refused ? *std::move(refused) : call(service, from_beast(parser.release())));
        answer.version(version);
        answer.keep_alive(keep_alive);

        self->answering = true;
        self->leaving = self->leaving || !keep_alive;
        self->limit(limits.timeout);
        auto const start = response_head(answer);
        co_await self->write(start, wants_body ? std::string_view(answer.body()) : std::string_view(), error);
        self->answering = false;
        if (error)
            co_return;
    }
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
