// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <support/property.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <poll.h>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

// Faults below TLS: whatever happens to the bytes between client and server, a call ends in time with the server's response or an
// error, never with a response that was changed on the way.
namespace {

using namespace std::chrono_literals;
using support::scripted_server;
using support::tcp;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

enum class fault : std::uint8_t { none, end, reset, stall, flip, insert };
constexpr unsigned faults = 6;

// Passes bytes between two sockets until one of them ends. After `position` bytes of the server the fault happens.
void relay(tcp::socket& client, tcp::socket& server, fault kind, std::size_t position)
{
    std::string buffer(65536, '\0');
    std::array<pollfd, 2> waiting{{{client.native_handle(), POLLIN, 0}, {server.native_handle(), POLLIN, 0}}};
    for (std::size_t passed = 0; ::poll(waiting.data(), waiting.size(), 2'000) > 0;) {
        boost::system::error_code error;
        if (waiting[0].revents != 0) {
            auto const size = client.read_some(boost::asio::buffer(buffer), error);
            support::write_text(server, std::string_view(buffer).substr(0, size));
        } else {
            auto text = buffer.substr(0, server.read_some(boost::asio::buffer(buffer), error));
            bool const now = kind != fault::none && passed <= position && position < passed + text.size();
            auto const at = now ? position - passed : text.size();
            passed += text.size();
            if (now && kind == fault::flip)
                text[at] = static_cast<char>(text[at] ^ 4);
            else if (now && kind == fault::insert)
                text.insert(at, "HTTP/1.1 200 OK\r\n\r\n");
            else if (now)
                text.resize(at);
            support::write_text(client, text);
            if (now && kind == fault::reset)
                client.set_option(boost::asio::socket_base::linger(true, 0), error);
            if (now && kind == fault::stall) {
                support::read_all(client);
                return;
            }
            if (now && (kind == fault::end || kind == fault::reset))
                return;
        }
        if (error)
            return;
    }
}

} // namespace

TEST_CASE("beast: faults below TLS")
{
    std::string const body(3'000, 'b');
    scripted_server const server(support::over_tls(support::trusted().issue("DNS:localhost"), [&](support::tls_stream& stream) {
        while (!support::read_head(stream).empty())
            support::write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n" + body);
    }));
    std::mt19937 random(7);
    fault kind = fault::none;
    std::size_t position = 0;
    scripted_server const between([&](tcp::socket& client) {
        boost::asio::io_context context;
        tcp::socket onward(context);
        onward.connect({boost::asio::ip::address_v4::loopback(), server.port()});
        relay(client, onward, kind, position);
    });
    auto const calls = support::rounds(60, 2'000);
    std::size_t answered = 0;
    for (std::size_t call = 0; call < calls; ++call) {
        kind = static_cast<fault>(random() % faults);
        position = random() % 9'000; // tickets, certificate and both responses
        vouch::backend::beast net({.ca_pem = support::trusted().pem(), .system_authorities = false});
        for (int request = 0; request < 2; ++request) { // the second over the kept connection
            auto const patience = kind == fault::none ? 10s : 100ms;
            vouch::http::request get{.method = "GET", .origin = secure_origin(between), .target = "/"};
            get.deadline = std::chrono::steady_clock::now() + patience;
            auto const result = net.send(get);
            CHECK(std::chrono::steady_clock::now() < get.deadline + 1s);
            if (auto const* const response = std::get_if<vouch::http::response>(&result)) {
                ++answered;
                CHECK((response->status == 200 && response->body == body));
            } else {
                INFO(to_string(std::get<vouch::http::transport_error>(result).reason));
                CHECK(kind != fault::none);
            }
        }
    }
    CHECK(answered > calls / 4);
    CHECK(answered < calls * 2);
}
