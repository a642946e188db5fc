// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/tls_server.hpp>

#include <vouch/backend/beast.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <variant>

namespace {

using vouch::testing::certificate;
using vouch::testing::tls_server;

auto send(tls_server const& server, std::string const& authority_pem) -> vouch::http::transport_result
{
    vouch::backend::beast net({.ca_pem = authority_pem, .system_authorities = false});
    vouch::http::request request{.method = "GET", .origin = server.origin(), .target = "/length/5"};
    request.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    return net.send(request);
}

auto words_of_refusal(certificate kind) -> std::string
{
    tls_server const server(kind);
    auto const result = send(server, tls_server::authority_pem());
    auto const* const error = std::get_if<vouch::http::transport_error>(&result);
    REQUIRE(error != nullptr);
    return error->detail;
}

} // namespace

TEST_CASE("tls_server: certificates of each kind")
{
    tls_server const server;
    CHECK(server.origin() == "https://localhost:" + std::to_string(server.port()));
    auto const result = send(server, tls_server::authority_pem());
    REQUIRE(std::holds_alternative<vouch::http::response>(result));
    CHECK(std::get<vouch::http::response>(result).body == "abcde");
    CHECK(server.requests("/length/5").size() == 1);

    CHECK(words_of_refusal(certificate::expired).find("expired") != std::string::npos);
    CHECK(words_of_refusal(certificate::not_yet_valid).find("not yet valid") != std::string::npos);
    CHECK(words_of_refusal(certificate::wrong_host).find("hostname mismatch") != std::string::npos);
    CHECK(words_of_refusal(certificate::unknown_authority).find("certificate") != std::string::npos);
}
