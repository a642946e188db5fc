// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>
#include <vouch/http/client/client.hpp>

#include <support/http_api.hpp>
#include <support/process_memory.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <signal.h>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <variant>

// A key must not stay in the memory of a process that has thrown away its client: this looks into all of it.
namespace {

using namespace vouch::http;
using namespace std::chrono_literals;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

using support::copies_of_keys;
using support::mask;
using support::masked_keys;

auto make_key(std::string_view masked) -> vouch::secret
{
    vouch::secret made(masked);
    auto* const letters = const_cast<char*>(made.reveal().data());
    for (std::size_t index = 0; index < masked.size(); ++index)
        letters[index] = static_cast<char>(masked[index] ^ mask);
    return made;
}

// "user:" and a key.
auto make_credential(std::string_view masked) -> vouch::secret
{
    vouch::secret made("user:" + std::string(masked));
    auto* const letters = const_cast<char*>(made.reveal().data()) + 5;
    for (std::size_t index = 0; index < masked.size(); ++index)
        letters[index] = static_cast<char>(masked[index] ^ mask);
    return made;
}

// The base64 of "user:" and a key, masked as well.
auto masked_base64(std::string_view masked) -> std::string
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::string_view user = "user:";
    std::string all;
    unsigned bits = 0;
    unsigned size = 0;
    for (std::size_t index = 0; index < user.size() + masked.size(); ++index) {
        bits = bits << 8 | static_cast<unsigned char>(index < user.size() ? user[index] : masked[index - user.size()] ^ mask);
        for (size += 8; size >= 6;) {
            size -= 6;
            all += static_cast<char>(digits[bits >> size & 63] ^ mask);
        }
    }
    return all;
}

struct login {
    std::string name{};
    vouch::secret password{};
    std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(login, (), (name, password, note))

struct whoami : endpoint<"GET /me", api_key<"x-api-key">, reply<200, people::person>> {};
struct log_in : endpoint<"PUT /me", api_key<"x-api-key">, bearer, json_body<login>, reply<200, people::person>> {};

// A server in a process of its own, since it has to see the key.
class server_process {
public:
    // Without `bytes` it answers every request, otherwise one with these bytes.
    explicit server_process(bool secure, std::optional<std::string> const& bytes = {})
    {
        int ports[2];
        REQUIRE(::pipe(ports) == 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::alarm(60);
            serve(secure, bytes, ports[1]);
            ::_exit(0);
        }
        REQUIRE(::read(ports[0], &port_, sizeof port_) == sizeof port_);
        ::close(ports[0]);
        ::close(ports[1]);
    }
    server_process(server_process const&) = delete;
    auto operator=(server_process const&) -> server_process& = delete;
    ~server_process()
    {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    [[nodiscard]] auto port() const -> std::string { return std::to_string(port_); }

private:
    static void serve(bool secure, std::optional<std::string> const& bytes, int ports)
    {
        boost::asio::io_context context;
        support::tcp::acceptor acceptor(context, {boost::asio::ip::address_v4::loopback(), 0});
        auto const port = acceptor.local_endpoint().port();
        (void)!::write(ports, &port, sizeof port);
        auto const answer = [&](auto& stream) {
            if (bytes) {
                support::read_head(stream);
                return support::write_text(stream, *bytes);
            }
            while (!support::read_head(stream).empty())
                support::write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(people::some_person.size()) +
                                                "\r\n\r\n" + std::string(people::some_person));
        };
        for (;;) {
            auto socket = acceptor.accept();
            if (secure)
                support::over_tls(support::trusted().issue("DNS:localhost"), answer)(socket);
            else
                answer(socket);
        }
    }

    pid_t child_ = 0;
    std::uint16_t port_ = 0;
};

auto make_login(std::string_view masked, std::size_t size_of_note) -> login
{
    return {.name = "Ada", .password = make_key(masked), .note = std::string(size_of_note, 'x')};
}

void make_calls(std::string const& origin, std::string_view masked, bool answered)
{
    vouch::backend::beast net({.ca_pem = support::trusted().pem()});
    client api{net,
               {.origin = origin, .deadline = 2s, .attempts = 2},
               key<"x-api-key">(make_key(masked)),
               bearer_token(make_key(masked))};
    for (int round = 0; round < 2; ++round) {
        CHECK((api.call<whoami>().send().ok() != nullptr) == answered);
        for (std::size_t const size : {std::size_t{10}, std::size_t{3'000}, std::size_t{100'000}})
            CHECK((api.call<log_in>().body(make_login(masked, size)).send().ok() != nullptr) == answered);
    }
    CHECK(api.call<log_in>().body({}).send().attempts() == 0); // the password is unset
}

} // namespace

TEST_CASE("beast: no copy of a key stays in memory")
{
    if (std::string const reason = support::reason_not_to_search(); !reason.empty()) {
        MESSAGE(reason);
        return;
    }
    for (std::string_view const masked : masked_keys) {
        CHECK(copies_of_keys() == 0);
        auto const key = make_key(masked);
        CHECK(copies_of_keys() >= 2); // the search finds both ends of a key
    }
    CHECK(copies_of_keys() == 0);
    (void)support::trusted();
    for (std::string_view const masked : masked_keys) {
        for (bool const secure : {false, true}) {
            INFO("secure: " << secure);
            server_process const server(secure);
            make_calls((secure ? "https://localhost:" : "http://localhost:") + server.port(), masked, true);
            CHECK(copies_of_keys() == 0);
        }
        for (char const* const bytes : {"", "nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"}) {
            server_process const server(false, bytes);
            make_calls("http://127.0.0.1:" + server.port(), masked, false);
            CHECK(copies_of_keys() == 0);
        }
        make_calls("http://127.0.0.1:1", masked, false);
        CHECK(copies_of_keys() == 0);
    }
}

TEST_CASE("beast: no copy of the credential of a proxy stays in memory")
{
    if (std::string const reason = support::reason_not_to_search(); !reason.empty()) {
        MESSAGE(reason);
        return;
    }
    for (std::string_view const masked : masked_keys) {
        auto const encoded = masked_base64(masked);
        for (char const* const bytes : {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 407 x\r\n\r\n", "nonsense\r\n\r\n", ""}) {
            server_process const proxy(false, bytes);
            {
                vouch::backend::beast net(
                    {.proxy = "http://127.0.0.1:" + proxy.port(), .proxy_credential = make_credential(masked)});
                CHECK(support::copies_of(masked) == 0); // it is kept as base64
                CHECK(support::copies_of(encoded) >= 2);
                for (char const* const origin : {"http://api.example.test", "https://api.example.test"}) {
                    request get{.method = "GET", .origin = origin, .target = "/"};
                    get.deadline = std::chrono::steady_clock::now() + 2s;
                    CHECK(std::holds_alternative<transport_error>(net.send(get)));
                }
            }
            CHECK(support::copies_of(masked) == 0);
            CHECK(support::copies_of(encoded) == 0);
        }
    }
}
