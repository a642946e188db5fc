// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <vouch/http/service/service.hpp>

#include <support/scripted_server.hpp>

#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

namespace {

using namespace std::chrono_literals;
using support::tcp;
using support::write_text;

struct note {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(note, (), (text))
struct put_note : vouch::http::endpoint<"PUT /note", vouch::http::api_key<"x-api-key">, vouch::http::json_body<note>,
                                        vouch::http::reply<200, note>> {};

/// A server whose service counts what it is asked.
struct guarded_server {
    std::atomic<int> authenticated = 0;
    std::atomic<int> handled = 0;
    vouch::server::beast server;

    explicit guarded_server(vouch::server::beast_options options = {})
        : server(vouch::http::service{vouch::http::service_options{.max_body = 200'000},
                                      vouch::http::authenticate<"x-api-key">([this](std::string_view key) {
                                          ++authenticated;
                                          return key == "k";
                                      }),
                                      vouch::http::on<put_note>([this](auto const& call) {
                                          ++handled;
                                          return vouch::http::reply_with<200>(call.body());
                                      })},
                 options)
    {}
};

struct raw_client {
    boost::asio::io_context context;
    tcp::socket socket{context};

    explicit raw_client(guarded_server const& guarded)
    {
        socket.connect({boost::asio::ip::address_v4::loopback(), guarded.server.port()});
    }

    auto ask(std::string_view bytes) -> std::string
    {
        write_text(socket, bytes);
        return support::read_head(socket);
    }

    auto read(std::size_t size) -> std::string
    {
        std::string bytes(size, '\0');
        boost::asio::read(socket, boost::asio::buffer(bytes));
        return bytes;
    }
};

constexpr char const* put = "PUT /note HTTP/1.1\r\nHost: x\r\n";
constexpr char const* key = "X-Api-Key: k\r\n";
constexpr char const* json = "Content-Type: application/json\r\n";

} // namespace

TEST_CASE("before the body: a refusal comes at once, and the connection is closed")
{
    struct row {
        std::string head;
        char const* status;
    };
    for (row const& row : {
             row{put + std::string(json) + "Content-Length: 100000\r\n\r\n", "401"},
             row{put + std::string(json) + "X-Api-Key: wrong\r\nContent-Length: 100000\r\n\r\n", "401"},
             row{put + std::string(json) + "Transfer-Encoding: chunked\r\n\r\n5\r\n", "401"},
             row{"PUT /other HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "404"},
             row{"POST /note HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "405"},
             row{"BREW /note HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "501"},
             row{put + std::string(key) + json + "Content-Length: 200001\r\n\r\n", "413"},
             row{put + std::string(key) + json + "Content-Length: 99999999999999999999\r\n\r\n", "413"},
             row{put + std::string(key) + "Content-Type: text/plain\r\nContent-Length: 100000\r\n\r\n", "415"},
             row{"PUT /note#a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "400"},
             row{"CONNECT a:80 HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "501"},
         }) {
        for (bool const waits : {false, true}) {
            guarded_server guarded;
            raw_client client(guarded);
            std::string head = row.head;
            if (waits)
                head.insert(head.find("\r\n") + 2, "Expect: 100-continue\r\n");
            INFO(head);
            auto const response = client.ask(head);
            CHECK(response.substr(9, 3) == row.status);
            CHECK(response.find("\r\nConnection: close\r\n") != std::string::npos);
            CHECK(guarded.handled == 0);
        }
    }
}

TEST_CASE("before the body: a client that waits for 100 Continue gets it after its head is accepted")
{
    guarded_server guarded;
    raw_client client(guarded);
    std::string const body = R"({"text":"a"})";
    std::string const head = put + std::string(key) + json + "Expect: 100-continue\r\n";
    CHECK(client.ask(head + "Content-Length: 12\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(guarded.authenticated == 1);
    CHECK(client.ask(body).starts_with("HTTP/1.1 200"));
    CHECK(guarded.authenticated == 1); // and is not asked again
    CHECK(client.read(body.size()) == body);

    // one that does not wait gets none
    CHECK(client.ask(head + "Content-Length: 12\r\n\r\n" + body).starts_with("HTTP/1.1 200"));
    CHECK(client.read(body.size()) == body);

    CHECK(client.ask(put + std::string(key) + json + "Expect: more\r\nContent-Length: 12\r\n\r\n" + body)
              .starts_with("HTTP/1.1 417"));
}

TEST_CASE("before the body: a refused request that came whole leaves the connection open")
{
    guarded_server guarded;
    raw_client client(guarded);
    auto const response = client.ask(put + std::string(json) + "Content-Length: 2\r\n\r\n{}");
    CHECK(response.starts_with("HTTP/1.1 401"));
    CHECK(response.find("Connection: close") == std::string::npos);
}

TEST_CASE("before the body: strangers do not make the server read")
{
    guarded_server guarded;
    raw_client client(guarded);
    client.socket.set_option(boost::asio::socket_base::send_buffer_size(64 * 1024));
    auto const response = client.ask(put + std::string(json) + "Content-Length: 500000000\r\n\r\n");
    CHECK(response.starts_with("HTTP/1.1 401"));
    // what is sent in spite of it is dropped, up to a limit, so that the response is not lost
    std::string const some(1'000'000, 'x');
    boost::system::error_code error;
    std::size_t sent = 0;
    while (!error && sent < 500'000'000)
        sent += boost::asio::write(client.socket, boost::asio::buffer(some), error);
    CHECK(sent < 100'000'000);
}

TEST_CASE("before the body: bodies that arrive share a limit of memory")
{
    guarded_server guarded({.max_body_memory = 250'000});
    std::string const head = put + std::string(key) + json + "Content-Length: ";
    std::string const text = R"({"text":")" + std::string(150'000, 'x') + R"("})";
    raw_client first(guarded);
    write_text(first.socket, head + std::to_string(text.size()) + "\r\n\r\n" + text.substr(0, 120'000));
    std::this_thread::sleep_for(50ms);

    raw_client announced(guarded);
    auto const response = announced.ask(head + std::to_string(text.size()) + "\r\n\r\n");
    CHECK(response.starts_with("HTTP/1.1 503"));
    CHECK(response.find("\r\nretry-after: 1\r\n") != std::string::npos);
    raw_client chunked(guarded);
    CHECK(chunked.ask(put + std::string(key) + json + "Transfer-Encoding: chunked\r\n\r\n249f0\r\n" + text.substr(0, 140'000))
              .starts_with("HTTP/1.1 503"));
    raw_client small_body(guarded);
    CHECK(small_body.ask(head + "12\r\n\r\n" + R"({"text":"a"})").starts_with("HTTP/1.1 200"));

    CHECK(first.ask(text.substr(120'000)).starts_with("HTTP/1.1 200"));
    raw_client after(guarded);
    CHECK(after.ask(head + std::to_string(text.size()) + "\r\n\r\n" + text).starts_with("HTTP/1.1 200"));
}
