// SPDX-License-Identifier: BSL-1.0
// Reads a log with one JSON document a line. A broken line is reported, and reading goes on with the next one.
#include <vouch/json.hpp>

#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

// [documents]
struct log_entry {
    std::chrono::sys_time<std::chrono::milliseconds> time{};
    std::string message{};
    std::optional<int> status{};
};
BOOST_DESCRIBE_STRUCT(log_entry, (), (time, message, status))

auto count_failures(std::string_view log) -> int
{
    int failures = 0;
    for (auto const& entry : vouch::documents<log_entry>(log)) {
        if (!entry.value)
            std::cerr << vouch::explain(entry);
        else if (entry.value->status >= 500)
            ++failures;
    }
    return failures;
}
// [/documents]

int main()
{
    constexpr std::string_view log = R"({"time":"2026-11-29T07:00:00.120Z","message":"started"}
{"time":"2026-11-29T07:00:01.007Z","message":"GET /users","status":200}
{"time":"2026-11-29T07:00:01.730Z","mess
{"time":"2026-11-29T07:00:02Z","message":"GET /users","status":"503"}

{"time":"2026-11-29T07:00:03.500Z","message":"GET /users","status":503}
)";
    int const failures = count_failures(log);
    std::cout << failures << " request failed\n";
    return failures == 1 ? 0 : 1;
}
