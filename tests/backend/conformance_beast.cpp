// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <vouch/testing/conformance.hpp>
#include <vouch/testing/tls_conformance.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

auto make(std::string const& authority_pem)
{
    return vouch::backend::beast({.ca_pem = authority_pem, .system_authorities = false});
}

} // namespace

TEST_CASE("beast: keeps the contract of a backend over TCP")
{
    vouch::testing::server const peer;
    vouch::backend::beast net;
    auto const report = vouch::testing::conformance(net, peer);
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("beast: keeps the contract of a backend over TLS")
{
    vouch::testing::tls_server const peer;
    auto net = make(peer.authority_pem());
    auto const report = vouch::testing::conformance(net, peer);
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("beast: trusts whom a backend may trust")
{
    auto const report = vouch::testing::tls_conformance(&make);
    CHECK_MESSAGE(report.passed(), report);
}
