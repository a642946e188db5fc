// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_MEASURE_HPP
#define VOUCH_BENCH_MEASURE_HPP
#include "workloads.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct figure {
    std::string_view contender;
    double nanoseconds;                       // of one item: a document or, in an array, a user
    double allocations;                       // of one item
    std::map<std::string_view, double> ratio; // to each of the others, by name
};

// Contenders take turns, another one first in each round, and each works about as long as the others: machines change their
// speed, so only what was measured in one round is compared, and the figure is the median of those ratios. Processor time is
// counted, not the clock's. `rounds` of 0 is as many as the workload deserves.
auto measure(workload const& work, std::vector<contender> const& contenders, std::size_t rounds) -> std::vector<figure>;

// How much of the resident memory's peak is more than the text, in MiB, when this process reads an array of 10 000 users: -1
// where it cannot. For a process that does nothing else.
auto peak_of_this_process(contender const& one, std::filesystem::path const& data) -> double;

} // namespace bench
#endif
