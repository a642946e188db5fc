// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_FAULTS_HPP
#define VOUCH_TESTING_FAULTS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/testing/detail/run_faults.hpp>
#include <vouch/testing/detail/subject.hpp>
#include <vouch/testing/report.hpp>
#include <vouch/testing/server.hpp>

#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// The options of `faults`.
struct fault_options {
    std::size_t runs = 300;                 ///< requests with a fault that the seed chooses
    unsigned seed = 1;                      ///< the same seed makes the same requests
    std::vector<limitation> cannot{};       ///< in addition to `Backend::cannot`
    std::chrono::milliseconds deadline{50}; ///< of a request with a fault; one without has time enough
    /// What a busy machine may take for something that should happen at once.
    std::chrono::milliseconds slack{1000};
};

namespace detail {

inline auto report_of_faults(subject const& tested, server const& peer, std::vector<limitation> const& cannot,
                             fault_options const& options) -> report
{
    fault_run run(tested, peer, options.deadline, options.slack);
    run.sweep();
    run.run(options.runs, options.seed);
    report made{run.checks(cannot)};
    add_unknown_limitations(made, cannot, "fault_");
    return made;
}

} // namespace detail

/// Sends requests to a server whose replies are faulty: refused, cut or reset at every byte, stalled, slow, garbled, endless, of
/// a wrong length, followed by another one. Whatever happens, each ends in time with its own reply or an error, which tells
/// nothing of the data. The arguments are those of `conformance`; the last one may be `fault_options`.
///
/// The checks are `fault_own_reply`, `fault_deadline`, `fault_healthy` (a request without a fault gets its reply), `fault_quiet`
/// and `fault_no_throw`.
template <http::backend Backend, class... Arguments>
[[nodiscard]] auto faults(Backend& backend, server const& peer, Arguments const&... arguments) -> report
{
    return detail::with_subject<fault_options>(
        backend,
        [&](detail::subject const& tested, fault_options const& options) {
            return detail::report_of_faults(tested, peer, detail::limitations_of<Backend>(options.cannot), options);
        },
        arguments...);
}

/// The same, for options as a braced list.
template <http::backend Backend>
[[nodiscard]] auto faults(Backend& backend, server const& peer, fault_options const& options) -> report
{
    return faults<Backend, fault_options>(backend, peer, options);
}

} // namespace vouch::inline VOUCH_ABI::testing
#endif
