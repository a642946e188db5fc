// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/asio.hpp>

#include <vouch/testing/faults.hpp>
#include <vouch/testing/tls_server.hpp>

#include <support/asio_loop.hpp>
#include <support/property.hpp>

#include <doctest/doctest.h>

#include <utility>

TEST_CASE("asio: faulty replies over TCP and over TLS")
{
    support::asio_loop loop;
    auto const run = [&]<class Task>(Task task) { return loop.run(std::move(task)); };
    auto trust = support::trusting(vouch::testing::tls_server::authority_pem());
    vouch::backend::asio net(loop.context.get_executor(), trust);
    vouch::testing::server const plain;
    auto const report =
        vouch::testing::faults(net, plain, run, vouch::testing::fault_options{.runs = support::rounds(300, 10'000)});
    CHECK_MESSAGE(report.passed(), report);
    MESSAGE(report);

    vouch::testing::tls_server const secure;
    auto const secure_report =
        vouch::testing::faults(net, secure, run, vouch::testing::fault_options{.runs = support::rounds(100, 10'000), .seed = 2});
    CHECK_MESSAGE(secure_report.passed(), secure_report);
}
