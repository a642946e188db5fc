// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/resolver.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stop_token>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <variant>
#include <vector>

namespace {

using namespace std::chrono_literals;
using namespace vouch::backend::detail;
using vouch::http::delivery;
using vouch::http::transport_error;
using vouch::http::transport_reason;

auto soon(std::chrono::milliseconds time) -> time_point
{
    return std::chrono::steady_clock::now() + time;
}

// A name server that answers once it is let go.
std::atomic<int> asked = 0;
std::atomic<int> running = 0;
std::atomic<int> most_running = 0;
std::atomic<bool> let_go = false;

auto wait_and_find(std::string const& host, std::uint16_t port) -> lookup_result
{
    ++asked;
    int const now = ++running;
    for (int most = most_running; now > most && !most_running.compare_exchange_weak(most, now);) {
    }
    let_go.wait(false);
    --running;
    if (host == "throws")
        throw std::bad_alloc();
    return std::vector<endpoint>{*parse_address("127.0.0.1", port)};
}

// A look-up may outlive its test, so its resolver does.
auto fresh_resolver() -> resolver&
{
    asked = 0;
    most_running = 0;
    let_go = false;
    static auto& all = *new std::vector<resolver*>;
    return *all.emplace_back(new resolver(wait_and_find));
}

void release()
{
    let_go = true;
    let_go.notify_all();
    while (running != 0)
        std::this_thread::sleep_for(1ms);
}

auto reason_of(lookup_result const& result) -> transport_reason
{
    auto const* const error = std::get_if<transport_error>(&result);
    REQUIRE(error);
    CHECK(error->delivery == delivery::not_sent);
    CHECK_FALSE(error->detail.empty());
    return error->reason;
}

} // namespace

TEST_CASE("resolver: an address needs no look-up")
{
    auto const four = std::get<std::vector<endpoint>>(resolve("127.0.0.1", 8080, time_point{}));
    REQUIRE(four.size() == 1);
    CHECK(four[0].family() == AF_INET);
    CHECK(reinterpret_cast<sockaddr_in const&>(four[0].address).sin_port == htons(8080));
    auto const six = std::get<std::vector<endpoint>>(resolve("::1", 80, time_point{}));
    REQUIRE(six.size() == 1);
    CHECK(six[0].family() == AF_INET6);
    CHECK_FALSE(parse_address("localhost", 80));
}

TEST_CASE("resolver: localhost, and a name that does not exist")
{
    CHECK_FALSE(std::get<std::vector<endpoint>>(resolve("localhost", 80, soon(5s))).empty());
    CHECK(is_unknown_name(EAI_NONAME));
    CHECK_FALSE(is_unknown_name(EAI_AGAIN));
    CHECK_FALSE(is_unknown_name(EAI_FAIL));
    // a name with a label of 64 letters is none; no name server is asked
    CHECK(reason_of(look_up(std::string(64, 'a') + ".example", 80)) != transport_reason::timeout);
}

TEST_CASE("resolver: look-ups of one name at one time are one")
{
    auto& all = fresh_resolver();
    std::atomic<int> found = 0;
    std::vector<std::thread> callers;
    for (int count = 0; count < 10; ++count)
        callers.emplace_back([&] { found += std::holds_alternative<std::vector<endpoint>>(all.resolve("a", 80, soon(10s))); });
    for (int count = 0; count < 100; ++count) // callers who give up leave no thread behind
        CHECK(reason_of(all.resolve("a", 80, soon(1ms))) == transport_reason::timeout);
    CHECK(asked == 1);
    release();
    for (std::thread& caller : callers)
        caller.join();
    CHECK(found == 10);
    CHECK(std::holds_alternative<std::vector<endpoint>>(all.resolve("a", 80, soon(10s))));
    CHECK(asked == 2); // the result is not kept
}

TEST_CASE("resolver: look-ups of many names wait for a thread")
{
    auto& all = fresh_resolver();
    std::atomic<int> found = 0;
    std::vector<std::thread> callers;
    for (int count = 0; count < 20; ++count)
        callers.emplace_back([&, count] {
            found += std::holds_alternative<std::vector<endpoint>>(all.resolve("name" + std::to_string(count), 80, soon(10s)));
        });
    while (asked != int{resolver::max_threads})
        std::this_thread::sleep_for(1ms);
    // names that nobody waits for any more are not looked up
    for (int count = 0; count < 20; ++count)
        CHECK(reason_of(all.resolve("late" + std::to_string(count), 80, soon(1ms))) == transport_reason::timeout);
    release();
    for (std::thread& caller : callers)
        caller.join();
    release();
    CHECK(found == 20);
    CHECK(asked == 20);
    CHECK(most_running == int{resolver::max_threads});
}

TEST_CASE("resolver: a look-up that throws is a failure to connect")
{
    auto& all = fresh_resolver();
    release();
    CHECK(reason_of(all.resolve("throws", 80, soon(10s))) == transport_reason::connect);
}

TEST_CASE("resolver: a caller that is cancelled does not wait for the look-up")
{
    auto& all = fresh_resolver();
    std::stop_source source;
    auto const token = source.get_token();
    std::thread cancelling([&] {
        std::this_thread::sleep_for(30ms);
        source.request_stop();
    });
    auto const start = std::chrono::steady_clock::now();
    CHECK(reason_of(all.resolve("a", 80, patience(soon(10s), token))) == transport_reason::cancelled);
    CHECK(std::chrono::steady_clock::now() - start < 1s);
    cancelling.join();
    release();
}

TEST_CASE("resolver: a look-up that nobody waits for on a thread tells its listener, once, unless it is forgotten")
{
    auto& all = fresh_resolver();
    std::atomic<int> told = 0;
    auto const listen = [&](lookup_result const& found) {
        told += std::holds_alternative<std::vector<endpoint>>(found) ? 1 : 100;
    };
    auto const first = all.start("a", 80, listen);
    auto const second = all.start("a", 80, listen);
    auto const third = all.start("b", 80, listen);
    REQUIRE((first && second && third));
    CHECK(*first != *second);
    all.forget(*second);
    all.forget(*second); // is forgotten
    CHECK(told == 0);
    release();
    CHECK_FALSE(std::get<std::vector<endpoint>>(all.resolve("c", 80, soon(10s))).empty());
    for (int waited = 0; told < 2 && waited < 2'000; ++waited)
        std::this_thread::sleep_for(1ms);
    CHECK(told == 2);
    CHECK(asked == 3);
    all.forget(*first); // was told
    CHECK(told == 2);
}
