// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/token_source.hpp>

#include <vouch/callback.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>
#include <vouch/testing/shapes.hpp>

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <support/http_api.hpp>
#include <support/in_each_shape.hpp>
#include <support/lazy_task.hpp>
#include <support/ping.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using support::lazy_task;
using vouch::testing::scripted;

people::person const ada{.id = people::some_id, .name = "Ada"};

auto created() -> response
{
    return {201, {}, std::string(people::some_person)};
}
auto unauthorized() -> response
{
    return {.status = 401};
}

// The bearer tokens that were sent, each with a space behind it.
auto tokens_of(scripted const& net) -> std::string
{
    std::string all;
    for (request const& sent : net.sent) {
        int count = 0;
        for (header const& header : sent.headers)
            if (header.name == "authorization") {
                CHECK(header.secret);
                all += header.value + ' ';
                ++count;
            }
        CHECK(count == 1);
    }
    return all;
}

// Gives "any1", "fresh2", "any3" and so on.
struct counting_tokens {
    int* asked;
    auto operator()(token_kind kind) const -> vouch::secret
    {
        return vouch::secret((kind == token_kind::fresh ? "fresh" : "any") + std::to_string(++*asked));
    }
};

// Posts with a counting function over a script, in each shape; checks attempts, status and the tokens that were sent.
void check_posts(std::vector<transport_result> const& script, int attempts, int status, std::string const& tokens, int most = 3)
{
    support::in_each_shape([&](auto shape) {
        scripted net{.script = script};
        auto&& backend = shape.over(net);
        int asked = 0;
        client const api{backend, {.origin = "https://a", .attempts = most}, bearer_from(counting_tokens{&asked})};
        auto const outcome = shape.outcome_of(backend, api.template call<people::add_person>().body(ada));
        CHECK(outcome.attempts() == attempts);
        CHECK(static_cast<int>(net.sent.size()) == attempts);
        CHECK(outcome.status() == status);
        CHECK(tokens_of(net) == tokens);
    });
}

TEST_CASE("token_source: is asked at each call, before the first attempt")
{
    check_posts({created()}, 1, 201, "Bearer any1 ");
    scripted net{.script = {created()}};
    int asked = 0;
    client const api{net, {.origin = "https://a"}, bearer_from(counting_tokens{&asked})};
    (void)api.call<people::add_person>().body(ada).send();
    (void)api.call<people::add_person>().body(ada).send();
    CHECK(tokens_of(net) == "Bearer any1 Bearer any2 ");
    (void)api.call<people::remove_person>().with<"name">("a").send(); // an endpoint without bearer
    CHECK(asked == 2);
    CHECK(find_header(net.sent[2].headers, "authorization") == nullptr);
}

TEST_CASE("token_source: after a 401 the request is sent again with a fresh token, once, a POST too")
{
    check_posts({unauthorized(), created()}, 2, 201, "Bearer any1 Bearer fresh2 ");
    check_posts({unauthorized()}, 2, 401, "Bearer any1 Bearer fresh2 ");
    check_posts({unauthorized(), created()}, 2, 201, "Bearer any1 Bearer fresh2 ", 1);
}

TEST_CASE("token_source: attempts with a fresh token are counted anew for their limit, and all of them for the outcome")
{
    check_posts({response{.status = 429}, unauthorized(), response{.status = 429}}, 5, 429,
                "Bearer any1 Bearer any1 Bearer fresh2 Bearer fresh2 Bearer fresh2 ");
    check_posts({support::refused(), unauthorized(), created()}, 3, 201, "Bearer any1 Bearer any1 Bearer fresh2 ");
}

TEST_CASE("token_source: an unset token, or one that cannot be sent, is an invalid request, and nothing is sent")
{
    for (char const* const wrong : {"", "canary\r\nx: y", " canary"})
        support::in_each_shape([&](auto shape) {
            scripted net{.script = {created()}};
            auto&& backend = shape.over(net);
            client const api{backend, {.origin = "https://a"}, bearer_from([&](token_kind) { return vouch::secret(wrong); })};
            auto const outcome = shape.outcome_of(backend, api.template call<people::add_person>().body(ada));
            REQUIRE(outcome.template get_if<invalid_request>() != nullptr);
            auto const& errors = outcome.template get_if<invalid_request>()->errors;
            REQUIRE(errors.size() == 1);
            CHECK(errors[0].pointer() == "/authorization");
            CHECK(errors[0].message().find("canary") == std::string::npos);
            CHECK(outcome.attempts() == 0);
            CHECK(net.sent.empty());
        });
}

TEST_CASE("token_source: without a fresh token the call ends with the 401")
{
    support::in_each_shape([&](auto shape) {
        scripted net{.script = {unauthorized(), created()}};
        auto&& backend = shape.over(net);
        client const api{backend, {.origin = "https://a"}, bearer_from([](token_kind kind) {
                             return vouch::secret(kind == token_kind::any ? "t" : "");
                         })};
        auto const outcome = shape.outcome_of(backend, api.template call<people::add_person>().body(ada));
        CHECK(outcome.status() == 401);
        CHECK(outcome.attempts() == 1);
    });
}

TEST_CASE("token_source: a fixed token is not refreshed")
{
    scripted net{.script = {unauthorized()}};
    client const api{net, {.origin = "https://a"}, bearer_token(vouch::secret("t"))};
    CHECK(api.call<people::add_person>().body(ada).send().attempts() == 1);
}

TEST_CASE("token_source: is not asked for a request that has an error, nor for a call that was cancelled")
{
    struct stopped {
        [[nodiscard]] auto stop_requested() const noexcept -> bool { return true; }
    };
    int asked = 0;
    scripted net{.script = {created()}};
    client const nowhere{net, {.origin = "nowhere"}, bearer_from(counting_tokens{&asked})};
    CHECK(nowhere.call<people::add_person>().body(ada).send().ending() == call_ending::invalid_request);
    support::in_each_shape([&](auto shape) {
        auto&& backend = shape.over(net);
        client const api{backend, {.origin = "https://a"}, bearer_from(counting_tokens{&asked})};
        auto const outcome = shape.outcome_of(backend, api.template call<people::add_person>().body(ada), stopped{});
        CHECK(outcome.ending() == call_ending::transport_error);
    });
    CHECK(asked == 0);
    CHECK(net.sent.empty());
}

TEST_CASE("token_source: a coroutine backend may have a function that returns a task")
{
    scripted net{.script = {unauthorized(), created()}};
    auto backend = vouch::testing::as_coroutine<lazy_task>(net);
    int asked = 0;
    auto const ask = [&](token_kind kind) -> lazy_task<vouch::secret> {
        net.time += 1s; // asking for it takes its time
        co_return vouch::secret((kind == token_kind::fresh ? "fresh" : "any") + std::to_string(++asked));
    };
    client const api{backend, {.origin = "https://a"}, bearer_from(ask)};
    auto const outcome = api.call<people::add_person>().body(ada).send().run();
    CHECK(outcome.ok());
    CHECK(outcome.attempts() == 2);
    CHECK(tokens_of(net) == "Bearer any1 Bearer fresh2 ");
}

TEST_CASE("token_source: the time for a token counts for the deadline")
{
    scripted net{.script = {created()}};
    client const api{net, {.origin = "https://a", .deadline = 10s}, bearer_from([&](token_kind) {
                         net.time += 11s;
                         return vouch::secret("t");
                     })};
    auto const outcome = api.call<people::add_person>().body(ada).send();
    REQUIRE(outcome.get_if<transport_error>() != nullptr);
    CHECK(outcome.get_if<transport_error>()->reason == transport_reason::timeout);
    CHECK(outcome.get_if<transport_error>()->delivery == delivery::not_sent);
    CHECK(net.sent.empty());
}

TEST_CASE("token_source: a callback backend may have a function that goes on later, or on another thread")
{
    scripted net{.script = {unauthorized(), created()}};
    auto backend = vouch::testing::as_deferred_callback(net);
    std::vector<std::thread> threads;
    int asked = 0;
    auto ask = [&, kept = std::make_unique<int>(0)](token_kind kind, auto go_on) {
        ++*kept;
        ++asked;
        vouch::secret token(kind == token_kind::fresh ? "fresh" : "any");
        threads.emplace_back(
            [token = std::move(token), go_on = std::move(go_on)]() mutable noexcept { go_on(std::move(token)); });
    };
    client const api{backend, {.origin = "https://a"}, bearer_from(std::move(ask))};
    std::optional<outcome<people::add_person>> got;
    api.call<people::add_person>().body(ada).send(
        [&](outcome<people::add_person> outcome) noexcept { got.emplace(std::move(outcome)); });
    for (std::size_t index = 0; index < 2; ++index) {
        REQUIRE(threads.size() == index + 1);
        threads[index].join();
        CHECK(!got);
        backend.run();
    }
    REQUIRE(got);
    CHECK(got->ok());
    CHECK(got->attempts() == 2);
    CHECK(asked == 2);
    CHECK(tokens_of(net) == "Bearer any Bearer fresh ");
}

TEST_CASE("token_source: what the function throws passes through send")
{
    struct no_token {};
    scripted net{.script = {created()}};
    auto const none = [](token_kind) -> vouch::secret { throw no_token(); };
    client const api{net, {.origin = "https://a"}, bearer_from(none)};
    CHECK_THROWS_AS((void)api.call<people::add_person>().body(ada).send(), no_token);
    auto backend = vouch::testing::as_coroutine<lazy_task>(net);
    client const coroutine_api{backend, {.origin = "https://a"}, bearer_from(none)};
    CHECK_THROWS_AS((void)coroutine_api.call<people::add_person>().body(ada).send().run(), no_token);
}

} // namespace
