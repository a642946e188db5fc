// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_PROXY_CHECKS_HPP
#define VOUCH_TESTS_SUPPORT_PROXY_CHECKS_HPP
#include <vouch/core/secret.hpp>
#include <vouch/http/message/message.hpp>

#include <support/certificate.hpp>
#include <support/raw_connection.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

// What tests/proxies.py asks of every backend: calls through a proxy of someone else, to servers on an address of this machine
// that is no loopback address.
namespace support {

/// How a backend is to reach its origins, and whom it trusts.
struct proxied_way {
    std::string ca_pem{};
    std::string proxy{};        ///< empty for none
    vouch::secret credential{}; ///< "user:password"
};

/// The servers that are called, and the proxies on this machine.
class proxy_checks {
public:
    struct proxies {
        std::uint16_t open = 0;    ///< lets everyone through to the ports that it knows
        std::uint16_t guarded = 0; ///< asks for "user:kanarek-7311"
        std::uint16_t dead = 0;    ///< a port where nothing listens
    };

    explicit proxy_checks(char const* address)
        : address_(address),
          secure_(echo_as(trusted().issue("IP:" + address_)), address),
          plain_([](tcp::socket& socket) { echo(socket); }, address),
          stranger_(echo_as(trusted().issue("DNS:other.example.test")), address),
          unlisted_(echo_as(trusted().issue("IP:" + address_)), address),
          local_(echo_as(trusted().issue("DNS:localhost,IP:127.0.0.1")))
    {}

    /// The ports that a proxy has to let through.
    [[nodiscard]] auto ports() const -> std::string
    {
        return std::to_string(secure_.port()) + ' ' + std::to_string(plain_.port()) + ' ' + std::to_string(stranger_.port());
    }

    /// Tries a backend that `make(proxied_way)` makes. Prints what fails; returns how often.
    template <class Make>
    auto run(char const* name, Make make, proxies const& ports) -> int
    {
        failed_ = 0;
        name_ = name;
        auto const open = way(ports.open);
        auto const secure = "https://" + address_ + ':' + std::to_string(secure_.port());
        auto const plain = "http://" + address_ + ':' + std::to_string(plain_.port());
        using reason = vouch::http::transport_reason;
        {
            auto net = make(open);
            int const before = secure_.connections();
            expect("https", net.send(get(secure)), std::nullopt);
            expect("https again", net.send(get(secure)), std::nullopt);
            check("the tunnel is used again", secure_.connections() == before + 1);
            expect("http", net.send(get(plain)), std::nullopt);
            expect("a certificate for another name", net.send(get(origin(stranger_))), reason::tls);
            expect("a port that the proxy refuses", net.send(get(origin(unlisted_))), reason::connect);
            expect("https after errors", net.send(get(secure)), std::nullopt);
        }
        expect("no credential", make(way(ports.guarded)).send(get(secure)), reason::connect);
        expect("a wrong credential", make(way(ports.guarded, "user:wrong")).send(get(secure)), reason::connect);
        expect("a credential", make(way(ports.guarded, "user:kanarek-7311")).send(get(secure)), std::nullopt);
        expect("a dead proxy", make(way(ports.dead)).send(get(secure)), reason::connect);
        auto const local = std::to_string(local_.port());
        expect("localhost without the proxy", make(way(ports.dead)).send(get("https://localhost:" + local)), std::nullopt);
        expect("127.0.0.1 without the proxy", make(way(ports.dead)).send(get("https://127.0.0.1:" + local)), std::nullopt);
        expect("no proxy but in the environment", make(way(0)).send(get(secure)), std::nullopt);
        expect("http, no proxy but in the environment", make(way(0)).send(get(plain)), std::nullopt);
        std::printf("%s: %d calls and checks, %d failed\n", name, checked_, failed_);
        return failed_;
    }

private:
    template <class Stream>
    static void echo(Stream& stream)
    {
        for (std::string head; !(head = read_head(stream)).empty();)
            write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" + head);
    }
    static auto echo_as(identity const& identity) -> std::function<void(tcp::socket&)>
    {
        return over_tls(identity, [](tls_stream& stream) { echo(stream); });
    }

    [[nodiscard]] static auto way(std::uint16_t proxy, std::string_view credential = {}) -> proxied_way
    {
        return {.ca_pem = trusted().pem(),
                .proxy = proxy == 0 ? std::string() : "http://127.0.0.1:" + std::to_string(proxy),
                .credential = vouch::secret(credential)};
    }
    [[nodiscard]] auto origin(scripted_server const& server) const -> std::string
    {
        return "https://" + address_ + ':' + std::to_string(server.port());
    }
    [[nodiscard]] static auto get(std::string origin) -> vouch::http::request
    {
        vouch::http::request made{.method = "GET", .origin = std::move(origin), .target = "/"};
        made.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        return made;
    }

    // Expects a response, or an error before anything was sent.
    void expect(char const* what, vouch::http::transport_result const& result,
                std::optional<vouch::http::transport_reason> reason)
    {
        if (auto const* const error = std::get_if<vouch::http::transport_error>(&result)) {
            bool const good = error->reason == reason && error->delivery == vouch::http::delivery::not_sent &&
                              error->detail.find("kanarek") == std::string::npos;
            check(what, good, std::string(to_string(error->reason)) + ": " + error->detail);
        } else {
            auto const& response = std::get<vouch::http::response>(result);
            // neither the credential of the proxy nor one of ~/.netrc
            bool const clean = lower(response.body).find("authorization") == std::string::npos;
            check(what, !reason && response.status == 200 && clean, std::to_string(response.status) + ' ' + response.body);
        }
    }

    void check(char const* what, bool good, std::string const& found = {})
    {
        ++checked_;
        failed_ += good ? 0 : 1;
        if (!good)
            std::printf("%s: %s: came %s\n", name_, what, found.c_str());
    }

    std::string address_;
    scripted_server secure_;
    scripted_server plain_;
    scripted_server stranger_; // whose certificate has another name
    scripted_server unlisted_; // which the proxy does not let through
    scripted_server local_;
    char const* name_ = "";
    int checked_ = 0;
    int failed_ = 0;
};

} // namespace support
#endif
