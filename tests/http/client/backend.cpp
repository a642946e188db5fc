// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/backend.hpp>

#include <vouch/http/client/detail/use_backend.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;

struct with_send {
    auto send(request const&) -> transport_result { return transport_error{}; }
};
struct with_response {
    auto send(request const&) const -> response { return {.status = 200}; }
};
struct with_both { // send goes before operator()
    auto send(request const&) -> response { return {.status = 201}; }
    auto operator()(request const&) -> response { return {.status = 202}; }
};
struct by_value {
    auto send(request) -> transport_error { return {}; }
};
struct only_move {
    std::unique_ptr<int> held;
    auto send(request const&) -> response { return {}; }
};
static_assert(sync_backend<with_send> && sync_backend<with_response> && sync_backend<with_response const> &&
              sync_backend<with_both>);
static_assert(sync_backend<by_value> && sync_backend<only_move> && sync_backend<response (*)(request const&)>);

struct without_send {};
struct gives_a_status { // response is an aggregate, so an int would convert to it
    auto send(request const&) -> int { return 200; }
};
struct gives_nothing {
    void send(request const&) {}
};
struct wants_to_change {
    auto send(request&) -> response { return {}; }
};
struct gives_text {
    auto operator()(request const&) -> std::string { return {}; }
};
static_assert(!sync_backend<without_send> && !sync_backend<gives_a_status> && !sync_backend<gives_nothing> &&
              !sync_backend<wants_to_change>);
static_assert(!sync_backend<gives_text> && !sync_backend<int> && !sync_backend<with_send const>);
static_assert(vouch::complaint::type_is_a_backend<with_send> && !vouch::complaint::type_is_a_backend<int>);

TEST_CASE("backend: a lambda is a backend, and send goes before operator()")
{
    int calls = 0;
    auto lambda = [&](request const& request) {
        ++calls;
        return response{.status = 200, .body = request.target};
    };
    static_assert(sync_backend<decltype(lambda)>);
    CHECK(std::get<response>(detail::send_with(lambda, {.target = "/x"})).body == "/x");
    CHECK(calls == 1);
    with_both both;
    CHECK(std::get<response>(detail::send_with(both, {})).status == 201);
}

TEST_CASE("backend: its own clock, sleep and randomness are used")
{
    struct timed {
        std::chrono::milliseconds slept{};
        auto send(request const&) -> response { return {}; }
        void sleep(std::chrono::milliseconds time) { slept += time; }
        auto now() const { return std::chrono::steady_clock::time_point(5s); }
        auto random() { return 0.25; }
    } own;
    detail::sleep_with(own, 1h);
    CHECK(own.slept == 1h);
    CHECK(detail::now_with(own) == std::chrono::steady_clock::time_point(5s));
    CHECK(detail::random_with(own) == 0.25);
}

TEST_CASE("backend: without them the clock, sleep and randomness of the system are used")
{
    with_send plain;
    auto const before = std::chrono::steady_clock::now();
    detail::sleep_with(plain, 2ms);
    CHECK(detail::now_with(plain) - before >= 2ms);
    bool differs = false;
    double const first = detail::random_with(plain);
    for (int count = 0; count < 1000; ++count) {
        double const random = detail::random_with(plain);
        CHECK((random >= 0 && random < 1));
        differs = differs || random != first;
    }
    CHECK(differs);
}

} // namespace
