// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <vouch/backend/beast.hpp>
#include <vouch/http/client/client.hpp>

#include <support/certificate.hpp>
#include <support/items_service.hpp>
#include <support/property.hpp>
#include <support/raw_connection.hpp>

#include <doctest/doctest.h>

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

// Far more silent connections than the server keeps, made again as soon as the server has closed them, while clients speak: one
// over a kept connection, one over a new connection each time. VOUCH_TEST_FULL makes it 2 000 against a limit of 512.
namespace {

using namespace std::chrono_literals;
using time_list = std::vector<std::chrono::steady_clock::duration>;

template <class Call>
void measure(time_list& times, std::atomic<int>& failed, std::chrono::steady_clock::time_point until, Call call)
{
    while (std::chrono::steady_clock::now() < until) {
        auto const before = std::chrono::steady_clock::now();
        failed += !call();
        times.push_back(std::chrono::steady_clock::now() - before);
        std::this_thread::sleep_for(1ms);
    }
    std::ranges::sort(times);
}

auto told(time_list const& times) -> std::string
{
    constexpr auto milliseconds = [](auto time) {
        return std::to_string(std::chrono::duration<double, std::milli>(time).count());
    };
    return std::to_string(times.size()) + " calls, median " + milliseconds(times[times.size() / 2]) + " ms, worst " +
           milliseconds(times.back()) + " ms";
}

/// Allows this process as many descriptors as it may have.
void raise_descriptor_limit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

TEST_CASE("silent connections do not keep speaking clients out")
{
    raise_descriptor_limit();
    std::size_t const silent = support::rounds(300, 2'000);
    std::size_t const limit = support::rounds(64, 512);
    auto const service = items::make_service();
    vouch::server::beast const server(service, {.max_connections = limit});
    std::vector<std::unique_ptr<support::raw_connection>> connections;
    auto const connect = [&](std::size_t index) {
        auto made = std::make_unique<support::raw_connection>(server.port());
        if (index % 2 == 0)
            made->send("GET /items/1 HT"); // silent in the middle of a head
        return made;
    };
    for (std::size_t index = 0; index < silent; ++index)
        connections.push_back(connect(index));

    auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds(support::rounds(500, 5'000));
    std::atomic<int> failed = 0;
    std::atomic<bool> stopping = false;
    std::size_t made_again = 0;
    std::thread flooding([&] {
        for (std::size_t index = 0; !stopping; index = (index + 1) % silent)
            if (connections[index]->has_ended()) {
                connections[index] = connect(index);
                ++made_again;
            }
    });
    time_list kept_times;
    std::thread speaking([&] {
        vouch::backend::beast net({.ca_pem = support::authority().pem(), .system_authorities = false});
        vouch::http::client const api{net,
                                      {.origin = "http://127.0.0.1:" + std::to_string(server.port())},
                                      vouch::http::key<"x-api-key">(vouch::secret(items::key_text))};
        measure(kept_times, failed, until, [&] { return api.call<items::get_item>().with<"id">(1).send().ok() != nullptr; });
    });
    time_list fresh_times;
    measure(fresh_times, failed, until, [&] {
        support::raw_connection client(server.port());
        client.send("GET /items/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        auto const answer = client.receive();
        return answer && answer->status == 200;
    });
    speaking.join();
    stopping = true;
    flooding.join();

    CHECK(failed == 0);
    CHECK(kept_times[kept_times.size() / 2] < 100ms);
    CHECK(fresh_times[fresh_times.size() / 2] < 100ms);
    MESSAGE(silent << " silent connections, made again " << made_again << " times, limit " << limit << ": kept connection "
                   << told(kept_times) << "; new connections " << told(fresh_times));
}
