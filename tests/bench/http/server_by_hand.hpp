// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_HTTP_SERVER_BY_HAND_HPP
#define VOUCH_BENCH_HTTP_SERVER_BY_HAND_HPP
#include "users.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <openssl/crypto.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// The same service on Boost.Beast alone, as its asynchronous example does it: limits, a time limit, Date, the key, the media
// type, and vouch only for JSON.
namespace bench {

namespace net = boost::asio;
namespace http = boost::beast::http;

class connection_by_hand : public std::enable_shared_from_this<connection_by_hand> {
public:
    connection_by_hand(net::ip::tcp::socket socket, users& all) : stream_(std::move(socket)), users_(all)
    {
        stream_.socket().set_option(net::ip::tcp::no_delay(true));
    }

    void read()
    {
        parser_.emplace();
        parser_->header_limit(64 * 1024);
        parser_->body_limit(1024 * 1024);
        stream_.expires_after(std::chrono::seconds(30));
        http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](boost::system::error_code error, std::size_t) {
            if (!error)
                self->write(self->answer(self->parser_->get()));
            else if (error == http::error::body_limit)
                self->write(self->problem(http::status::payload_too_large));
            else if (error.category() == http::make_error_code(error_kind).category() && error != http::error::end_of_stream)
                self->write(self->problem(http::status::bad_request));
            else
                self->stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, error);
        });
    }

private:
    using request = http::request<http::string_body>;
    using response = http::response<http::string_body>;
    static constexpr auto error_kind = http::error::bad_field;

    void write(response made)
    {
        made.version(11);
        made.keep_alive(parser_->is_header_done() && parser_->keep_alive() && made.result_int() != 400);
        made.set(http::field::date, date());
        made.prepare_payload();
        response_ = std::move(made);
        http::async_write(stream_, response_, [self = shared_from_this()](boost::system::error_code error, std::size_t) {
            if (!error && self->response_.keep_alive())
                return self->read();
            self->stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, error);
        });
    }

    auto answer(request const& asked) -> response
    {
        auto const target = std::string_view(asked.target());
        if (asked.count(http::field::host) != 1)
            return problem(http::status::bad_request);
        if (!target.starts_with(prefix))
            return problem(http::status::not_found);
        auto const key = asked.find("x-api-key");
        std::string_view const expected = key_text;
        if (key == asked.end() || asked.count("x-api-key") != 1 || key->value().size() != expected.size() ||
            CRYPTO_memcmp(key->value().data(), expected.data(), expected.size()) != 0)
            return problem(http::status::unauthorized);
        auto const id = vouch::parse_text<boost::uuids::uuid>(target.substr(std::string_view(prefix).size()));
        if (!id)
            return problem(http::status::unprocessable_entity);
        if (asked.method() == http::verb::get)
            return found(users_.with(*id, [](carbn::user& user) { return vouch::serialize(user).value(); }));
        if (asked.method() != http::verb::put)
            return problem(http::status::method_not_allowed);
        if (asked[http::field::content_type] != "application/json")
            return problem(http::status::unsupported_media_type);
        auto const change = vouch::parse<carbn::user_update>(asked.body());
        if (!change)
            return problem(http::status::unprocessable_entity);
        return found(users_.with(*id, [&](carbn::user& user) {
            vouch::merge(user, *change);
            return vouch::serialize(user).value();
        }));
    }

    auto found(std::optional<std::string> body) -> response
    {
        if (!body)
            return problem(http::status::not_found);
        response made(http::status::ok, 11, *std::move(body));
        made.set(http::field::content_type, "application/json");
        return made;
    }
    auto problem(http::status status) -> response
    {
        response made(status, 11, R"({"status":)" + std::to_string(static_cast<unsigned>(status)) + "}");
        made.set(http::field::content_type, "application/problem+json");
        return made;
    }

    static auto date() -> std::string_view // made once a second
    {
        static std::time_t last = 0;
        static std::array<char, 32> text{};
        if (auto const now = std::time(nullptr); now != last) {
            std::tm parts{};
            gmtime_r(&now, &parts);
            std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
            last = now;
        }
        return text.data();
    }

    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    response response_;
    users& users_;
};

class server_by_hand {
public:
    explicit server_by_hand(users& all) : users_(all) { accept(); }
    [[nodiscard]] auto port() const -> std::uint16_t { return acceptor_.local_endpoint().port(); }
    void run() { context_.run(); }

private:
    void accept()
    {
        acceptor_.async_accept([this](boost::system::error_code error, net::ip::tcp::socket socket) {
            if (!error)
                std::make_shared<connection_by_hand>(std::move(socket), users_)->read();
            accept();
        });
    }

    users& users_;
    net::io_context context_{1};
    net::ip::tcp::acceptor acceptor_{context_, {net::ip::address_v4::loopback(), 0}};
};

} // namespace bench
#endif
