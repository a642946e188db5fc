// SPDX-License-Identifier: BSL-1.0
// bench_http_calls_asio PORT ROUNDS     64 coroutines on one thread over one backend, and 64 with a connection of their own by
// hand
#include "calls.hpp"

#include <vouch/backend/asio.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <memory>

namespace {

namespace net = boost::asio;
namespace beast_http = boost::beast::http;

class connection_by_hand {
public:
    connection_by_hand(net::io_context& context, std::uint16_t port)
        : port_(port), host_("127.0.0.1:" + std::to_string(port)), stream_(context)
    {}

    auto get_user(boost::uuids::uuid id) -> net::awaitable<std::optional<carbn::user>>
    {
        stream_.expires_after(std::chrono::seconds(30));
        if (!stream_.socket().is_open()) {
            net::ip::tcp::endpoint const peer(net::ip::address_v4::loopback(), port_);
            co_await stream_.async_connect(peer, net::use_awaitable);
            stream_.socket().set_option(net::ip::tcp::no_delay(true));
        }
        beast_http::request<beast_http::empty_body> request(beast_http::verb::get, bench::prefix + vouch::to_text(id).value(),
                                                            11);
        request.set(beast_http::field::host, host_);
        request.set(beast_http::field::user_agent, "by hand");
        request.set(beast_http::field::accept, "application/json");
        request.set(beast_http::field::accept_encoding, "identity");
        request.set("x-api-key", bench::key_text);
        co_await beast_http::async_write(stream_, request, net::use_awaitable);
        beast_http::response_parser<beast_http::string_body> parser;
        parser.body_limit(8 * 1024 * 1024);
        co_await beast_http::async_read(stream_, buffer_, parser, net::use_awaitable);
        auto const& reply = parser.get();
        co_return bench::read_user(reply.result_int(), reply[beast_http::field::content_type], reply.body());
    }

private:
    std::uint16_t port_;
    std::string host_;
    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
};

template <class Client>
auto call_on(Client const& api, int& left) -> net::awaitable<void>
{
    while (left-- > 0) {
        auto calling = api.get_user(bench::user_id);
        auto const outcome = co_await std::move(calling);
        if (!outcome.ok())
            bench::fail("a call failed");
    }
}

auto call_by_hand(connection_by_hand& hand, int& left) -> net::awaitable<void>
{
    while (left-- > 0) {
        auto const user = co_await hand.get_user(bench::user_id);
        if (!user)
            bench::fail("a call failed");
    }
}

} // namespace

int main(int, char** arguments)
{
    auto const port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    net::io_context context{1};
    net::ssl::context trust(net::ssl::context::tls_client);
    vouch::backend::asio backend(context.get_executor(), trust);
    carbn::client const api{backend, *carbn::api_key::parse(bench::key_text), {.origin = bench::url_of(port)}};
    std::vector<std::unique_ptr<connection_by_hand>> hands;
    for (int number = 0; number < bench::at_once; ++number)
        hands.push_back(std::make_unique<connection_by_hand>(context, port));
    bench::compare(
        "asio, 64 coroutines", std::stoi(arguments[2]),
        [&] {
            int left = bench::calls_a_round;
            for (int number = 0; number < bench::at_once; ++number)
                net::co_spawn(context, call_on(api, left), net::detached);
            context.run();
            context.restart();
        },
        [&] {
            int left = bench::calls_a_round;
            for (auto const& hand : hands)
                net::co_spawn(context, call_by_hand(*hand, left), net::detached);
            context.run();
            context.restart();
        });
}
