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

[[nodiscard]] inline auto find_limitation(std::vector<limitation> const& all, std::string_view name) -> limitation const*
{
    auto const found = std::ranges::find_if(all, [&](limitation const& limitation) { return limitation.check == name; });
    return found != all.end() ? &*found : nullptr;
}

/// Gives a check its verdict.
inline void settle(check& check, bool passed, limitation const* declared)
{
    if (declared != nullptr)
        check.reason = declared->reason;
    if (passed)
        check.verdict = declared != nullptr ? verdict::can : verdict::passed;
    else
        check.verdict = declared != nullptr ? verdict::cannot : verdict::failed;
}

/// The part of the suite that a check belongs to, by the start of its name.
[[nodiscard]] inline auto family_of(std::string_view name) -> std::string_view
{
    for (std::string_view const family : {"tls_", "fault_"})
        if (name.starts_with(family))
            return family;
    return {};
}

/// Makes a failure of each limitation of this family whose check does not exist. One list of a backend is for the whole suite.
inline void add_unknown_limitations(report& made, std::vector<limitation> const& cannot, std::string_view family)
{
    for (limitation const& limitation : cannot)
        if (family_of(limitation.check) == family && made.find(limitation.check) == nullptr)
            made.checks.push_back({.name = std::string(limitation.check),
                                   .verdict = verdict::failed,
                                   .expected = "the name of a check",
                                   .got = "a limitation of a check that does not exist",
                                   .reason = std::string(limitation.reason)});
}

/// Runs a check, and says what came of it.
inline auto run_check(check_entry const& entry, bench& bench, limitation const* declared) -> check
{
    check result{.name = std::string(entry.name), .expected = std::string(entry.expected)};
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
    settle(result, passed, declared);
    return result;
}

inline auto run_checks(std::span<check_entry const> entries, subject const& tested, server const& peer,
                       std::vector<limitation> const& cannot, std::string_view only, milliseconds slack) -> report
{
    report made;
    bench bench(tested, peer, slack);
    for (check_entry const& entry : entries)
        if (only.empty() || only == entry.name)
            made.checks.push_back(run_check(entry, bench, find_limitation(cannot, entry.name)));
    if (only.empty())
        add_unknown_limitations(made, cannot, family_of(entries.front().name));
    return made;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
