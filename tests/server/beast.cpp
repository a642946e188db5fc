// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <vouch/backend/beast.hpp>
#include <vouch/http/service/service.hpp>

#include <support/certificate.hpp>
#include <support/scripted_server.hpp>

#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using support::read_all;
using support::tcp;
using support::write_text;
using vouch::server::beast_options;

/// A client that sends bytes from a test.
struct raw_client {
    boost::asio::io_context context;
    tcp::socket socket{context};

    explicit raw_client(vouch::server::beast const& server, char const* address = "127.0.0.1")
    {
        socket.connect({boost::asio::ip::make_address(address), server.port()});
    }

    /// One response: its head without the Date, and a body of the length that Content-Length says.
    auto receive() -> std::string
    {
        auto all = support::read_head(socket);
        if (auto const date = all.find("\r\nDate: "); date != std::string::npos)
            all.erase(date, 37);
        auto const at = all.find("Content-Length: ");
        if (at == std::string::npos)
            return all;
        std::string body(std::stoul(all.substr(at + 16)), '\0');
        boost::system::error_code ignored;
        body.resize(boost::asio::read(socket, boost::asio::buffer(body), ignored));
        return all + body;
    }

    auto ask(std::string_view bytes) -> std::string
    {
        write_text(socket, bytes);
        return receive();
    }

    /// Waits, and returns true if the server ends this connection.
    auto is_ended() -> bool
    {
        boost::system::error_code error;
        char byte = 0;
        socket.read_some(boost::asio::buffer(&byte, 1), error);
        return error.failed();
    }
};

auto echo(vouch::http::request const& request) -> vouch::http::response
{
    std::vector<vouch::http::header> headers{{.name = "Content-Type", .value = "text/plain"}};
    for (auto const& header : request.headers)
        if (header.name != "content-type" && header.name != "Content-Type")
            headers.push_back(header);
    return {.status = 200, .headers = std::move(headers), .body = request.method + ' ' + request.target + ' ' + request.body};
}

constexpr char const* get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

auto status_of(std::string const& response) -> std::string
{
    return response.substr(0, 12);
}

} // namespace

TEST_CASE("server beast: the bytes of requests and responses on one connection")
{
    vouch::server::beast server(echo);
    raw_client client(server);
    for (int at = 0; at < 3; ++at) {
        CHECK(client.ask(get) == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\nGET /a ");
        CHECK(client.ask("PUT /a?b=c HTTP/1.1\r\nHost: x\r\nx-tag: 1\r\nX-Tag: 2\r\nContent-Length: 2\r\n\r\n{}") ==
              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nx-tag: 1\r\nX-Tag: 2\r\nContent-Length: 13\r\n\r\nPUT /a?b=c {}");
    }
    CHECK(client.ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{ \r\n1\r\n}\r\n0\r\n\r\n")
              .ends_with("POST / { }"));
}

TEST_CASE("server beast: requests that arrive in pieces, or several at once")
{
    vouch::server::beast server(echo);
    raw_client client(server);
    client.socket.set_option(tcp::no_delay(true));
    for (char byte : std::string_view("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"))
        write_text(client.socket, std::string_view(&byte, 1));
    CHECK(client.receive().ends_with("PUT /a {}"));
    write_text(client.socket, std::string(get) + "PUT /b HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1" + get);
    CHECK(client.receive().ends_with("GET /a "));
    CHECK(client.receive().ends_with("PUT /b 1"));
    CHECK(client.receive().ends_with("GET /a "));
}

TEST_CASE("server beast: a client can ask for the connection to be closed")
{
    vouch::server::beast server(echo);
    SUBCASE("Connection: close")
    {
        raw_client client(server);
        CHECK(client.ask("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("Connection: close") !=
              std::string::npos);
        CHECK(client.is_ended());
    }
    SUBCASE("HTTP/1.0")
    {
        raw_client client(server);
        auto const response = client.ask("GET /a HTTP/1.0\r\n\r\n");
        CHECK(status_of(response) == "HTTP/1.1 200"); // RFC 9110 section 6.2
        CHECK(response.find("Connection: close") != std::string::npos);
        CHECK(client.is_ended());
    }
    SUBCASE("HTTP/1.0 with keep-alive")
    {
        raw_client client(server);
        CHECK(client.ask("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").find("Connection: keep-alive") !=
              std::string::npos);
        CHECK(status_of(client.ask("GET /a HTTP/1.0\r\n\r\n")) == "HTTP/1.1 200");
    }
}

TEST_CASE("server beast: responses without a body")
{
    vouch::server::beast server([](vouch::http::request const& request) -> vouch::http::response {
        return {.status = request.target == "/gone" ? 204 : 200, .headers = {}, .body = "body"};
    });
    raw_client client(server);
    write_text(client.socket, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(support::read_head(client.socket).ends_with("Content-Length: 4\r\n\r\n"));
    CHECK(client.ask("GET /gone HTTP/1.1\r\nHost: x\r\n\r\n") == "HTTP/1.1 204 No Content\r\n\r\n");
    CHECK(client.ask(get).ends_with("body"));
}

TEST_CASE("server beast: a service that throws, or returns a response that HTTP cannot carry")
{
    vouch::server::beast server([](vouch::http::request const& request) -> vouch::http::response {
        if (request.target == "/throw")
            throw std::runtime_error("kanarek-7311");
        return {.status = 200, .headers = {{.name = "x", .value = "kanarek-7311\r\ny: 2"}}, .body = "kanarek-7311"};
    });
    raw_client client(server);
    auto const thrown = client.ask("GET /throw HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(status_of(thrown) == "HTTP/1.1 500");
    CHECK(thrown.find("content-type: application/problem+json\r\n") != std::string::npos);
    CHECK(thrown.ends_with(R"({"title":"Internal Server Error","status":500})"));
    auto const broken = client.ask(get);
    CHECK(status_of(broken) == "HTTP/1.1 500");
    CHECK((thrown + broken).find("kanarek") == std::string::npos);
}

TEST_CASE("server beast: bytes that are not a request")
{
    int calls = 0;
    vouch::server::beast server([&](vouch::http::request const&) -> vouch::http::response {
        ++calls;
        return {.status = 200, .headers = {}, .body = {}};
    });
    for (std::string const& bytes : {
             std::string("kanarek-7311\r\n\r\n"),
             std::string("GET / HTTP/1.1\r\nHost: x\r\nkanarek 7311: 1\r\n\r\n"),
             "GET / HTTP/1.1\r\nHost: x\r\na: kanarek\0\r\n\r\n"s,
             std::string("GET / HTTP/1.1\r\n\r\n"),
             std::string("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"),
             std::string("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
             std::string("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n"),
             std::string("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
             std::string("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
             std::string("POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
             std::string("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
         }) {
        INFO(bytes);
        raw_client client(server);
        auto const response = client.ask(bytes);
        CHECK(status_of(response) == "HTTP/1.1 400");
        CHECK(response.find("Connection: close\r\n") != std::string::npos);
        CHECK(response.ends_with(R"({"title":"Bad Request","status":400,"detail":"expected a request of HTTP/1.1"})"));
        CHECK(client.is_ended());
    }
    raw_client client(server);
    auto const response = client.ask("GET / HTTP/1.1\r\nHost: x\r\na: " + std::string(70'000, 'x') + "\r\n\r\n");
    CHECK(status_of(response) == "HTTP/1.1 431");
    CHECK(client.is_ended());
    CHECK(calls == 0);
}

TEST_CASE("server beast: a body above the limit is answered with 413 and not kept")
{
    int calls = 0;
    vouch::server::beast server(
        [&](vouch::http::request const& request) -> vouch::http::response {
            ++calls;
            return {.status = 200, .headers = {}, .body = std::to_string(request.body.size())};
        },
        {.max_body = 1000});
    std::string const head = "PUT / HTTP/1.1\r\nHost: x\r\n";
    auto const check_refused = [&](std::string const& response) {
        CHECK(status_of(response) == "HTTP/1.1 413");
        CHECK(response.find("content-type: application/problem+json\r\n") != std::string::npos);
        CHECK(
            response.ends_with(R"({"title":"Content Too Large","status":413,"detail":"expected a body of at most 1000 bytes"})"));
        CHECK(calls == 0);
    };
    SUBCASE("20 MB from a client that reads only after it has sent all")
    {
        raw_client client(server);
        boost::system::error_code error;
        std::string const body(20'000'000, 'x');
        write_text(client.socket, head + "Content-Length: 20000000\r\n\r\n");
        CHECK(boost::asio::write(client.socket, boost::asio::buffer(body), error) == body.size());
        check_refused(client.receive());
        client.socket.shutdown(tcp::socket::shutdown_send);
        CHECK(client.is_ended());
    }
    SUBCASE("in chunks")
    {
        raw_client client(server);
        check_refused(client.ask(head + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'x')));
    }
    SUBCASE("announced with Expect: 100-continue")
    {
        raw_client client(server);
        check_refused(client.ask(head + "Expect: 100-continue\r\nContent-Length: 1001\r\n\r\n"));
    }
    SUBCASE("20 MB from the backend")
    {
        vouch::backend::beast net;
        vouch::http::request request;
        request.method = "PUT";
        request.origin = "http://127.0.0.1:" + std::to_string(server.port());
        request.target = "/";
        request.body.assign(20'000'000, 'x');
        request.deadline = std::chrono::steady_clock::now() + 5s;
        auto const result = net.send(request);
        REQUIRE(std::holds_alternative<vouch::http::response>(result));
        CHECK(std::get<0>(result).status == 413);
    }
    SUBCASE("but not a body of exactly the limit")
    {
        raw_client client(server);
        CHECK(client.ask(head + "Content-Length: 1000\r\n\r\n" + std::string(1000, 'x')).ends_with("1000"));
        CHECK(client.ask(head + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
        CHECK(client.ask("{}").ends_with("2"));
    }
}

namespace {

struct note {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(note, (), (text))
struct put_note : vouch::http::endpoint<"PUT /note", vouch::http::json_body<note>, vouch::http::reply<200, note>> {};

auto note_service(std::size_t max_body)
{
    return vouch::http::service{
        vouch::http::service_options{.max_body = max_body},
        vouch::http::on<put_note>([](auto const& call) { return vouch::http::reply_with<200>(call.body()); })};
}

// The status of a request with a body of this size.
auto status_for(vouch::server::beast const& server, std::size_t size) -> std::string
{
    std::string const body = R"({"text":")" + std::string(size - 11, 'x') + R"("})";
    raw_client client(server);
    return status_of(client.ask("PUT /note HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body));
}

} // namespace

TEST_CASE("server beast: the limit of a body is the service's")
{
    vouch::server::beast const large(note_service(3 * 1024 * 1024));
    CHECK(status_for(large, 2 * 1024 * 1024) == "HTTP/1.1 200");
    CHECK(status_for(large, 3 * 1024 * 1024) == "HTTP/1.1 200");
    CHECK(status_for(large, 3 * 1024 * 1024 + 1) == "HTTP/1.1 413");

    auto const referred = note_service(100);
    vouch::server::beast const limited(referred);
    CHECK(status_for(limited, 100) == "HTTP/1.1 200");
    CHECK(status_for(limited, 101) == "HTTP/1.1 413");

    vouch::server::beast const told(note_service(3 * 1024 * 1024), {.max_body = 1000});
    CHECK(status_for(told, 1001) == "HTTP/1.1 413");

    vouch::server::beast const function(echo);
    CHECK(status_for(function, 1024 * 1024) == "HTTP/1.1 200");
    CHECK(status_for(function, 1024 * 1024 + 1) == "HTTP/1.1 413");
}

TEST_CASE("server beast: slow connections do not delay another")
{
    vouch::server::beast server(echo);
    std::vector<std::unique_ptr<raw_client>> slow;
    for (int at = 0; at < 200; ++at) {
        slow.push_back(std::make_unique<raw_client>(server));
        write_text(slow.back()->socket, "GET /a HTT");
    }
    auto const before = std::chrono::steady_clock::now();
    raw_client quick(server);
    CHECK(quick.ask(get).ends_with("GET /a "));
    CHECK(std::chrono::steady_clock::now() - before < 1s);
    for (auto const& client : slow)
        CHECK(client->ask("P/1.1\r\nHost: x\r\n\r\n").ends_with("GET /a "));
}

TEST_CASE("server beast: a client that takes too long is disconnected")
{
    vouch::server::beast server(
        [](vouch::http::request const& request) -> vouch::http::response {
            return {.status = 200, .body = std::string(request.target == "/large" ? 50'000'000 : 0, 'x')};
        },
        {.timeout = 100ms});
    for (std::string_view const bytes : {"", "\r\n", "GET / HT", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n12"}) {
        INFO(bytes);
        raw_client client(server);
        auto const before = std::chrono::steady_clock::now();
        write_text(client.socket, bytes);
        auto const response = read_all(client.socket);
        CHECK(std::chrono::steady_clock::now() - before >= 90ms);
        CHECK(status_of(response) == (bytes.size() > 2 ? "HTTP/1.1 408" : "")); // an idle connection is closed without a word
    }
    SUBCASE("while it sends a byte now and then")
    {
        raw_client client(server);
        auto const before = std::chrono::steady_clock::now();
        for (std::string_view text = "GET / HTTP/1.1\r\nx: x"; client.socket.available() == 0; text = "x") {
            write_text(client.socket, text);
            std::this_thread::sleep_for(10ms);
        }
        CHECK(std::chrono::steady_clock::now() - before < 1s);
        CHECK(status_of(client.receive()) == "HTTP/1.1 408");
    }
    SUBCASE("but not while a large body moves")
    {
        raw_client client(server);
        write_text(client.socket, "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 480000\r\n\r\n");
        for (int count = 0; count < 6; ++count) {
            std::this_thread::sleep_for(40ms);
            write_text(client.socket, std::string(80'000, 'x'));
        }
        CHECK(status_of(client.receive()) == "HTTP/1.1 200");
    }
    SUBCASE("while it sends a byte of the body now and then")
    {
        raw_client client(server);
        write_text(client.socket, "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 480000\r\n\r\n");
        auto const before = std::chrono::steady_clock::now();
        for (; client.socket.available() == 0; std::this_thread::sleep_for(10ms))
            write_text(client.socket, "x");
        CHECK(std::chrono::steady_clock::now() - before < 1s);
        CHECK(status_of(client.receive()) == "HTTP/1.1 408");
    }
    SUBCASE("while it does not read")
    {
        raw_client client(server);
        write_text(client.socket, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
        std::this_thread::sleep_for(300ms);
        CHECK(read_all(client.socket).size() < 50'000'000);
    }
}

TEST_CASE("server beast: stop")
{
    SUBCASE("with connections in every state")
    {
        auto server = std::make_unique<vouch::server::beast>([](vouch::http::request const&) -> vouch::http::response {
            return {.status = 200, .headers = {}, .body = std::string(50'000'000, 'x')};
        });
        raw_client silent(*server);
        raw_client halfway(*server);
        raw_client reading(*server);
        raw_client refused(*server);
        write_text(halfway.socket, "GET / HT");
        write_text(reading.socket, get);
        write_text(refused.socket, "nonsense\r\n\r\n");
        reading.socket.wait(tcp::socket::wait_read); // until its response has begun
        auto const before = std::chrono::steady_clock::now();
        server->stop();
        server->stop();
        CHECK(std::chrono::steady_clock::now() - before < 5s);
        CHECK(silent.is_ended());
        CHECK(halfway.is_ended());
        auto const port = server->port();
        boost::asio::io_context context;
        boost::system::error_code error;
        tcp::socket late(context);
        late.connect({boost::asio::ip::address_v4::loopback(), port}, error);
        CHECK(error.failed());
    }
    SUBCASE("a response in progress arrives")
    {
        vouch::server::beast server([](vouch::http::request const&) -> vouch::http::response {
            return {.status = 200, .headers = {}, .body = std::string(8'000'000, 'x')};
        });
        raw_client client(server);
        write_text(client.socket, get);
        auto const head = support::read_head(client.socket);
        std::thread stopping([&] { server.stop(); });
        CHECK(read_all(client.socket).size() == 8'000'000);
        stopping.join();
    }
    SUBCASE("wait returns")
    {
        vouch::server::beast server(echo);
        std::thread waiting([&] { server.wait(); });
        server.stop();
        waiting.join();
    }
    SUBCASE("the port is free again")
    {
        std::uint16_t port = 0;
        {
            vouch::server::beast server(echo);
            port = server.port();
            raw_client client(server);
            CHECK(client.ask(get).ends_with("GET /a "));
        }
        vouch::server::beast again(echo, {.port = port});
        CHECK(again.port() == port);
    }
}

TEST_CASE("server beast: the constructor throws if it cannot listen")
{
    vouch::server::beast server(echo);
    using failure = boost::system::system_error;
    CHECK_THROWS_AS(vouch::server::beast(echo, {.port = server.port()}), failure);
    CHECK_THROWS_AS(vouch::server::beast(echo, {.address = "nowhere"}), failure);
    try {
        vouch::server::beast const busy(echo, {.port = server.port()});
    } catch (failure const& thrown) { // one line that names the place
        std::string const text = thrown.what();
        CHECK(text.starts_with("cannot listen on 127.0.0.1:" + std::to_string(server.port()) + ": "));
        CHECK(text.find('\n') == std::string::npos);
        CHECK(text.find(".hpp") == std::string::npos);
    }
    CHECK_THROWS_AS(vouch::server::beast(echo, {.certificate_pem = "no certificate"}), failure);
    CHECK_THROWS_AS(vouch::server::beast(echo, {.key_pem = "no key"}), failure);
}

TEST_CASE("server beast: an lvalue service is referred to, an rvalue is owned")
{
    int calls = 0;
    auto counting = [&calls](vouch::http::request&&) mutable -> vouch::http::response {
        return {.status = 200 + calls++, .headers = {}, .body = {}};
    };
    vouch::server::beast referencing(counting);
    raw_client client(referencing);
    CHECK(status_of(client.ask(get)) == "HTTP/1.1 200");
    CHECK(status_of(client.ask(get)) == "HTTP/1.1 201");

    vouch::server::beast owning([only_moves = std::make_unique<int>(299)](vouch::http::request) -> vouch::http::response {
        return {.status = *only_moves, .headers = {}, .body = {}};
    });
    raw_client other(owning);
    CHECK(status_of(other.ask(get)) == "HTTP/1.1 299");
}

TEST_CASE("server beast: IPv6")
{
    try {
        vouch::server::beast server(echo, {.address = "::1"});
        raw_client client(server, "::1");
        CHECK(client.ask(get).ends_with("GET /a "));
    } catch (boost::system::system_error const& failure) {
        MESSAGE("no IPv6 here: " << failure.code().message());
    }
}

TEST_CASE("server beast: TLS, end to end with the backend")
{
    support::authority const authority;
    auto const identity = authority.issue("DNS:localhost,IP:127.0.0.1");
    vouch::server::beast server(echo, {.timeout = 1s, .certificate_pem = identity.certificate_pem, .key_pem = identity.key_pem});
    vouch::backend::beast net({.ca_pem = authority.pem()});
    vouch::http::request request;
    request.origin = "https://127.0.0.1:" + std::to_string(server.port());
    request.target = "/a";
    auto const send = [&](std::string method, std::size_t size) {
        request.method = std::move(method);
        request.body.assign(size, 'x');
        request.deadline = std::chrono::steady_clock::now() + 5s;
        auto const result = net.send(request);
        REQUIRE(std::holds_alternative<vouch::http::response>(result));
        return std::get<0>(result);
    };
    CHECK(send("GET", 0).body == "GET /a ");
    CHECK(send("PUT", 1'000'000).body.size() == 1'000'007);
    CHECK(send("POST", 2).body == "POST /a xx");
    CHECK(send("HEAD", 0).body.empty());
    CHECK(send("PUT", 20'000'000).status == 413);
    CHECK(send("GET", 0).body == "GET /a ");

    raw_client plain(server);
    write_text(plain.socket, get);
    CHECK(read_all(plain.socket).find("HTTP") == std::string::npos);
    raw_client silent(server);
    raw_client idle(server);
    CHECK(send("GET", 0).status == 200);
    server.stop();
    CHECK(silent.is_ended());
}
