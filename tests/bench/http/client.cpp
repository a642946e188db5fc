// SPDX-License-Identifier: BSL-1.0
// bench_http_client PORT ROUNDS     calls the server at this port with both clients in turn, and prints one line of JSON: the
//                                   medians of a get and an update, in microseconds that passed and of
//                                   processor time, vouch's and by hand, and the allocations of a get
#include "allocations.hpp"
#include "client_by_hand.hpp"

#include <vouch/backend/beast.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

constexpr int calls_a_round = 500;

/// The microseconds of calls, one number a round.
struct times {
    std::vector<double> passed{};
    std::vector<double> processor{};
};

template <class Call>
void measure(times& into, Call call)
{
    auto const before = std::chrono::steady_clock::now();
    auto const processor_before = std::clock();
    for (int count = 0; count < calls_a_round; ++count)
        if (!call()) {
            std::fputs("a call failed\n", stderr);
            std::exit(1);
        }
    into.processor.push_back(static_cast<double>(std::clock() - processor_before) * 1e6 / CLOCKS_PER_SEC / calls_a_round);
    into.passed.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count() /
                          calls_a_round);
}

template <class Call>
auto allocations_of(Call call) -> double
{
    auto const before = bench::allocations;
    for (int count = 0; count < calls_a_round; ++count)
        call();
    return static_cast<double>(bench::allocations - before) / calls_a_round;
}

auto median(std::vector<double> times) -> double
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace

int main(int, char** arguments)
{
    auto const port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    vouch::backend::beast net;
    carbn::client const api{net, *carbn::api_key::parse(bench::key_text), {.origin = "http://127.0.0.1:" + std::to_string(port)}};
    bench::client_by_hand hand(port);
    auto const change = bench::change();
    auto const get = [&] { return api.get_user(bench::user_id).ok() != nullptr; };
    auto const get_by_hand = [&] { return hand.get_user(bench::user_id).has_value(); };
    auto const update = [&] { return api.update_user(bench::user_id, change).ok() != nullptr; };
    auto const update_by_hand = [&] { return hand.update_user(bench::user_id, change).has_value(); };

    if (*api.get_user(bench::user_id).ok() != *hand.get_user(bench::user_id)) {
        std::fputs("the clients got different users\n", stderr);
        return 1;
    }
    times get_times;
    times get_times_by_hand;
    times update_times;
    times update_times_by_hand;
    for (int round = std::stoi(arguments[2]); round > 0; --round) {
        measure(get_times, get);
        measure(get_times_by_hand, get_by_hand);
        measure(update_times, update);
        measure(update_times_by_hand, update_by_hand);
    }
    auto const print = [](char const* name, times const& ours, times const& theirs) {
        std::printf(R"("%s":[%.2f,%.2f,%.2f,%.2f],)", name, median(ours.passed), median(theirs.passed), median(ours.processor),
                    median(theirs.processor));
    };
    std::printf("{");
    print("get", get_times, get_times_by_hand);
    print("update", update_times, update_times_by_hand);
    std::printf(R"("allocations":[%.1f,%.1f]})"
                "\n",
                allocations_of(get), allocations_of(get_by_hand));
}
