// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/recording.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>

#include <chrono>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include <support/http_api.hpp>
#include <support/in_each_shape.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using vouch::testing::recorded_attempt;
using vouch::testing::recording;
using vouch::testing::scripted;

auto key_of_people() -> key<"x-api-key">
{
    return key<"x-api-key">(vouch::secret("k3y"));
}

TEST_CASE("recording: keeps route, method, header names, sizes, statuses and times, and no value, in each shape")
{
    support::in_each_shape([](auto shape) {
        scripted net{.script = {transport_error{transport_reason::reset, delivery::maybe_sent},
                                response{200, {{"x-a", "v"}}, std::string(people::some_person)}},
                     .attempt_takes = 5ms};
        auto&& backend = shape.over(net);
        recording recorded{backend};
        client const api{recorded, {.origin = "https://a", .user_agent = ""}, key_of_people()};
        auto call = api.template call<people::change_person>().template with<"id">(people::some_id).body({.name = "Ada"});
        CHECK(shape.outcome_of(backend, std::move(call)).ok());

        std::vector<recorded_attempt> const attempts = recorded.attempts();
        REQUIRE(attempts.size() == 2);
        for (recorded_attempt const& attempt : attempts) {
            CHECK(attempt.route == "PUT /people/{id}");
            CHECK(attempt.method == "PUT");
            CHECK(attempt.header_names == std::vector<std::string>{"accept", "accept-encoding", "x-api-key", "content-type"});
            CHECK(attempt.body_size == std::string_view(R"({"name":"Ada"})").size());
            CHECK(attempt.time == 5ms);
            CHECK(attempt.target.empty());
            CHECK(attempt.headers.empty());
            CHECK(attempt.reply_headers.empty());
            CHECK(attempt.body.empty());
            CHECK(attempt.reply_body.empty());
        }
        CHECK(attempts[0].status == 0);
        CHECK(attempts[0].failure == transport_reason::reset);
        CHECK(attempts[1].status == 200);
        CHECK(!attempts[1].failure);
        CHECK(attempts[1].reply_size == people::some_person.size());
    });
}

TEST_CASE("recording: values only where a test asks, and secrets masked even then")
{
    auto const record = [](vouch::testing::recording_options options, request const& sent) {
        recording recorded{[](request const&) { return response{200, {{"x-a", "v"}, {"Set-Cookie", "sid=1"}}, "got"}; }, options};
        (void)recorded.send(sent);
        return recorded.attempts().at(0);
    };
    request const sent{.target = "/a?q=1&api%5Fkey=s3cret&api_key=s3cret&b&api_keys=2",
                       .headers = {{"x", "y"}, {"authorization", "s3cret", true}},
                       .body = "body",
                       .secret_parameter = "api_key"};
    recorded_attempt const with_values = record({.values = true}, sent);
    CHECK(with_values.target == "/a?q=1&api%5Fkey=***&api_key=***&b&api_keys=2");
    REQUIRE(with_values.headers.size() == 2);
    CHECK(with_values.headers[0].value == "y");
    CHECK(with_values.headers[1].value == "***");
    REQUIRE(with_values.reply_headers.size() == 2);
    CHECK(with_values.reply_headers[0].value == "v");
    CHECK(with_values.reply_headers[1].value == "***");
    CHECK(with_values.body.empty());
    CHECK(with_values.reply_body.empty());

    recorded_attempt const with_bodies = record({.bodies = true}, sent);
    CHECK(with_bodies.body == "body");
    CHECK(with_bodies.reply_body == "got");
    CHECK(with_bodies.target.empty());

    CHECK(record({.values = true}, {.target = "/a?k=1"}).target == "/a?k=1");
    CHECK(record({.values = true}, {.target = "/a", .secret_parameter = "k"}).target == "/a");
    CHECK(record({.values = true}, {.target = "/a?k", .secret_parameter = "k"}).target == "/a?k=***");
    CHECK(record({.values = true}, {.target = "/a?k=1&k=2?&k=", .secret_parameter = "k"}).target == "/a?k=***&k=***&k=***");
}

struct claims_all {
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr bool deadline_is_exact = false;
    static constexpr std::chrono::milliseconds deadline_bound{40};
    auto send(request const&) const -> response { return {.status = 200}; }
    template <stop_request Stop>
    auto send(request const&, Stop stop) const -> transport_result
    {
        if (stop.stop_requested())
            return transport_error{transport_reason::cancelled, delivery::not_sent};
        return response{.status = 201};
    }
};
struct stopped {
    [[nodiscard]] auto stop_requested() const noexcept -> bool { return true; }
};

TEST_CASE("recording: has the traits of the backend, its in-flight cancelling too")
{
    using over_all = recording<claims_all>;
    static_assert(sync_backend<over_all>);
    static_assert(is_concurrent<over_all>() && cancels_in_flight<over_all>() && !has_exact_deadline<over_all>());
    static_assert(deadline_bound_of<over_all>() == 40ms);
    static_assert(!is_concurrent<recording<scripted>>() && has_exact_deadline<recording<scripted&>>());
    recording recorded{claims_all{}};
    (void)recorded.send({}, stopped{});
    CHECK(recorded.attempts().at(0).failure == transport_reason::cancelled);
}

TEST_CASE("recording: threads share it")
{
    recording recorded{claims_all{}};
    std::vector<std::thread> threads;
    for (int count = 0; count < 4; ++count)
        threads.emplace_back([&] {
            for (int call = 0; call < 50; ++call)
                (void)recorded.send({.method = "GET"});
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(recorded.attempts().size() == 200);
}

} // namespace
