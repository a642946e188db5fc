// vouch 0.1.0, vouch/testing/report.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/testing/report.hpp
#ifndef VOUCH_TESTING_REPORT_HPP
#define VOUCH_TESTING_REPORT_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// What a backend cannot do: the name of a check, and the reason with the library's version, "trailers" and "cpp-httplib 0.11
/// drops them". A backend publishes its list as `static constexpr limitation cannot[]`; any range of pairs of texts serves as
/// well.
struct limitation {
    std::string_view check{};
    std::string_view reason{};
};

/// The result of a check.
enum class verdict : std::uint8_t {
    passed,
    failed,
    cannot,      ///< it failed, and the backend says that it cannot do this
    can,         ///< it passed, although the backend says that it cannot do this: the limitation may be removed
    not_claimed, ///< it was not run: the backend does not promise this, or its shape does not have it
};

/// The stable text of a verdict, such as "passed".
[[nodiscard]] constexpr auto to_string(verdict verdict) noexcept -> std::string_view
{
    switch (verdict) {
    case testing::verdict::passed: return "passed";
    case testing::verdict::failed: return "failed";
    case testing::verdict::cannot: return "cannot";
    case testing::verdict::can: return "can";
    case testing::verdict::not_claimed: return "not_claimed";
    }
    return "unknown";
}

/// One check of a backend.
struct check {
    std::string name{};         ///< "redirect"
    testing::verdict verdict{}; //
    std::string expected{};     ///< what the check asks for; of one that failed, the first expectation that was not met
    std::string got{};          ///< what came instead; of one that passed, what was measured, or nothing
    std::string reason{};       ///< why the backend cannot do this, as it says
};

/// The result of a run of the suite.
struct report {
    std::vector<check> checks{};

    /// Returns true if no check failed. Limitations that the backend declares are no failures.
    [[nodiscard]] auto passed() const noexcept -> bool { return count(verdict::failed) == 0; }

    [[nodiscard]] auto count(verdict verdict) const noexcept -> std::size_t
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(checks, [verdict](check const& check) { return check.verdict == verdict; }));
    }

    /// The check called `name`; null if the suite has none.
    [[nodiscard]] auto find(std::string_view name) const noexcept -> check const*
    {
        auto const found = std::ranges::find_if(checks, [name](check const& check) { return check.name == name; });
        return found == checks.end() ? nullptr : &*found;
    }

    /// Prints a line for each check that has something to tell, and the counts.
    template <class Stream>
    friend auto operator<<(Stream& stream, report const& report) -> Stream&
    {
        for (check const& check : report.checks) {
            if (check.verdict == verdict::not_claimed || (check.verdict == verdict::passed && check.got.empty()))
                continue;
            stream << to_string(check.verdict) << ' ' << check.name;
            if (check.verdict == verdict::failed || check.verdict == verdict::cannot)
                stream << ": expected " << check.expected << "; got " << check.got;
            else if (!check.got.empty())
                stream << ": " << check.got;
            if (!check.reason.empty())
                stream << " (" << check.reason << ')';
            stream << '\n';
        }
        stream << report.checks.size() << " checks: " << report.count(verdict::passed) << " passed, "
               << report.count(verdict::failed) << " failed, " << report.count(verdict::cannot) << " cannot, "
               << report.count(verdict::can) << " can though declared, " << report.count(verdict::not_claimed)
               << " not claimed\n";
        return stream;
    }
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif
