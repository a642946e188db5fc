// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_TLS_CONFORMANCE_HPP
#define VOUCH_TESTING_TLS_CONFORMANCE_HPP
#include <vouch/core/config.hpp>
#include <vouch/testing/conformance.hpp>
#include <vouch/testing/detail/run_checks.hpp>
#include <vouch/testing/detail/tls_checks.hpp>
#include <vouch/testing/report.hpp>
#include <vouch/testing/tls_server.hpp>

#include <string>
#include <type_traits>

namespace vouch::inline VOUCH_ABI::testing {

/// Checks whom a backend trusts: `make(ca_pem)` makes a backend that trusts the authority of this PEM text. The other arguments
/// are those of `conformance` after the server: how to run a task or wait for a callback, and the options.
///
/// This does not repeat the checks of `conformance`, which takes a `tls_server` too.
///
/// Cost: links OpenSSL.
template <class Make, class... Arguments>
[[nodiscard]] auto tls_conformance(Make make, Arguments const&... arguments) -> report
{
    tls_server const peer;
    auto backend = make(tls_server::authority_pem());
    return detail::conformance_of(detail::tls_checks, backend, peer, arguments...);
}

} // namespace vouch::inline VOUCH_ABI::testing
#endif
