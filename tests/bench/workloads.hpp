// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_WORKLOADS_HPP
#define VOUCH_BENCH_WORKLOADS_HPP
#include "contender.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

// Says why, and ends the program.
[[noreturn]] void give_up(std::string const& why);

// A file's bytes, with a terminator and room behind them.
auto file(std::filesystem::path const& path) -> std::string;

// One thing to be timed: the whole job once, and what came out of it.
struct workload {
    std::string_view name;
    std::string_view meaning{};
    std::size_t bytes; // read or written by one job
    std::size_t items; // documents or, in an array, users that one job handles
    std::function<bool(contender const&)> possible{};
    std::function<bool(contender const&)> job;
    std::function<std::optional<std::uint64_t>(contender const&)> result{}; // a checksum; none where it fails
};

auto all_workloads(std::filesystem::path const& data) -> std::vector<workload>;

// The first `count` users of a text of an array of them, and from the start again where it has not as many.
auto users_text(std::string_view array, std::size_t count) -> std::string;

} // namespace bench
#endif
