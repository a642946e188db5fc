// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_RUN_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_RUN_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/subject.hpp>
#include <vouch/testing/report.hpp>
#include <vouch/testing/server.hpp>

#include <algorithm>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing::detail {

struct check_entry {
    std::string_view name;
    std::string_view expected;
    void (*run)(bench&);
    bool (*is_claimed)(subject const&) = [](subject const&) { return true; };
};

/// Runs a check, and says what came of it.
inline auto run_check(check_entry const& entry, bench& bench, limitation const* declared) -> check
{
    check result{.name = std::string(entry.name), .expected = std::string(entry.expected)};
    if (declared != nullptr)
        result.reason = declared->reason;
    if (!entry.is_claimed(bench.tested)) {
        result.verdict = verdict::not_claimed;
        return result;
    }
    bench.got.clear();
    bool passed = false;
    try {
        entry.run(bench);
        passed = true;
    } catch (check_failed) {
        result.expected = bench.expected;
    } catch (std::exception const& failure) {
        result.expected = "no exception";
        bench.got = failure.what();
    }
    result.got = bench.got;
    if (passed)
        result.verdict = declared != nullptr ? verdict::can : verdict::passed;
    else
        result.verdict = declared != nullptr ? verdict::cannot : verdict::failed;
    return result;
}

inline auto run_checks(std::span<check_entry const> entries, subject const& tested, server const& peer,
                       std::vector<limitation> const& cannot, std::string_view only, milliseconds slack) -> report
{
    report made;
    bench bench(tested, peer, slack);
    for (check_entry const& entry : entries) {
        if (!only.empty() && only != entry.name)
            continue;
        auto const declared =
            std::ranges::find_if(cannot, [&](limitation const& limitation) { return limitation.check == entry.name; });
        made.checks.push_back(run_check(entry, bench, declared != cannot.end() ? &*declared : nullptr));
    }
    // one list of a backend is for both tables, this one and that of TLS
    bool const is_of_tls = entries.front().name.starts_with("tls_");
    for (limitation const& limitation : cannot)
        if (limitation.check.starts_with("tls_") == is_of_tls &&
            std::ranges::none_of(entries, [&](check_entry const& entry) { return entry.name == limitation.check; }))
            made.checks.push_back({.name = std::string(limitation.check),
                                   .verdict = verdict::failed,
                                   .expected = "the name of a check",
                                   .got = "a limitation of a check that does not exist",
                                   .reason = std::string(limitation.reason)});
    return made;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
