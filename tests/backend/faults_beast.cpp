// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <vouch/testing/faults.hpp>
#include <vouch/testing/tls_server.hpp>

#include <support/property.hpp>

#include <doctest/doctest.h>

TEST_CASE("beast: faulty replies over TCP and over TLS")
{
    vouch::backend::beast net({.ca_pem = vouch::testing::tls_server::authority_pem(), .system_authorities = false});
    vouch::testing::server const plain;
    auto const report = vouch::testing::faults(net, plain, {.runs = support::rounds(300, 10'000)});
    CHECK_MESSAGE(report.passed(), report);
    MESSAGE(report);

    vouch::testing::tls_server const secure;
    auto const secure_report = vouch::testing::faults(net, secure, {.runs = support::rounds(100, 10'000), .seed = 2});
    CHECK_MESSAGE(secure_report.passed(), secure_report);
}
