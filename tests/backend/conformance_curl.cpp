// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/curl.hpp>
#include <vouch/backend/curl_multi.hpp>

#include <vouch/testing/conformance.hpp>
#include <vouch/testing/tls_conformance.hpp>

#include <support/sanitizer.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <string>

namespace {

auto private_trust(std::string const& authority_pem) -> vouch::backend::curl_options
{
    return {.ca_pem = authority_pem, .system_authorities = false};
}

// ThreadSanitizer copies the 20 MB of a body in more time than their deadline, shakes hands in more than 60 ms, and ends a child
// that has threads.
auto limits_of_this_build() -> vouch::testing::conformance_options
{
    if constexpr (support::has_thread_sanitizer)
        return {.cannot = {{"deadline_while_sending", "slow"}, {"cancel_in_flight", "slow"}, {"fork", "threads in a child"}}};
    else
        return {};
}

// Runs a backend until what is waited for has come.
auto pumping(vouch::backend::curl_multi& net) -> std::function<void(std::function<bool()> const&)>
{
    return [&net](std::function<bool()> const& is_done) {
        while (!is_done())
            net.run_once(std::chrono::milliseconds(10));
    };
}

} // namespace

TEST_CASE("curl: keeps the contract of a backend over TCP")
{
    vouch::testing::server const peer;
    vouch::backend::curl net;
    auto const report = vouch::testing::conformance(net, peer);
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("curl: keeps the contract of a backend over TLS")
{
    vouch::testing::tls_server const peer;
    vouch::backend::curl net(private_trust(peer.authority_pem()));
    auto const report = vouch::testing::conformance(net, peer);
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("curl: trusts whom a backend may trust")
{
    auto const report = vouch::testing::tls_conformance(
        [](std::string const& authority_pem) { return vouch::backend::curl(private_trust(authority_pem)); });
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("curl_multi: keeps the contract of a backend, run by the caller")
{
    vouch::testing::server const peer;
    vouch::backend::curl_multi net;
    auto const report = vouch::testing::conformance(net, peer, pumping(net), limits_of_this_build());
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("curl_multi: keeps the contract of a backend over TLS, on a thread of its own")
{
    vouch::testing::tls_server const peer;
    vouch::backend::curl_multi_thread net(private_trust(peer.authority_pem()));
    auto const report = vouch::testing::conformance(net, peer, limits_of_this_build());
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("curl_multi: trusts whom a backend may trust")
{
    auto const report = vouch::testing::tls_conformance(
        [](std::string const& authority_pem) { return vouch::backend::curl_multi_thread(private_trust(authority_pem)); });
    CHECK_MESSAGE(report.passed(), report);
}
