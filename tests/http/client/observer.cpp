// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/observer.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>

#include <chrono>
#include <cstdint>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <support/http_api.hpp>
#include <support/in_each_shape.hpp>
#include <support/ping.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using vouch::testing::scripted;

constexpr std::string_view endings[] = {"reply", "transport_error", "invalid_request", "undecodable_reply", "unexpected_status"};

// Writes each event as a line.
struct listener {
    std::ostringstream lines{};
    std::set<std::uint64_t> calls{};

    void operator()(call_begun const& event)
    {
        calls.insert(event.call);
        lines << "begun " << event.route << ' ' << event.body_size << '\n';
    }
    void operator()(attempt_ended const& event)
    {
        calls.insert(event.call);
        lines << "attempt " << event.attempt << ' ' << event.route << ' ' << event.status << ' '
              << (event.failure ? to_string(*event.failure) : "-") << ' ' << event.time / 1ms << "ms " << event.body_size << '\n';
    }
    void operator()(pause_begun const& event)
    {
        calls.insert(event.call);
        lines << "pause " << event.route << ' ' << event.length.count() << "ms\n";
    }
    void operator()(call_ended const& event)
    {
        calls.insert(event.call);
        lines << "ended " << event.route << ' ' << endings[static_cast<std::size_t>(event.ending)] << ' ' << event.status << ' '
              << event.attempts << ' ' << event.time / 1ms << "ms " << event.request_id << '\n';
    }
};

TEST_CASE("observer: tells begin, attempts, pauses and end of a call in order, in each shape")
{
    support::in_each_shape([](auto shape) {
        scripted net{.script = {transport_error{transport_reason::reset, delivery::maybe_sent}, response{.status = 503},
                                response{200, {{"x-request-id", "r-1"}}, std::string(people::some_person)}},
                     .attempt_takes = 10ms};
        auto&& backend = shape.over(net);
        listener told;
        client const api{backend, {.origin = "https://a", .observer = told}, key<"x-api-key">(vouch::secret("k"))};
        auto call = api.template call<people::change_person>().template with<"id">(people::some_id).body({.name = "Ada"});
        CHECK(shape.outcome_of(backend, std::move(call)).ok());
        CHECK(told.lines.str() == "begun PUT /people/{id} 14\n"
                                  "attempt 1 PUT /people/{id} 0 reset 10ms 0\n"
                                  "pause PUT /people/{id} 250ms\n"
                                  "attempt 2 PUT /people/{id} 503 - 10ms 0\n"
                                  "pause PUT /people/{id} 500ms\n"
                                  "attempt 3 PUT /people/{id} 200 - 10ms " +
                                      std::to_string(people::some_person.size()) +
                                      "\n"
                                      "ended PUT /people/{id} reply 200 3 780ms r-1\n");
        CHECK(told.calls.size() == 1);
    });
}

TEST_CASE("observer: each call has a number of its own")
{
    scripted net{.script = {support::pong()}};
    listener told;
    client const api{net, {.origin = "https://a", .observer = told}};
    for (int call = 0; call < 100; ++call)
        (void)api.call<support::ping>().send();
    CHECK(told.calls.size() == 100);
}

TEST_CASE("observer: every ending is told")
{
    auto const told_of = [](transport_result result, std::string origin = "https://a") {
        scripted net{.script = {std::move(result)}};
        listener told;
        client const api{
            net, {.origin = std::move(origin), .attempts = 1, .observer = told}, key<"x-api-key">(vouch::secret("k"))};
        (void)api.call<people::change_person>().with<"id">(people::some_id).body({}).send();
        std::string const lines = told.lines.str();
        return lines.substr(lines.rfind("ended"));
    };
    CHECK(told_of(response{200, {}, std::string(people::some_person)}) == "ended PUT /people/{id} reply 200 1 0ms \n");
    CHECK(told_of(response{200, {}, "{"}) == "ended PUT /people/{id} undecodable_reply 200 1 0ms \n");
    CHECK(told_of(response{.status = 500}) == "ended PUT /people/{id} unexpected_status 500 1 0ms \n");
    CHECK(told_of(support::refused()) == "ended PUT /people/{id} transport_error 0 1 0ms \n");
    CHECK(told_of(support::refused(), "nowhere") == "ended PUT /people/{id} invalid_request 0 0 0ms \n");
}

TEST_CASE("observer: a call that is cancelled in a pause ends as a transport error")
{
    struct after_a_while {
        int* asked;
        [[nodiscard]] auto stop_requested() const noexcept -> bool { return ++*asked > 3; }
    };
    scripted net{.script = {support::busy()}};
    listener told;
    int asked = 0;
    client const api{net, {.origin = "https://a", .observer = told}};
    (void)api.call<support::ping>().send(after_a_while{&asked});
    CHECK(told.lines.str() == "begun GET /ping 0\n"
                              "attempt 1 GET /ping 503 - 0ms 0\n"
                              "pause GET /ping 250ms\n"
                              "ended GET /ping transport_error 0 1 0ms \n");
}

TEST_CASE("observer: attempts with a fresh token are told like the others")
{
    scripted net{.script = {response{.status = 401}, response{201, {}, std::string(people::some_person)}}};
    listener told;
    client const api{net, {.origin = "https://a", .observer = told}, bearer_from([](token_kind) { return vouch::secret("t"); })};
    CHECK(api.call<people::add_person>().body({.id = people::some_id, .name = "a"}).send().ok());
    std::string const lines = told.lines.str();
    CHECK(lines.find("attempt 1 POST /people 401") != std::string::npos);
    CHECK(lines.find("attempt 2 POST /people 201") != std::string::npos);
    CHECK(lines.find("ended POST /people reply 201 2") != std::string::npos);
}

TEST_CASE("observer: a listener takes the events that it has a function for, or all of them")
{
    scripted net{.script = {support::busy(), support::pong()}};
    int ends = 0;
    auto const counts_ends = [&](call_ended const&) { ++ends; };
    (void)client{net, {.origin = "https://a", .observer = counts_ends}}.call<support::ping>().send();
    CHECK(ends == 1);

    net.sent.clear();
    int events = 0;
    auto counts_all = [&](auto const&) { ++events; };
    (void)client{net, {.origin = "https://a", .observer = counts_all}}.call<support::ping>().send();
    CHECK(events == 5);

    CHECK(!observer());
    CHECK(observer(counts_all));
    observer()(call_begun{}); // nobody hears it
}

TEST_CASE("observer: a prepared call tells its end when its outcome is made")
{
    scripted net;
    listener told;
    client const api{net, {.origin = "https://a", .observer = told}};
    auto ready = api.call<support::ping>().prepare();
    CHECK(told.lines.str() == "begun GET /ping 0\n");
    ready.exchange().attempt_ended(support::pong(), {.now = net.now()});
    (void)std::move(ready).outcome();
    CHECK(told.lines.str() == "begun GET /ping 0\nattempt 1 GET /ping 204 - 0ms 0\nended GET /ping reply 204 1 0ms \n");
}

} // namespace
