// SPDX-License-Identifier: BSL-1.0
#include "measure.hpp"

#include "memory.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>

namespace bench {
namespace {

constexpr double turn = 0.001; // seconds, at least

auto processor_time() -> double
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

auto seconds_of(workload const& work, contender const& one, std::size_t jobs) -> double
{
    double const start = processor_time();
    for (std::size_t done = 0; done != jobs; ++done)
        if (!work.job(one))
            give_up(std::string(one.name) + " fails at " + std::string(work.name) + ", which it could do a moment ago");
    return processor_time() - start;
}

auto jobs_in_a_turn(workload const& work, contender const& one) -> std::size_t
{
    std::size_t jobs = 1;
    while (seconds_of(work, one, jobs) < turn)
        jobs *= 2;
    return jobs;
}

auto median(std::vector<double> values) -> double
{
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// In KiB. getrusage would give the peak of the process that started this one where that was higher.
auto peak_of_resident_memory() -> double
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6));
    give_up("/proc/self/status does not tell the peak of memory");
}

} // namespace

auto measure(workload const& work, std::vector<contender> const& contenders, std::size_t rounds) -> std::vector<figure>
{
    std::size_t const count = contenders.size();
    std::vector<std::size_t> jobs;
    for (contender const& one : contenders)
        jobs.push_back(jobs_in_a_turn(work, one));
    if (rounds == 0)
        rounds = std::clamp<std::size_t>(200'000'000 / (work.bytes + 1), 5, 201);

    std::vector<std::vector<double>> times(count); // of one job
    for (std::size_t round = 0; round != rounds; ++round)
        for (std::size_t place = 0; place != count; ++place) {
            std::size_t const who = (round + place) % count;
            times[who].push_back(seconds_of(work, contenders[who], jobs[who]) / static_cast<double>(jobs[who]));
        }

    std::vector<figure> figures;
    for (std::size_t who = 0; who != count; ++who) {
        std::size_t const before = allocations_so_far();
        seconds_of(work, contenders[who], 1);
        auto const allocations = static_cast<double>(allocations_so_far() - before);
        auto const items = static_cast<double>(work.items);
        figure one{contenders[who].name, median(times[who]) * 1e9 / items, allocations / items, {}};
        for (std::size_t other = 0; other != count; ++other) {
            std::vector<double> ratios;
            for (std::size_t round = 0; round != rounds; ++round)
                ratios.push_back(times[who][round] / times[other][round]);
            one.ratio[contenders[other].name] = median(std::move(ratios));
        }
        figures.push_back(std::move(one));
    }
    return figures;
}

auto peak_of_this_process(contender const& one, std::filesystem::path const& data) -> double
{
    std::string const text = file(data / "users.json");
    double const before = peak_of_resident_memory();
    if (!one.users.read(text))
        return -1;
    return (peak_of_resident_memory() - before) / 1'024;
}

} // namespace bench
