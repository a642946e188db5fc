// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/asio.hpp>

#include <vouch/testing/conformance.hpp>
#include <vouch/testing/tls_conformance.hpp>

#include <support/asio_loop.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

TEST_CASE("asio: keeps the contract of a backend over TCP and over TLS")
{
    support::asio_loop loop;
    auto const run = [&]<class Task>(Task task) { return loop.run(std::move(task)); };
    auto trust = support::trusting(vouch::testing::tls_server::authority_pem());
    SUBCASE("over TCP")
    {
        vouch::testing::server const peer;
        vouch::backend::asio net(loop.context.get_executor(), trust);
        auto const report = vouch::testing::conformance(net, peer, run);
        CHECK_MESSAGE(report.passed(), report);
    }
    SUBCASE("over TLS")
    {
        vouch::testing::tls_server const peer;
        vouch::backend::asio net(loop.context.get_executor(), trust);
        auto const report = vouch::testing::conformance(net, peer, run);
        CHECK_MESSAGE(report.passed(), report);
    }
    SUBCASE("and trusts whom it may trust")
    {
        auto const make = [&](std::string const&) { return vouch::backend::asio(loop.context.get_executor(), trust); };
        auto const report = vouch::testing::tls_conformance(make, run);
        CHECK_MESSAGE(report.passed(), report);
    }
}
