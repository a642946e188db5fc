// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/curl_multi.hpp>

#include <vouch/http/client/backend.hpp>

#include <support/attempt.hpp>
#include <support/scripted_server.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace std::chrono_literals;
using support::ask;
using support::error_of;
using support::read_all;
using support::read_head;
using support::response_of;
using support::scripted_server;
using support::tcp;
using support::write_text;
using vouch::backend::curl_multi;
using vouch::backend::curl_multi_thread;
using vouch::http::delivery;
using vouch::http::transport_reason;
using vouch::http::transport_result;

// Answers every request with its target.
void answer(tcp::socket& socket)
{
    for (std::string head; !(head = read_head(socket)).empty();) {
        auto const target = head.substr(head.find(' ') + 1, head.find(" HTTP") - head.find(' ') - 1);
        write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(target.size()) + "\r\n\r\n" + target);
    }
}

// Says nothing until the client leaves.
void stall(tcp::socket& socket)
{
    read_all(socket);
}

auto ask_for(std::string const& origin, std::string target, std::chrono::milliseconds time = 5s)
{
    auto request = ask("GET", origin, time);
    request.target = std::move(target);
    return request;
}

// What a function was told.
struct told {
    int calls = 0;
    std::optional<transport_result> result{};

    auto function() noexcept
    {
        return [this](transport_result came) noexcept {
            ++calls;
            result = std::move(came);
        };
    }
};

} // namespace

static_assert(vouch::http::callback_backend<curl_multi> && vouch::http::callback_backend<curl_multi_thread>);
static_assert(vouch::http::is_concurrent<curl_multi>() && vouch::http::cancels_in_flight<curl_multi>());
static_assert(vouch::http::is_concurrent<curl_multi_thread>() && vouch::http::cancels_in_flight<curl_multi_thread>());
static_assert(std::is_nothrow_move_constructible_v<curl_multi> && std::is_nothrow_move_constructible_v<curl_multi_thread>);

TEST_CASE("curl_multi: carries many requests at once, and calls each function when it is run")
{
    scripted_server const server(&answer);
    {
        curl_multi net;
        CHECK_FALSE(net.run_once(1h)); // nothing to wait for
        std::vector<told> all(20);
        for (std::size_t index = 0; index < all.size(); ++index)
            net.start(ask_for(server.origin(), "/" + std::to_string(index)), all[index].function());
        CHECK(all[0].calls == 0);
        net.run();
        for (std::size_t index = 0; index < all.size(); ++index) {
            CHECK(all[index].calls == 1);
            CHECK(response_of(*all[index].result).body == "/" + std::to_string(index));
        }
        CHECK_FALSE(net.run_once(1h));
    }
}

TEST_CASE("curl_multi: functions that own what cannot be copied begin further requests and pauses")
{
    scripted_server const server(&answer);
    {
        curl_multi net;
        std::string trail;
        auto const begin = std::chrono::steady_clock::now();
        net.start(ask_for(server.origin(), "/1"), [&, mark = std::make_unique<char>('a')](transport_result) noexcept {
            trail += *mark;
            net.after(20ms, [&, other = std::make_unique<char>('b')]() noexcept {
                trail += *other;
                net.start(ask_for(server.origin(), "/2"),
                          [&](transport_result last) noexcept { trail += std::get<vouch::http::response>(last).body; });
            });
        });
        net.run();
        CHECK(trail == "ab/2");
        CHECK(std::chrono::steady_clock::now() - begin >= 20ms);
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("curl_multi: a request that must not be sent is told too, not by `start`")
{
    curl_multi net;
    told refused;
    auto request = ask("GET", "http://127.0.0.1:1");
    request.headers = {{.name = "Host", .value = "x"}};
    net.start(request, refused.function());
    CHECK(refused.calls == 0);
    net.run();
    CHECK(refused.calls == 1);
    CHECK(error_of(*refused.result).reason == transport_reason::protocol);
}

TEST_CASE("curl_multi: cancelling ends one request, before it begins and in flight")
{
    scripted_server const silent(&stall);
    scripted_server const server(&answer);
    {
        curl_multi net;
        told early;
        net.start(ask_for(silent.origin(), "/"), early.function()).cancel();
        net.run();
        CHECK(early.calls == 1);
        CHECK(error_of(*early.result).reason == transport_reason::cancelled);
        CHECK(error_of(*early.result).delivery == delivery::not_sent);
        CHECK(silent.connections() == 0);

        told late;
        told other;
        auto const handle = net.start(ask_for(silent.origin(), "/"), late.function());
        net.after(50ms, [&]() noexcept { handle.cancel(); });
        net.start(ask_for(server.origin(), "/other"), other.function());
        net.run();
        CHECK(error_of(*late.result).reason == transport_reason::cancelled);
        CHECK(error_of(*late.result).delivery == delivery::maybe_sent);
        CHECK(response_of(*other.result).body == "/other");
        handle.cancel();
        CHECK_FALSE(net.run_once(0ms));
        CHECK(late.calls == 1);
    }
}

TEST_CASE("curl_multi: deadlines of many requests")
{
    scripted_server const silent(&stall);
    {
        curl_multi net;
        std::vector<std::chrono::milliseconds> late;
        for (auto const time : {90ms, 30ms, 60ms}) {
            auto request = ask_for(silent.origin(), "/", time);
            auto const deadline = request.deadline;
            net.start(std::move(request), [&late, deadline](transport_result result) noexcept {
                CHECK(error_of(result).reason == transport_reason::timeout);
                late.push_back(std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - deadline));
            });
        }
        net.run();
        REQUIRE(late.size() == 3);
        for (auto const time : late) {
            CHECK(time >= 0ms);
            CHECK(time < 300ms);
        }
    }
}

TEST_CASE("curl_multi: the destructor tells what is left, and what it tells may begin nothing")
{
    scripted_server const silent(&stall);
    told begun;
    told waiting;
    told refused;
    int pauses = 0;
    vouch::backend::curl_call_handle handle;
    {
        curl_multi net;
        handle = net.start(ask_for(silent.origin(), "/"), begun.function());
        for (int round = 0; round < 5; ++round)
            net.run_once(20ms);
        net.start(ask_for(silent.origin(), "/"), waiting.function());
        net.after(1h, [&]() noexcept {
            ++pauses;
            net.start(ask_for(silent.origin(), "/"), refused.function());
        });
    }
    handle.cancel();
    CHECK(pauses == 1);
    for (told* each : {&begun, &waiting, &refused}) {
        CHECK(each->calls == 1);
        CHECK(error_of(*each->result).reason == transport_reason::cancelled);
    }
    CHECK(error_of(*begun.result).delivery == delivery::maybe_sent);
    CHECK(error_of(*waiting.result).delivery == delivery::not_sent);
}

TEST_CASE("curl_multi_thread: threads start requests, and one thread calls all functions")
{
    scripted_server const server(&answer);
    {
        curl_multi_thread net;
        std::atomic<int> right = 0;
        std::atomic<int> ended = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                for (int index = 0; index < 25; ++index) {
                    auto const target = "/" + std::to_string(thread) + "/" + std::to_string(index);
                    std::promise<void> done;
                    auto const handle = net.start(ask_for(server.origin(), target), [&](transport_result result) noexcept {
                        auto const* const response = std::get_if<vouch::http::response>(&result);
                        right += response != nullptr && response->body == target;
                        ++ended;
                        done.set_value();
                    });
                    if (index % 5 == 4)
                        handle.cancel();
                    done.get_future().wait();
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        CHECK(ended == 100);
        CHECK(right >= 80);

        std::promise<std::thread::id> first;
        std::promise<std::thread::id> second;
        net.after(1ms, [&]() noexcept { first.set_value(std::this_thread::get_id()); });
        net.start(ask_for(server.origin(), "/"),
                  [&](transport_result) noexcept { second.set_value(std::this_thread::get_id()); });
        CHECK(first.get_future().get() == second.get_future().get());
    }
}

TEST_CASE("curl_multi_thread: the destructor ends what is in flight")
{
    scripted_server const silent(&stall);
    std::atomic<int> told = 0;
    {
        curl_multi_thread net;
        for (int index = 0; index < 5; ++index)
            net.start(ask_for(silent.origin(), "/"), [&](transport_result result) noexcept {
                told += std::get<vouch::http::transport_error>(result).reason == transport_reason::cancelled;
            });
        std::this_thread::sleep_for(20ms);
    }
    CHECK(told == 5);
}
