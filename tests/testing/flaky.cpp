// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/flaky.hpp>

#include <vouch/http/client/backend.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/scripted.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>

#include <support/in_each_shape.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using vouch::testing::flaky;
using vouch::testing::flaky_options;
using vouch::testing::scripted;

auto named(transport_result const& result) -> std::string
{
    if (auto const* const failed = std::get_if<transport_error>(&result))
        return std::string(to_string(failed->reason)) + (failed->delivery == delivery::not_sent ? " not sent" : " maybe sent");
    auto const& got = std::get<response>(result);
    auto const* const pause = find_header(got.headers, "retry-after");
    return std::to_string(got.status) + (pause == nullptr ? "" : " after " + *pause);
}

auto drawn(std::uint64_t seed, int count, flaky_options const& options = {}) -> std::string
{
    scripted net{.script = {response{.status = 200}}};
    flaky unreliable{net, seed, options};
    std::string all;
    for (int attempt = 0; attempt < count; ++attempt)
        all += named(unreliable.send({})) + ';';
    return all;
}

TEST_CASE("flaky: the same seed gives the same failures, another seed gives others")
{
    CHECK(drawn(1, 200) == drawn(1, 200));
    CHECK(drawn(1, 200) != drawn(2, 200));
    // the numbers are the same with every compiler and library
    CHECK(drawn(7, 6, {.refused = 0.25, .reset = 0.25, .timeout = 0.25, .busy = 0.25}) ==
          "reset maybe sent;429 after 1;reset maybe sent;connect not sent;reset maybe sent;503 after 2;");
}

TEST_CASE("flaky: each kind of failure comes in its share, and a lost reply means that every other request arrived")
{
    scripted net{.script = {response{.status = 200}}};
    flaky unreliable{net, 3};
    std::map<std::string, int> counts;
    std::map<std::string, int> arrived;
    for (int attempt = 0; attempt < 10'000; ++attempt) {
        std::size_t const before = net.sent.size();
        std::string const result = named(unreliable.send({}));
        ++counts[result];
        arrived[result] += static_cast<int>(net.sent.size() - before);
    }
    auto const is_about = [](int count, int expected) { return count > expected * 8 / 10 && count < expected * 12 / 10; };
    CHECK(is_about(counts["connect not sent"], 1'000));
    CHECK(arrived["connect not sent"] == 0);
    CHECK(is_about(counts["reset maybe sent"], 1'000));
    CHECK(is_about(arrived["reset maybe sent"], 500));
    CHECK(is_about(counts["timeout maybe sent"], 1'000));
    CHECK(is_about(arrived["timeout maybe sent"], 500));
    CHECK(is_about(counts["503"], 250));
    CHECK(is_about(counts["429"], 250));
    for (char const* const pause : {"0", "1", "2", "3"})
        CHECK(is_about(counts[std::string("503 after ") + pause] + counts[std::string("429 after ") + pause], 125));
    CHECK(is_about(counts["200"], 6'000));
    CHECK(arrived["200"] == counts["200"]);
    CHECK(counts.size() == 4 + 2 + 8);
}

TEST_CASE("flaky: without a share everything passes, with the whole share nothing does")
{
    CHECK(drawn(5, 50, {0, 0, 0, 0}).find_first_not_of("20;") == std::string::npos);
    std::string const refused = drawn(5, 50, {.refused = 1});
    CHECK(refused.find("200") == std::string::npos);
    CHECK(refused.starts_with("connect not sent;connect not sent;"));
}

TEST_CASE("flaky: keeps the shape of its backend")
{
    static_assert(sync_backend<flaky<scripted&>>);
    static_assert(coroutine_backend<flaky<vouch::testing::coroutine_shape<support::lazy_task, scripted>>>);
    static_assert(callback_backend<flaky<vouch::testing::callback_shape<scripted>>>);
    static_assert(!is_concurrent<flaky<scripted&>>());
}

} // namespace
