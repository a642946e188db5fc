// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/curl.hpp>
#include <vouch/backend/curl_multi.hpp>

#include <vouch/testing/faults.hpp>
#include <vouch/testing/tls_server.hpp>

#include <support/property.hpp>

#include <doctest/doctest.h>

namespace {

auto private_trust() -> vouch::backend::curl_options
{
    return {.ca_pem = vouch::testing::tls_server::authority_pem(), .system_authorities = false};
}

} // namespace

TEST_CASE("curl: faulty replies over TCP and over TLS")
{
    vouch::backend::curl net(private_trust());
    vouch::testing::server const plain;
    auto const report = vouch::testing::faults(net, plain, {.runs = support::rounds(300, 10'000)});
    CHECK_MESSAGE(report.passed(), report);

    vouch::testing::tls_server const secure;
    auto const secure_report = vouch::testing::faults(net, secure, {.runs = support::rounds(30, 10'000), .seed = 2});
    CHECK_MESSAGE(secure_report.passed(), secure_report);
}

TEST_CASE("curl_multi: faulty replies over TCP and over TLS")
{
    vouch::backend::curl_multi_thread net(private_trust());
    vouch::testing::server const plain;
    auto const report = vouch::testing::faults(net, plain, {.runs = support::rounds(300, 10'000), .seed = 3});
    CHECK_MESSAGE(report.passed(), report);

    vouch::testing::tls_server const secure;
    auto const secure_report = vouch::testing::faults(net, secure, {.runs = support::rounds(30, 10'000), .seed = 4});
    CHECK_MESSAGE(secure_report.passed(), secure_report);
}
