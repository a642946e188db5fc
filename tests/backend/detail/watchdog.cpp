// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/watchdog.hpp>

#include <support/scripted_server.hpp>

#include <boost/asio/ip/tcp.hpp>
#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <stop_token>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace std::chrono_literals;
using vouch::backend::detail::watchdog;
using clock = std::chrono::steady_clock;

/// Two sockets that are connected.
struct pair {
    pair() { REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0); }
    pair(pair const&) = delete;
    auto operator=(pair const&) -> pair& = delete;
    ~pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    /// Blocks until the first end is shut down.
    void read() const
    {
        char byte{};
        CHECK(::recv(ends[0], &byte, 1, 0) == 0);
    }
    std::array<int, 2> ends{};
};

} // namespace

TEST_CASE("watchdog: a call ends at its deadline, also if it is earlier than those before")
{
    watchdog dog;
    pair const calm;
    pair const hurried;
    auto const begin = clock::now();
    watchdog::watch patient(dog, begin + 10s);
    CHECK(patient.guard(calm.ends[0]));
    std::this_thread::sleep_for(20ms); // the thread waits for the later deadline
    watchdog::watch soon(dog, begin + 60ms);
    CHECK(soon.guard(hurried.ends[0]));
    hurried.read();
    CHECK(clock::now() >= begin + 60ms);
    CHECK(clock::now() < begin + 2s);
    CHECK(soon.finish() == watchdog::verdict::late);
    CHECK(patient.check() == watchdog::verdict::none);
    CHECK(patient.finish() == watchdog::verdict::none);
}

TEST_CASE("watchdog: a call is cancelled, and a socket that comes later is shut down at once")
{
    watchdog dog;
    pair const sockets;
    pair const later;
    std::stop_source source;
    auto const token = source.get_token();
    watchdog::watch call(dog, {clock::now() + 20s, token});
    CHECK(call.guard(sockets.ends[0]));
    std::jthread const cancelling([&] {
        std::this_thread::sleep_for(30ms);
        source.request_stop();
    });
    sockets.read();
    CHECK_FALSE(call.guard(later.ends[0]));
    later.read();
    CHECK(call.finish() == watchdog::verdict::cancelled);
}

TEST_CASE("watchdog: a call that has finished or gone is left alone")
{
    watchdog dog;
    pair const sockets;
    {
        watchdog::watch call(dog, clock::now() + 30ms);
        CHECK(call.guard(sockets.ends[0]));
        CHECK(call.finish() == watchdog::verdict::none);
        std::this_thread::sleep_for(60ms);
    }
    {
        watchdog::watch call(dog, clock::now() + 30ms);
        CHECK(call.guard(sockets.ends[0]));
    }
    std::this_thread::sleep_for(60ms);
    char byte{};
    CHECK(::recv(sockets.ends[0], &byte, 1, MSG_DONTWAIT) == -1); // nothing yet, and no end
}

TEST_CASE("watchdog: many calls of many threads")
{
    watchdog dog;
    std::atomic<int> late = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&] {
            for (int index = 0; index < 20; ++index) {
                pair const sockets;
                watchdog::watch call(dog, clock::now() + std::chrono::milliseconds(index % 2 == 0 ? 2 : 20'000));
                call.guard(sockets.ends[0]);
                if (index % 2 == 0)
                    sockets.read();
                late += call.finish() == watchdog::verdict::late ? 1 : 0;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(late == 80);
}

#ifdef __linux__
TEST_CASE("watchdog: a head without an end is ended, a long body is not")
{
    for (bool const is_body : {false, true}) {
        support::scripted_server const server([](support::tcp::socket& socket) {
            boost::system::error_code error;
            std::string const much(65'536, 'x');
            for (std::size_t sent = 0; sent < 4 * watchdog::max_head && !error; sent += much.size())
                boost::asio::write(socket, boost::asio::buffer(much), error);
            support::read_all(socket);
        });
        watchdog dog;
        boost::asio::io_context context;
        support::tcp::socket socket(context);
        socket.connect({boost::asio::ip::address_v4::loopback(), server.port()});
        watchdog::watch call(dog, clock::now() + 20s);
        CHECK(call.guard(socket.native_handle()));
        if (is_body)
            call.take_head();
        std::string piece(65'536, '\0');
        std::size_t read = 0;
        boost::system::error_code error;
        while (!error && read < 4 * watchdog::max_head) {
            read += socket.read_some(boost::asio::buffer(piece), error);
            std::this_thread::sleep_for(10ms);
        }
        CHECK((read == 4 * watchdog::max_head) == is_body);
        CHECK(call.finish() == (is_body ? watchdog::verdict::none : watchdog::verdict::head_too_long));
    }
}
#endif
