// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>
#include <vouch/http/client/client.hpp>

#include <support/attempt.hpp>
#include <support/http_api.hpp>
#include <support/scripted_server.hpp>
#include <support/unix_server.hpp>

#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/un.h>
#include <thread>
#include <vector>

// Origins that are Unix domain sockets.
namespace {

using namespace std::chrono_literals;
using support::ask;
using support::error_of;
using support::read_head;
using support::response_of;
using support::unix_server;
using support::unix_socket;
using support::write_text;
using vouch::http::delivery;
using vouch::http::transport_reason;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

void answer_ok(unix_socket& socket)
{
    while (!read_head(socket).empty())
        write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
}

} // namespace

TEST_CASE("beast: a request over a Unix domain socket, and a response")
{
    std::string head;
    std::string body(3'000'000, '\0');
    unix_server const server([&](unix_socket& socket) {
        while (!(head = read_head(socket)).empty()) {
            if (head.starts_with("PUT"))
                boost::asio::read(socket, boost::asio::buffer(body));
            write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
            if (head.starts_with("PUT"))
                break;
        }
    });
    {
        vouch::backend::beast net;
        response_of(net.send(ask("GET", server.origin())));
        auto request = ask("PUT", server.origin(), 10s);
        request.headers = {{.name = "x-api-key", .value = support::canary, .secret = true}};
        request.body.assign(body.size(), 'x');
        CHECK(response_of(net.send(request)).body == request.body);
        CHECK(server.connections() == 1);
    }
    CHECK(head ==
          "PUT /users/1?full=true HTTP/1.1\r\nHost: localhost\r\nx-api-key: kanarek-7311\r\nContent-Length: 3000000\r\n\r\n");
}

TEST_CASE("beast: a client of an API on a Unix domain socket sends its key there")
{
    std::string head;
    unix_server const server([&](unix_socket& socket) {
        head = read_head(socket);
        write_text(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                               std::to_string(people::some_person.size()) + "\r\n\r\n" + std::string(people::some_person));
    });
    {
        vouch::http::client api{vouch::backend::beast(),
                                {.origin = server.origin(), .deadline = 5s},
                                vouch::http::key<"x-api-key">(vouch::secret(support::canary))};
        auto const outcome = api.call<people::get_person>().with<"id">(people::some_id).send();
        REQUIRE(outcome.ok());
        CHECK(outcome.ok()->name == "Ada");
    }
    CHECK(head.find("\r\nx-api-key: kanarek-7311\r\n") != std::string::npos);
}

TEST_CASE("beast: connections to a Unix domain socket are kept, each path its own")
{
    unix_server const first(answer_ok);
    unix_server const second(answer_ok);
    {
        vouch::backend::beast net;
        for (int count = 0; count < 3; ++count) {
            CHECK(response_of(net.send(ask("GET", first.origin()))).body == "ok");
            CHECK(response_of(net.send(ask("POST", second.origin()))).body == "ok");
        }
        CHECK(first.connections() == 1);
        CHECK(second.connections() == 1);
    }
}

TEST_CASE("beast: paths where no server listens")
{
    vouch::backend::beast net;
    auto const path = support::fresh_socket_path();
    auto const check_refused = [&](std::string const& detail) {
        auto const error = error_of(net.send(ask("GET", "unix:" + path)));
        CHECK(error.reason == transport_reason::connect);
        CHECK(error.delivery == delivery::not_sent);
        CHECK(error.detail == detail);
    };
    check_refused("No such file or directory");
    std::ofstream(path) << "a file";
    check_refused("Connection refused");
    std::filesystem::remove(path);
    {
        boost::asio::io_context context;
        boost::asio::local::stream_protocol::acceptor const gone(context, path);
    }
    check_refused("Connection refused");
    std::filesystem::remove(path);
}

TEST_CASE("beast: the longest path of a Unix domain socket, and one that is too long")
{
    constexpr std::size_t longest = sizeof(sockaddr_un{}.sun_path) - 1;
    std::string path = support::fresh_socket_path();
    path.append(longest - path.size(), 'x');
    unix_server const server(answer_ok, path);
    {
        vouch::backend::beast net;
        CHECK(response_of(net.send(ask("GET", server.origin()))).body == "ok");
        auto const error = error_of(net.send(ask("GET", server.origin() + "x")));
        CHECK(error.reason == transport_reason::protocol); // another attempt would not help
        CHECK(error.delivery == delivery::not_sent);
        CHECK(error.detail == "the path of the socket is longer than the system allows");
    }
}

TEST_CASE("beast: the deadline covers a Unix domain socket that is silent, and one with a full queue")
{
    SUBCASE("silent")
    {
        unix_server const server([](unix_socket& socket) { support::read_all(socket); });
        vouch::backend::beast net;
        auto const request = ask("GET", server.origin(), 100ms);
        auto const error = error_of(net.send(request));
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.delivery == delivery::maybe_sent);
        CHECK(std::chrono::steady_clock::now() - request.deadline < 1s);
    }
    SUBCASE("a full queue")
    {
        boost::asio::io_context context;
        auto const path = support::fresh_socket_path();
        boost::asio::local::stream_protocol::acceptor acceptor(context);
        acceptor.open();
        acceptor.bind(path);
        acceptor.listen(0);
        namespace detail = vouch::backend::detail;
        std::vector<detail::stream_socket> waiting;
        do
            waiting.push_back(detail::stream_socket::connect(*detail::socket_address(path)));
        while (!waiting.back().error());
        vouch::backend::beast net;
        auto const request = ask("GET", "unix:" + path, 100ms);
        auto const error = error_of(net.send(request));
        CHECK(error.reason == transport_reason::timeout);
        CHECK(error.delivery == delivery::not_sent);
        CHECK(std::chrono::steady_clock::now() - request.deadline < 1s);

        std::thread accepting([&] {
            std::this_thread::sleep_for(50ms);
            for (std::size_t count = 0; count < waiting.size(); ++count) { // of these, the last one was refused
                auto accepted = acceptor.accept();
                if (count + 1 == waiting.size())
                    answer_ok(accepted);
            }
        });
        {
            vouch::backend::beast patient;
            CHECK(response_of(patient.send(ask("GET", "unix:" + path))).body == "ok");
        }
        accepting.join();
        std::filesystem::remove(path);
    }
}
