// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/tls_conformance.hpp>

#include <vouch/backend/beast.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>

namespace {

namespace http = vouch::http;
using vouch::testing::verdict;

/// A backend that trusts everybody: it sends where the true one would not.
struct credulous {
    vouch::backend::beast net;

    auto send(http::request const& request) -> http::transport_result
    {
        auto result = net.send(request);
        return std::holds_alternative<http::response>(result) ? result : http::response{.status = 200};
    }
};

} // namespace

TEST_CASE("tls_conformance: a backend that trusts everybody fails each refusal")
{
    auto const report = vouch::testing::tls_conformance([](std::string const& authority_pem) {
        return credulous{vouch::backend::beast({.ca_pem = authority_pem, .system_authorities = false})};
    });
    for (auto const& check : report.checks) {
        INFO(check.name << ": " << check.got);
        CHECK(check.verdict == (check.name == "tls_trusted" ? verdict::passed : verdict::failed));
    }
}

TEST_CASE("tls_conformance: a backend that trusts nobody")
{
    auto const report =
        vouch::testing::tls_conformance([](std::string const&) { return vouch::backend::beast(); },
                                        vouch::testing::conformance_options{.cannot = {{"tls_trusted", "why not"}}});
    CHECK(report.find("tls_trusted")->verdict == verdict::cannot);
    CHECK(report.find("tls_cut_off")->verdict == verdict::failed);
    CHECK(report.find("tls_expired")->verdict == verdict::passed);
}
