// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_HTTP_CLIENT_BY_HAND_HPP
#define VOUCH_BENCH_HTTP_CLIENT_BY_HAND_HPP
#include "users.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <sys/socket.h>
#include <sys/time.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

// The same calls on Boost.Beast alone: one blocking connection that is kept open, limits of size and time, the status and the
// media type looked at, one more attempt where the server had closed the connection, and vouch only for JSON.
namespace bench {

namespace net = boost::asio;
namespace http = boost::beast::http;

class client_by_hand {
public:
    explicit client_by_hand(std::uint16_t port) : port_(port), host_("127.0.0.1:" + std::to_string(port)) {}

    auto get_user(boost::uuids::uuid const& id) -> std::optional<carbn::user>
    {
        return exchange(make<http::empty_body>(http::verb::get, id));
    }
    auto update_user(boost::uuids::uuid const& id, carbn::user_update const& change) -> std::optional<carbn::user>
    {
        if (!vouch::validate(change).empty())
            return std::nullopt;
        auto request = make<http::string_body>(http::verb::put, id);
        request.set(http::field::content_type, "application/json");
        request.body() = vouch::serialize(change).value();
        request.prepare_payload();
        return exchange(request);
    }

private:
    template <class Body>
    auto make(http::verb method, boost::uuids::uuid const& id) const -> http::request<Body>
    {
        http::request<Body> request(method, prefix + vouch::to_text(id).value(), 11);
        request.set(http::field::host, host_);
        request.set(http::field::user_agent, "by hand");
        request.set(http::field::accept, "application/json");
        request.set(http::field::accept_encoding, "identity");
        request.set("x-api-key", key_text);
        return request;
    }

    template <class Body>
    auto exchange(http::request<Body> const& request) -> std::optional<carbn::user>
    {
        for (int attempt = 0; attempt < 2; ++attempt) {
            bool const was_open = socket_.is_open();
            boost::system::error_code error;
            if (!was_open)
                connect(error);
            http::response_parser<http::string_body> parser;
            parser.body_limit(8 * 1024 * 1024);
            if (!error)
                http::write(socket_, request, error);
            if (!error)
                http::read(socket_, buffer_, parser, error);
            if (error || !parser.keep_alive() || buffer_.size() != 0) {
                boost::system::error_code ignored;
                socket_.close(ignored);
                buffer_.clear();
            }
            if (error && was_open)
                continue;
            if (error || parser.get().result_int() / 100 != 2 || parser.get()[http::field::content_type] != "application/json")
                return std::nullopt;
            auto user = vouch::parse<carbn::user>(parser.get().body(), vouch::tolerant);
            return user ? std::optional(*std::move(user)) : std::nullopt;
        }
        return std::nullopt;
    }

    void connect(boost::system::error_code& error)
    {
        socket_.connect({net::ip::address_v4::loopback(), port_}, error);
        if (error)
            return;
        socket_.set_option(net::ip::tcp::no_delay(true), error);
        timeval const limit{30, 0};
        ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    }

    std::uint16_t port_;
    std::string host_;
    net::io_context context_{1};
    net::ip::tcp::socket socket_{context_};
    boost::beast::flat_buffer buffer_;
};

} // namespace bench
#endif
