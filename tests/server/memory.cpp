// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <support/process_memory.hpp>
#include <support/scripted_server.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <signal.h>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

// A key that a client sent must not stay in the memory of the server's process: this looks into all of it.
namespace {

using support::tcp;

using support::copies_of_keys;
using support::mask;
using support::masked_keys;

auto key(std::size_t index) -> std::string
{
    std::string made(masked_keys[index]);
    for (char& letter : made)
        letter = static_cast<char>(letter ^ mask);
    return made;
}

auto is_key(std::string_view text) -> bool
{
    for (std::string_view const masked : masked_keys) {
        bool same = text.size() == masked.size();
        for (std::size_t index = 0; same && index < masked.size(); ++index)
            same = text[index] == static_cast<char>(masked[index] ^ mask);
        if (same)
            return true;
    }
    return false;
}

auto send_all(std::uint16_t port, std::string const& bytes, std::size_t piece) -> bool
{
    boost::asio::io_context context;
    tcp::socket socket(context);
    socket.connect({boost::asio::ip::address_v4::loopback(), port});
    socket.set_option(tcp::no_delay(true));
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        support::write_text(socket, std::string_view(bytes).substr(at, piece));
        if (piece < bytes.size())
            ::usleep(1000);
    }
    socket.shutdown(tcp::socket::shutdown_send);
    return support::read_all(socket).find("HTTP/1.1 200") != std::string::npos;
}

// The requests of a client, which has the keys.
auto send_requests(std::uint16_t port) -> bool
{
    bool good = true;
    for (std::size_t const index : {0U, 1U}) {
        std::string many_fields;
        for (int count = 0; count < 30; ++count)
            many_fields += "x-" + std::to_string(count) + ": y\r\n";
        std::string const head = "GET /large?key=" + key(index) + " HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + key(index) + "\r\n";
        good = send_all(port, head + "\r\n", 1000) && good;
        good = send_all(port, head + many_fields + "\r\n", 1000) && good; // the list of fields grows
        good = send_all(port, head + "\r\n" + head + "\r\n" + head + "\r\n", 1000) && good;
        good = send_all(port, head + "\r\n", 7) && good;
        std::string const body = std::string(40, ' ') + key(index) + std::string(40'000, ' '); // it grows while it arrives
        good = send_all(port, head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body, 5000) && good;
        good = send_all(port, head + "Transfer-Encoding: chunked\r\n\r\n" + "9c40\r\n" + body.substr(0, 40'000) + "\r\n0\r\n\r\n",
                        500) &&
               good;
        static_cast<void>(send_all(port, head, 1000)); // never ends
        static_cast<void>(send_all(port, head + "a b: c\r\n\r\n", 1000));
    }
    return good;
}

} // namespace

TEST_CASE("server memory: no key of a request is left after the server is gone")
{
    if (std::string const reason = support::reason_not_to_search(); !reason.empty()) {
        MESSAGE(reason);
        return;
    }
    int ports[2];
    REQUIRE(::pipe(ports) == 0);
    pid_t const child = ::fork();
    if (child == 0) {
        ::alarm(60);
        std::uint16_t port = 0;
        bool const good = ::read(ports[0], &port, sizeof port) == sizeof port && send_requests(port);
        ::_exit(good ? 0 : 1);
    }
    {
        vouch::server::beast const server([](vouch::http::request const& request) -> vouch::http::response {
            auto const* const header = vouch::http::find_header(request.headers, "x-api-key");
            return {.status = header != nullptr && is_key(*header) ? 200 : 401, .body = std::string(500'000, 'x')};
        });
        std::uint16_t const port = server.port();
        REQUIRE(::write(ports[1], &port, sizeof port) == sizeof port);
        int status = 1;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
        CHECK(copies_of_keys() == 0); // not even while the server runs
    }
    CHECK(copies_of_keys() == 0);
}
