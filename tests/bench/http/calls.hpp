// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_HTTP_CALLS_HPP
#define VOUCH_BENCH_HTTP_CALLS_HPP
#include "users.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

// What the programs share that compare a backend with its library by hand: calls a second, in turn.
namespace bench {

inline constexpr int calls_a_round = 8'000;
inline constexpr int threads = 8;
inline constexpr int at_once = 64;

[[noreturn]] inline void fail(char const* why)
{
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

/// What somebody does with a reply who has only a JSON library: looks at its status and media type, and reads it.
inline auto read_user(long status, std::string_view content_type, std::string_view body) -> std::optional<carbn::user>
{
    if (status / 100 != 2 || content_type != "application/json")
        return std::nullopt;
    auto read = vouch::parse<carbn::user>(body, vouch::tolerant);
    return read ? std::optional(*std::move(read)) : std::nullopt;
}

/// What somebody does with a client who looks at what the call returned.
template <class Client>
auto get_user_over(Client const& api) -> bool
{
    auto const outcome = api.get_user(user_id);
    return outcome.ok() != nullptr;
}

/// Calls `call(thread)` on some threads until a round is done.
template <class Call>
void on_threads(Call call)
{
    std::vector<std::thread> callers;
    for (int number = 0; number < threads; ++number)
        callers.emplace_back([&, number] {
            for (int count = 0; count < calls_a_round / threads; ++count)
                if (!call(number))
                    fail("a call failed");
        });
    for (std::thread& caller : callers)
        caller.join();
}

/// Runs both in turn, each once unmeasured, and prints the medians of calls a second as `"name":[ours,theirs]`.
template <class Ours, class Theirs>
void compare(char const* name, int rounds, Ours ours, Theirs theirs)
{
    auto const rate_of = [](auto& round) {
        auto const before = std::chrono::steady_clock::now();
        round();
        return calls_a_round / std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    };
    std::vector<double> rates;
    std::vector<double> rates_by_hand;
    for (int round = 0; round <= rounds; ++round) {
        double const rate = rate_of(ours);
        double const rate_by_hand = rate_of(theirs);
        if (round != 0) {
            rates.push_back(rate);
            rates_by_hand.push_back(rate_by_hand);
        }
    }
    auto const median = [](std::vector<double>& all) {
        std::ranges::sort(all);
        return all[all.size() / 2];
    };
    std::printf(R"({"%s":[%.0f,%.0f]})"
                "\n",
                name, median(rates), median(rates_by_hand));
}

inline auto url_of(std::uint16_t port) -> std::string
{
    return "http://127.0.0.1:" + std::to_string(port);
}

} // namespace bench
#endif
