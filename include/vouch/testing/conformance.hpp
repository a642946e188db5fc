// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_CONFORMANCE_HPP
#define VOUCH_TESTING_CONFORMANCE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/testing/detail/checks.hpp>
#include <vouch/testing/detail/run_checks.hpp>
#include <vouch/testing/detail/subject.hpp>
#include <vouch/testing/report.hpp>
#include <vouch/testing/server.hpp>

#include <chrono>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// The options of `conformance`.
struct conformance_options {
    /// What the backend cannot do, in addition to its own list, `Backend::cannot`.
    std::vector<limitation> cannot{};
    /// Runs the check of this name only; all of them if it is empty.
    std::string_view only{};
    /// What a busy machine may take for something that should happen at once.
    std::chrono::milliseconds slack{500};
};

namespace detail {

/// Runs some checks over a backend of any shape.
template <http::backend Backend, class... Arguments>
auto conformance_of(std::span<check_entry const> checks, Backend& backend, server const& peer, Arguments const&... arguments)
    -> report
{
    return with_subject<conformance_options>(
        backend,
        [&](subject const& tested, conformance_options const& options) {
            return run_checks(checks, tested, peer, limitations_of<Backend>(options.cannot), options.only, options.slack);
        },
        arguments...);
}

} // namespace detail

/// Checks that a backend of any shape keeps the contract that `sync_backend` tells, against `peer`, which may have TLS. Some
/// checks sleep, one forks; the whole takes a few seconds.
///
/// - `conformance(backend, peer)` and `conformance(backend, peer, options)` for a `sync_backend`, and for a `callback_backend`
///   with threads of its own;
/// - `conformance(backend, peer, run)`, with options too, for a `coroutine_backend`: `run(task)` runs a task of any result to its
///   end and returns its result, as with `boost::asio::co_spawn` and `io_context::run`;
/// - `conformance(backend, peer, wait)`, with options too, for a `callback_backend` that its caller pumps: `wait(is_done)`
///   pumps it, a little at a time, until `is_done()` returns true.
///
/// A check that the backend declares in `static constexpr limitation cannot[]`, or the options do, is run as well, and is
/// `cannot` if it fails.
template <http::backend Backend, class... Arguments>
[[nodiscard]] auto conformance(Backend& backend, server const& peer, Arguments const&... arguments) -> report
{
    return detail::conformance_of(detail::all_checks, backend, peer, arguments...);
}

/// The same, for options as a braced list.
template <http::backend Backend>
[[nodiscard]] auto conformance(Backend& backend, server const& peer, conformance_options const& options) -> report
{
    return detail::conformance_of(detail::all_checks, backend, peer, options);
}

} // namespace vouch::inline VOUCH_ABI::testing
#endif
