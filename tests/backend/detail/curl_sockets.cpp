// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/curl_sockets.hpp>

#include <doctest/doctest.h>

#include <curl/curl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using vouch::backend::detail::curl_sockets;

// A connection of `sockets`, and the other end of it.
class connection {
public:
    connection(curl_sockets& sockets, void const* user)
    {
        int const listening = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        auto* const any = reinterpret_cast<sockaddr*>(&place);
        REQUIRE(::bind(listening, any, size) == 0);
        REQUIRE(::listen(listening, 1) == 0);
        REQUIRE(::getsockname(listening, any, &size) == 0);
        curl_sockaddr address{.family = AF_INET, .socktype = SOCK_STREAM, .protocol = 0, .addrlen = sizeof place, .addr = {}};
        near_ = sockets.open(address, user);
        REQUIRE(::connect(near_, any, size) == 0);
        far_ = ::accept(listening, nullptr, nullptr);
        ::close(listening);
    }
    connection(connection const&) = delete;
    auto operator=(connection const&) -> connection& = delete;
    ~connection() { ::close(far_); }

    void say_something() const { REQUIRE(::send(far_, "a", 1, 0) == 1); }
    // Returns true if this side has not been shut down.
    [[nodiscard]] auto is_open() const -> bool { return ::send(near_, "a", 1, MSG_NOSIGNAL) == 1; }

private:
    int near_ = -1;
    int far_ = -1;
};

} // namespace

TEST_CASE("curl_sockets: an idle connection on which something has come is ended, one of HTTP/2 and one in use are not")
{
    curl_sockets sockets;
    int calls[3]{};
    connection const idle(sockets, &calls[0]);
    connection const quiet(sockets, &calls[0]);
    connection const http2(sockets, &calls[1]);
    connection const busy(sockets, &calls[2]);
    sockets.rest(&calls[0], false);
    sockets.rest(&calls[1], true);
    for (int& call : calls)
        if (&call != &calls[2])
            sockets.leave(&call);
    idle.say_something();
    http2.say_something();
    busy.say_something();
    sockets.end_noisy();
    CHECK_FALSE(idle.is_open());
    CHECK(quiet.is_open());
    CHECK(http2.is_open());
    CHECK(busy.is_open());
    sockets.close_copies();
}

TEST_CASE("curl_sockets: a call at the address of an earlier one does not stand for that")
{
    curl_sockets sockets;
    int call{};
    connection const http2(sockets, &call);
    sockets.rest(&call, true);
    sockets.leave(&call); // others go on over it

    connection const other(sockets, &call);
    sockets.rest(&call, false);
    sockets.leave(&call);
    http2.say_something();
    sockets.end_noisy();
    CHECK(http2.is_open());
    sockets.close_copies();
}
