// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/scripted.hpp>

#include <vouch/http/client/client.hpp>

#include <chrono>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using vouch::testing::scripted;

struct ping : endpoint<"GET /", reply<200, empty>> {};

TEST_CASE("scripted: gives its results in order, then the last one again, and keeps what it was sent")
{
    scripted net{.script = {response{.status = 500}, response{.status = 404}}};
    for (int const expected : {500, 404, 404, 404})
        CHECK(std::get<response>(net.send({.target = "/x"})).status == expected);
    CHECK(net.sent.size() == 4);
    CHECK(net.sent[3].target == "/x");
}

TEST_CASE("scripted: an empty script is a connect error that says so")
{
    scripted net;
    auto const result = net.send({});
    REQUIRE(std::holds_alternative<transport_error>(result));
    CHECK(std::get<transport_error>(result).reason == transport_reason::connect);
    CHECK(std::get<transport_error>(result).detail == "the script is empty");
}

TEST_CASE("scripted: time passes in attempts and pauses only, for the clock and the date")
{
    scripted net{.script = {response{.status = 503}, response{.status = 200}}, .attempt_takes = 700ms, .next_random = 0.5};
    auto const before = net.now();
    auto const day = net.date();
    client const api{net, {.origin = "https://a"}};
    CHECK(api.call<ping>().send().ok());
    CHECK(net.slept == std::vector<std::chrono::milliseconds>{375ms});
    CHECK(net.now() - before == 700ms + 375ms + 700ms);
    CHECK(net.date() - day == 1s);
    CHECK(day == std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) + 8h + 49min + 37s);
}

} // namespace
