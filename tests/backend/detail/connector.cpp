// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/connector.hpp>

#include <support/scripted_server.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <cstring>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace std::chrono_literals;
using namespace vouch::backend::detail;
using support::scripted_server;
using support::tcp;
using vouch::http::delivery;
using vouch::http::transport_error;
using vouch::http::transport_reason;

auto at(std::string const& address, std::uint16_t port) -> endpoint
{
    return *parse_address(address, port);
}

auto port_of(stream_socket const& connected) -> std::uint16_t
{
    sockaddr_in peer{};
    socklen_t size = sizeof peer;
    REQUIRE(::getpeername(connected.handle(), reinterpret_cast<sockaddr*>(&peer), &size) == 0);
    return ntohs(peer.sin_port);
}

// An address that answers no SYN. Linux: the queue of connections is full.
class dead_address {
public:
    dead_address()
    {
        acceptor_.open(tcp::v4());
        acceptor_.bind({boost::asio::ip::address_v4::loopback(), 0});
        acceptor_.listen(0);
        for (int count = 0; count < 4; ++count) {
            waiting_.emplace_back(context_);
            waiting_.back().async_connect(acceptor_.local_endpoint(), [](boost::system::error_code) {});
        }
        context_.run_for(20ms);
    }
    [[nodiscard]] auto endpoint() const { return at("127.0.0.1", acceptor_.local_endpoint().port()); }

private:
    boost::asio::io_context context_;
    tcp::acceptor acceptor_{context_};
    std::vector<tcp::socket> waiting_;
};

auto refusing_address() -> endpoint
{
    scripted_server const gone([](tcp::socket&) {});
    return at("127.0.0.1", gone.port());
}

auto milliseconds_since(time_point start) -> long
{
    return static_cast<long>(
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count());
}

auto texts_of(std::vector<endpoint> const& addresses) -> std::string
{
    std::string all;
    for (endpoint const& address : addresses) {
        auto const port = address.family() == AF_INET6 ? reinterpret_cast<sockaddr_in6 const&>(address.address).sin6_port
                                                       : reinterpret_cast<sockaddr_in const&>(address.address).sin_port;
        all += (address.family() == AF_INET6 ? "six" : "four") + std::to_string(ntohs(port)) + ' ';
    }
    return all;
}

} // namespace

TEST_CASE("connector: families take turns, and the order within each stays")
{
    std::vector<endpoint> addresses{at("::1", 1), at("::1", 2), at("::1", 3), at("127.0.0.1", 1), at("127.0.0.1", 2)};
    interleave_families(addresses);
    CHECK(texts_of(addresses) == "six1 four1 six2 four2 six3 ");
    addresses = {at("127.0.0.1", 1), at("127.0.0.1", 2), at("::1", 1)};
    interleave_families(addresses);
    CHECK(texts_of(addresses) == "four1 six1 four2 ");
    addresses = {at("127.0.0.1", 1), at("127.0.0.1", 2)};
    interleave_families(addresses);
    CHECK(texts_of(addresses) == "four1 four2 ");
    addresses.clear();
    interleave_families(addresses);
    CHECK(addresses.empty());
}

TEST_CASE("connector: a dead address delays the next one by 250 ms, an address that refuses not at all")
{
    scripted_server const server([](tcp::socket& socket) { support::read_all(socket); });
    auto const alive = at("127.0.0.1", server.port());
    dead_address const dead;
    auto const refusing = refusing_address();

    auto start = std::chrono::steady_clock::now();
    {
        auto const connected = connector({dead.endpoint(), alive}).run(start + 5s);
        CHECK(port_of(std::get<stream_socket>(connected)) == server.port());
        CHECK(milliseconds_since(start) >= 240);
        CHECK(milliseconds_since(start) < 1000);
    }
    start = std::chrono::steady_clock::now();
    {
        auto const connected = connector({refusing, at("::1", 1), refusing, alive}).run(start + 5s);
        CHECK(port_of(std::get<stream_socket>(connected)) == server.port());
        CHECK(milliseconds_since(start) < 200);
    }
    start = std::chrono::steady_clock::now();
    {
        auto const connected = connector({dead.endpoint(), refusing, dead.endpoint(), alive}).run(start + 5s);
        CHECK(port_of(std::get<stream_socket>(connected)) == server.port());
        CHECK(milliseconds_since(start) >= 490);
        CHECK(milliseconds_since(start) < 1500);
    }
}

TEST_CASE("connector: no address that accepts")
{
    auto start = std::chrono::steady_clock::now();
    auto const refusing = refusing_address();
    auto const refused = std::get<transport_error>(connector({refusing, at("::1", 1)}).run(start + 5s));
    CHECK(refused.reason == transport_reason::connect);
    CHECK(refused.delivery == delivery::not_sent);
    CHECK(refused.detail == "Connection refused");
    CHECK(milliseconds_since(start) < 1000);

    dead_address const dead;
    start = std::chrono::steady_clock::now();
    auto const late = std::get<transport_error>(connector({refusing, dead.endpoint(), dead.endpoint()}).run(start + 300ms));
    CHECK(late.reason == transport_reason::timeout);
    CHECK(late.delivery == delivery::not_sent);
    CHECK(milliseconds_since(start) >= 300);
    CHECK(milliseconds_since(start) < 800);
}
