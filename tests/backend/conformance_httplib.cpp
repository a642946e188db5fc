// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/httplib.hpp>

#include <vouch/testing/conformance.hpp>
#include <vouch/testing/tls_conformance.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

auto make(std::string const& authority_pem)
{
    return vouch::backend::httplib({.ca_pem = authority_pem, .system_authorities = false});
}

} // namespace

TEST_CASE("httplib: keeps the contract of a backend over TCP")
{
    vouch::testing::server const peer;
    vouch::backend::httplib net;
    auto const report = vouch::testing::conformance(net, peer);
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("httplib: keeps the contract of a backend over TLS")
{
    vouch::testing::tls_server const peer;
    auto net = make(peer.authority_pem());
    auto const report = vouch::testing::conformance(net, peer);
    CHECK_MESSAGE(report.passed(), report);
}

TEST_CASE("httplib: trusts whom a backend may trust")
{
    auto const report = vouch::testing::tls_conformance(&make);
    CHECK_MESSAGE(report.passed(), report);
}
