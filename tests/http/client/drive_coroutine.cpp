// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/drive_coroutine.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/http/client/token_source.hpp>

#include <support/http_api.hpp>
#include <support/lazy_task.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// A coroutine type that is not Asio's carries calls as well.
namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using std::chrono::milliseconds;

// Gives one result after the other, then the last one again and again, each after a time of its loop.
template <class Slept>
struct scripted_tasks {
    template <class Result>
    using task = support::lazy_task<Result>;

    support::lazy_loop& loop;
    std::vector<transport_result> script{};
    milliseconds attempt_takes = 1ms;
    bool is_cancelled = false; // from outside, during the next pause
    bool fails = false;

    std::vector<request> sent{};
    std::vector<milliseconds> slept{};

    auto send(request owned) -> task<transport_result>
    {
        sent.push_back(std::move(owned));
        std::size_t const number = sent.size() <= script.size() ? sent.size() - 1 : script.size() - 1;
        co_await loop.pass(attempt_takes);
        if (fails)
            throw std::runtime_error("a backend that is broken");
        co_return script[number];
    }
    auto sleep(milliseconds time) -> task<Slept>
    {
        slept.push_back(time);
        co_await loop.pass(time);
        if constexpr (!std::is_void_v<Slept>)
            co_return !is_cancelled;
    }
    [[nodiscard]] auto now() const -> std::chrono::steady_clock::time_point { return loop.now(); }
    [[nodiscard]] auto random() const -> double { return 0.5; }
};
using plain_tasks = scripted_tasks<void>;

// Cancels in flight too, by looking every millisecond.
struct cancelling : plain_tasks {
    static constexpr bool cancels_in_flight = true;

    using plain_tasks::send;
    template <stop_request Stop>
    auto send(request owned, Stop stop) -> task<transport_result>
    {
        sent.push_back(std::move(owned));
        while (!stop.stop_requested())
            co_await loop.pass(1ms);
        co_return transport_error{transport_reason::cancelled, delivery::maybe_sent};
    }
};

struct stop_at {
    support::lazy_loop const* loop;
    std::chrono::steady_clock::time_point time;
    [[nodiscard]] auto stop_requested() const -> bool { return loop->now() >= time; }
};

auto found() -> response
{
    return {.status = 200, .headers = {{"content-type", "application/json"}}, .body = std::string(people::some_person)};
}

template <class Backend>
auto client_of(Backend& net)
{
    return client{net, {.origin = "https://api.example.com"}, key<"x-api-key">(vouch::secret("a key"))};
}

// A call that has not begun. The client must outlive it.
template <class Client>
auto get(Client const& api)
{
    return api.template call<people::get_person>().template with<"id">(people::some_id);
}

} // namespace

static_assert(coroutine_backend<plain_tasks> && coroutine_backend<plain_tasks&> && coroutine_backend<scripted_tasks<bool>>);
static_assert(!coroutine_backend<scripted_tasks<int>>);
static_assert(!sync_backend<plain_tasks> && !callback_backend<plain_tasks>);

TEST_CASE("drive_coroutine: sends, sleeps and sends again, the same bytes each time")
{
    support::lazy_loop loop;
    plain_tasks net{.loop = loop,
                    .script = {transport_error{transport_reason::connect, delivery::not_sent}, response{.status = 503}, found()}};
    exchange attempts({.method = "PUT", .target = "/a", .headers = {{"x", "y"}}, .body = "body"}, {}, net.now());
    auto const begin = loop.now();
    loop.run(drive_coroutine(attempts, net, never_stop{}, detail::nobody));
    CHECK(attempts.attempts() == 3);
    CHECK(std::get<response>(std::move(attempts).take()).status == 200);
    CHECK(net.slept == std::vector<milliseconds>{375ms, 750ms});
    CHECK(loop.now() == begin + 375ms + 750ms + 3ms);
    REQUIRE(net.sent.size() == 3);
    for (request const& sent : net.sent) {
        CHECK(sent.target == "/a");
        CHECK(sent.body == "body");
    }
}

TEST_CASE("drive_coroutine: calls of a client, one after the other and side by side")
{
    support::lazy_loop loop;
    plain_tasks net{.loop = loop, .script = {response{.status = 503}, found()}};
    auto const api = client_of(net);
    auto const outcome = loop.run(get(api).send());
    REQUIRE(outcome.ok() != nullptr);
    CHECK(outcome.ok()->name == "Ada");
    CHECK(outcome.attempts() == 2);

    auto first = get(api).send();
    auto second = get(api).send();
    CHECK(net.sent.size() == 2); // a lazy task has not begun
    first.start();
    second.start();
    CHECK(net.sent.size() == 4);
    while (loop.run_one()) {
    }
    REQUIRE((first.is_done() && second.is_done()));
    CHECK(first.take().ok() != nullptr);
    CHECK(second.take().ok() != nullptr);
}

TEST_CASE("drive_coroutine: a call is cancelled before it begins, in a pause, and in flight where the backend can")
{
    support::lazy_loop loop;
    auto const begin = loop.now();
    auto const error_after = [&](auto& net, milliseconds time) {
        auto const api = client_of(net);
        auto const outcome = loop.run(get(api).send(stop_at{&loop, loop.now() + time}));
        auto const* const error = outcome.template get_if<transport_error>();
        REQUIRE(error != nullptr);
        CHECK(error->reason == transport_reason::cancelled);
        return error->delivery;
    };
    plain_tasks busy{.loop = loop, .script = {response{.status = 503, .headers = {{"retry-after", "9"}}}}};
    CHECK(error_after(busy, 0ms) == delivery::not_sent);
    CHECK(busy.sent.empty());
    CHECK(error_after(busy, 50ms) == delivery::maybe_sent);
    CHECK(busy.sent.size() == 1);
    CHECK(loop.now() - begin <= 50ms + 20ms);

    cancelling silent{{.loop = loop}};
    auto const start = loop.now();
    CHECK(error_after(silent, 50ms) == delivery::maybe_sent);
    CHECK(loop.now() - start == 50ms);
}

TEST_CASE("drive_coroutine: a pause that was cancelled from outside is the last thing that is awaited")
{
    support::lazy_loop loop;
    scripted_tasks<bool> net{.loop = loop, .script = {response{.status = 503}, found()}};
    auto const api = client_of(net);
    CHECK(loop.run(get(api).send()).ok() != nullptr);
    net.is_cancelled = true;
    net.script = {response{.status = 503}};
    auto const outcome = loop.run(get(api).send());
    auto const* const error = outcome.get_if<transport_error>();
    REQUIRE(error != nullptr);
    CHECK(error->reason == transport_reason::cancelled);
    CHECK(error->delivery == delivery::maybe_sent);
    CHECK(outcome.attempts() == 1);
}

TEST_CASE("drive_coroutine: a token may come from a task, and a fresh one after a 401")
{
    support::lazy_loop loop;
    plain_tasks net{.loop = loop, .script = {response{.status = 401}, response{.status = 201}}};
    std::vector<token_kind> asked;
    auto const token = [&](token_kind kind) -> support::lazy_task<vouch::secret> {
        asked.push_back(kind);
        co_await loop.pass(5ms);
        co_return vouch::secret(kind == token_kind::fresh ? "new" : "old");
    };
    client const api{net, {.origin = "https://api.example.com"}, bearer_from(token)};
    people::person ada;
    ada.id = people::some_id;
    ada.name = "Ada";
    auto const outcome = loop.run(api.call<people::add_person>().body(ada).send());
    CHECK(outcome.attempts() == 2);
    CHECK(asked == std::vector{token_kind::any, token_kind::fresh});
    REQUIRE(net.sent.size() == 2);
    CHECK(*find_header(net.sent[0].headers, "authorization") == "Bearer old");
    CHECK(*find_header(net.sent[1].headers, "authorization") == "Bearer new");
}

TEST_CASE("drive_coroutine: what a backend throws passes through, and a task that is dropped takes its call with it")
{
    support::lazy_loop loop;
    plain_tasks net{.loop = loop, .script = {found()}};
    auto const api = client_of(net);
    {
        auto dropped = get(api).send();
        auto under_way = get(api).send();
        under_way.start();
        CHECK(net.sent.size() == 1);
        loop.forget();
    }
    net.fails = true;
    CHECK_THROWS_AS(loop.run(get(api).send()), std::runtime_error);
}
