// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_TLS_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_TLS_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/failure_checks.hpp>
#include <vouch/testing/detail/replies.hpp>
#include <vouch/testing/detail/run_checks.hpp>
#include <vouch/testing/detail/time_checks.hpp>
#include <vouch/testing/server.hpp>
#include <vouch/testing/tls_server.hpp>

#include <openssl/ssl.h>

#include <string>
#include <string_view>

// The checks of whom a backend trusts. The server of the bench is one that it must trust.
namespace vouch::inline VOUCH_ABI::testing::detail {

inline void expect_no_trust(bench& bench, server const& peer, std::string const& origin, std::string_view of)
{
    auto request = bench.ask("POST", "/echo");
    request.origin = origin;
    bench.expect_error(bench.send(request), of, transport_reason::tls, delivery::not_sent);
    bench.expect(peer.request_count() == 0, std::string(of) + ": nothing is sent", "the server got a request");
}

inline auto by_address(server const& peer) -> std::string
{
    return "https://127.0.0.1:" + std::to_string(peer.port());
}

inline void check_tls_trusted(bench& bench)
{
    bench.expect_body(bench.get("/length/5"), "a certificate of the private authority", pattern(5));
    auto request = bench.ask("GET", "/length/6");
    request.origin = by_address(bench.peer);
    bench.expect_body(bench.send(request), "the same server by its address", pattern(6));
}

template <certificate Kind>
void check_tls_refused(bench& bench)
{
    tls_server const peer(Kind);
    expect_no_trust(bench, peer, peer.origin(), "by name");
    expect_no_trust(bench, peer, by_address(peer), "by address");
}

inline void check_tls_old_protocol(bench& bench)
{
    tls_server const peer(certificate::trusted, TLS1_1_VERSION);
    expect_no_trust(bench, peer, peer.origin(), "a server of TLS 1.1");
}

inline void check_tls_plain_server(bench& bench)
{
    server const peer;
    expect_no_trust(bench, peer, "https://localhost:" + std::to_string(peer.port()), "a server without TLS");
}

inline void check_tls_cut_off(bench& bench)
{
    bench.expect_error(bench.get("/cut-off/1000"), "a body to the end of a connection that TLS does not end",
                       transport_reason::reset, delivery::maybe_sent);
    bench.expect_body(bench.get("/to-end/1000"), "one that it ends", pattern(1000));
}

inline void check_tls_deadline(bench& bench)
{
    bound_socket const silent(8);
    auto request = bench.ask("POST", "/echo", milliseconds(200));
    request.origin = "https://localhost:" + std::to_string(silent.port());
    auto const late = expect_timeout(bench, request, "a server that does not answer the handshake", delivery::not_sent);
    bench.got = "the end was " + in_milliseconds(late) + " after the deadline";
}

inline constexpr check_entry tls_checks[] = {
    {"tls_trusted", "a certificate of the private authority is accepted, by name and by address", &check_tls_trusted},
    {"tls_expired", "an expired certificate is tls, not_sent", &check_tls_refused<certificate::expired>},
    {"tls_not_yet_valid", "a certificate of the future is tls, not_sent", &check_tls_refused<certificate::not_yet_valid>},
    {"tls_wrong_host", "the certificate of another host is tls, not_sent", &check_tls_refused<certificate::wrong_host>},
    {"tls_unknown_authority", "an unknown authority is tls, not_sent", &check_tls_refused<certificate::unknown_authority>},
    {"tls_old_protocol", "TLS 1.1 is tls, not_sent", &check_tls_old_protocol},
    {"tls_plain_server", "a server without TLS is tls, not_sent", &check_tls_plain_server},
    {"tls_cut_off", "a body to the end of the connection is whole only if TLS says so", &check_tls_cut_off},
    {"tls_deadline", "the deadline covers the handshake: timeout, not_sent", &check_tls_deadline},
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
