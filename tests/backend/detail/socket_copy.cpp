// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/socket_copy.hpp>

#include <support/raw_connection.hpp>
#include <support/scripted_server.hpp>

#include <doctest/doctest.h>

#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <optional>
#include <sys/socket.h>
#include <thread>
#include <utility>

using vouch::backend::detail::socket_copy;

TEST_CASE("socket_copy: sees the connection after its owner has closed it")
{
    using namespace std::chrono_literals;
    support::scripted_server const server([](support::tcp::socket& socket) {
        if (!support::read_head(socket).empty())
            support::write_text(socket, "12345");
    });
    boost::asio::io_context context;
    std::optional<support::tcp::socket> owner(std::in_place, context);
    owner->connect({boost::asio::ip::address_v4::loopback(), server.port()});
    socket_copy const copy(owner->native_handle());
    CHECK(copy.handle() != owner->native_handle());
    CHECK(copy.is_quiet());
    support::write_text(*owner, "\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    CHECK_FALSE(copy.is_quiet());
#ifdef __linux__
    CHECK(vouch::backend::detail::bytes_read(copy.handle()) <= 1); // the end counts as one
    char two[2];
    CHECK(::recv(owner->native_handle(), two, 2, 0) == 2);
    CHECK(vouch::backend::detail::bytes_received(copy.handle()) == 6);
    CHECK(vouch::backend::detail::bytes_read(copy.handle()).value() <= 3);
#endif
    owner.reset();
    CHECK_FALSE(copy.is_quiet());
    CHECK(vouch::backend::detail::bytes_received(-1) == std::nullopt);
}

TEST_CASE("socket_copy: of no socket, and moved")
{
    socket_copy none;
    CHECK_FALSE(none.is_quiet());
    CHECK(socket_copy(-1).handle() == -1);
    socket_copy taken(::socket(AF_INET, SOCK_STREAM, 0));
    int const handle = taken.handle();
    none = std::move(taken);
    CHECK(none.handle() == handle);
}
