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

static_assert(coroutine_backend<plain_tasks> && coroutine_backend<plain_tasks&> && coroutine_backend<scripted_tasks<bool>>);
static_assert(!coroutine_backend<scripted_tasks<int>>);
static_assert(!sync_backend<plain_tasks> && !callback_backend<plain_tasks>);

TEST_CASE("coroutines: calls of a client, one after the other and side by side")
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

TEST_CASE("coroutines: a pause that was cancelled from outside is the last thing that is awaited")
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

} // namespace
