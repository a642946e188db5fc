// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_PROCESS_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_PROCESS_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

// The checks of what a backend shares: threads, processes, the environment.
namespace vouch::inline VOUCH_ABI::testing::detail {

/// Sends requests one after the other, and returns how many got the reply of another one, or none.
inline auto count_wrong_replies(bench& bench, std::string const& who, int requests) -> int
{
    int wrong = 0;
    for (int at = 0; at < requests; ++at) {
        auto request = bench.ask("PUT", "/echo");
        request.body = who + std::to_string(at);
        auto const result = bench.send(request);
        auto const* const response = std::get_if<http::response>(&result);
        wrong += response == nullptr || response->body != request.body;
    }
    return wrong;
}

inline void check_fork(bench& bench)
{
    bench.expect_body(bench.get("/length/5"), "a request before the fork", pattern(5)); // leaves a kept connection
    constexpr int requests = 20;
    pid_t const child = ::fork();
    if (child == 0) {
        int wrong = requests;
        try {
            wrong = count_wrong_replies(bench, "child ", requests);
        } catch (...) { // otherwise the child would go on with the tests of its parent
        }
        ::_exit(wrong);
    }
    bench.expect(child > 0, "a process of its own", "fork() fails"); // waitpid and kill take -1 for every process
    int const wrong = count_wrong_replies(bench, "parent ", requests);
    int status = 0;
    auto const patience = steady_clock::now() + std::chrono::seconds(10);
    pid_t ended = 0;
    while ((ended = ::waitpid(child, &status, WNOHANG)) == 0 && steady_clock::now() < patience)
        std::this_thread::sleep_for(milliseconds(2));
    if (ended == 0) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
    }
    bench.expect(wrong == 0, "the parent of a fork gets its own replies", std::to_string(wrong) + " of 20 were not");
    std::string const got = ended == 0            ? "it hangs"
                            : WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                                  : std::to_string(WEXITSTATUS(status)) + " of 20 were not";
    bench.expect(ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child of a fork gets its own replies",
                 got);
    bench.expect_body(bench.get("/length/6"), "a request of the parent after the child has ended", pattern(6));
}

inline void check_concurrent(bench& bench)
{
    for (int round = 0; round < 5; ++round) {
        std::vector<http::request> requests;
        for (int at = 0; at < 8; ++at) {
            requests.push_back(bench.ask("PUT", "/echo"));
            requests.back().body = "call " + std::to_string(round * 8 + at);
        }
        auto const results = bench.tested.send_at_once(requests);
        for (std::size_t at = 0; at < requests.size(); ++at)
            bench.expect_body(bench.checked(results[at]), "each of eight requests at once", requests[at].body);
    }
}

/// Sets a variable of the environment while it lives.
class set_variable {
public:
    set_variable(char const* name, std::string const& value) : name_(name)
    {
        if (char const* const old = std::getenv(name)) {
            had_ = true;
            old_ = old;
        }
        ::setenv(name, value.c_str(), 1);
    }
    set_variable(set_variable const&) = delete;
    auto operator=(set_variable const&) -> set_variable& = delete;
    ~set_variable()
    {
        if (had_)
            ::setenv(name_, old_.c_str(), 1);
        else
            ::unsetenv(name_);
    }

private:
    char const* name_;
    bool had_ = false;
    std::string old_;
};

inline void check_environment(bench& bench)
{
    bound_socket const nobody; // a proxy that refuses
    auto const proxy = "http://127.0.0.1:" + std::to_string(nobody.port());
    set_variable const variables[] = {{"http_proxy", proxy},  {"HTTP_PROXY", proxy}, {"https_proxy", proxy},
                                      {"HTTPS_PROXY", proxy}, {"all_proxy", proxy},  {"ALL_PROXY", proxy},
                                      {"no_proxy", ""},       {"NO_PROXY", ""}};
    bench.expect_body(bench.get("/leave"), "http_proxy and its like name a proxy: no request goes there", "ok");
    bench.expect_body(bench.get("/length/5"), "http_proxy and its like name a proxy: no request goes there", pattern(5));
}

inline void check_told_once(bench& bench)
{
    auto const expect_once = [&] {
        int const wrong = bench.tested.calls_missing_or_extra();
        bench.expect(wrong == 0, "each function is called exactly once", std::to_string(wrong) + " were not");
    };
    for (std::string const path : {"/length/5", "/early-close/0", "/malformed/0", "/stall/0", "/length/5"}) {
        bench.send(bench.ask("POST", path, milliseconds(path == "/stall/0" ? 50 : 500)));
        expect_once();
    }
    auto refused = bench.ask("GET", "/echo");
    refused.headers.push_back({.name = "", .value = ""});
    bench.send(refused);
    bench.send(bench.ask("GET", "/echo", milliseconds(-1000)));
    bench.tested.pause(milliseconds(1));
    std::this_thread::sleep_for(milliseconds(50)); // for a call that comes late
    expect_once();
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
