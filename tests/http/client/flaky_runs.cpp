// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/flaky.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/recording.hpp>
#include <vouch/testing/scripted.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <support/http_api.hpp>
#include <support/in_each_shape.hpp>

#include <doctest/doctest.h>

// Calls over connections that fail, from a seed: a POST is sent again only where that is allowed, attempts are byte-identical,
// and each call ends once, with an outcome that has a type. VOUCH_TEST_FULL makes it 10 000 calls in each shape.
namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using vouch::testing::recorded_attempt;

auto is_same_request(recorded_attempt const& left, recorded_attempt const& right) -> bool
{
    auto const is_same_header = [](header const& a, header const& b) { return a.name == b.name && a.value == b.value; };
    return left.method == right.method && left.target == right.target && left.body == right.body &&
           std::ranges::equal(left.headers, right.headers, is_same_header);
}

auto was_not_acted_on(recorded_attempt const& attempt) -> bool
{
    return attempt.failure == transport_reason::connect || attempt.status == 429; // flaky's only failure that is not sent
}

// What is wrong with a call that made these attempts, of which `arrived` came to the server; empty if nothing is.
template <class Endpoint>
auto faults(outcome<Endpoint> const& outcome, std::vector<recorded_attempt> const& attempts, std::size_t arrived, int most,
            bool may_repeat) -> std::string
{
    std::string all;
    auto const expect = [&](bool holds, char const* text) { all += holds ? "" : std::string(text) + "; "; };
    expect(!attempts.empty() && static_cast<int>(attempts.size()) <= most, "too many attempts, or none");
    expect(outcome.attempts() == static_cast<int>(attempts.size()), "attempts are miscounted");
    if (attempts.empty())
        return all;
    for (std::size_t index = 0; index + 1 < attempts.size(); ++index) {
        expect(is_same_request(attempts[index], attempts.back()), "attempts differ");
        expect(may_repeat || was_not_acted_on(attempts[index]), "sent again though it is not allowed");
        expect(attempts[index].status / 100 != 2, "sent again after a success");
    }
    expect(may_repeat || arrived <= 1, "arrived twice");
    recorded_attempt const& last = attempts.back();
    expect((outcome.ok() != nullptr) == (last.status / 100 == 2), "a success that was none, or the other way round");
    auto const* const failed = outcome.template get_if<transport_error>();
    expect((failed != nullptr) == last.failure.has_value(), "an error that was none, or the other way round");
    expect(failed == nullptr || failed->delivery == delivery::maybe_sent || arrived == 0, "arrived, and is told as not sent");
    expect(outcome.ending() != call_ending::invalid_request, "an invalid request");
    return all;
}

template <class Shape>
auto run(Shape shape, std::uint64_t seed) -> std::string
{
    vouch::testing::scripted net{.script = {response{200, {}, std::string(people::some_person)}},
                                 .attempt_takes = std::chrono::milliseconds(seed % 3 * 1000),
                                 .next_random = static_cast<double>(seed % 10) / 10};
    int const kind = static_cast<int>(seed / 7 % 4);
    if (kind >= 2)
        net.script = {response{201, {}, std::string(people::some_person)}};
    auto&& backend = shape.over(net);
    vouch::testing::flaky unreliable{backend, seed, {.refused = 0.2, .reset = 0.2, .timeout = 0.15, .busy = 0.25}};
    vouch::testing::recording recorded{unreliable, {.values = true, .bodies = true}};
    int const most = static_cast<int>(1 + seed % 6);
    client const api{recorded,
                     {.origin = "https://a", .deadline = 60s, .attempts = most},
                     key<"x-api-key">(vouch::secret("k")),
                     bearer_token(vouch::secret("t"))};
    people::person const ada{.id = people::some_id, .name = "Ada" + std::to_string(seed)};
    auto const checked = [&](auto call, bool may_repeat) {
        auto const outcome = shape.outcome_of(backend, std::move(call));
        return faults(outcome, recorded.attempts(), net.sent.size(), most, may_repeat);
    };
    switch (kind) {
    case 0: return checked(api.template call<people::get_person>().template with<"id">(people::some_id), true);
    case 1:
        return checked(api.template call<people::change_person>().template with<"id">(people::some_id).body({.name = ada.name}),
                       true);
    case 2: return checked(api.template call<people::add_person>().body(ada).idempotency_key("k" + ada.name), true);
    default: return checked(api.template call<people::add_person>().body(ada), false);
    }
}

TEST_CASE("flaky runs: no call is repeated that must not be, and each ends once with an outcome that has a type")
{
    std::uint64_t const runs = std::getenv("VOUCH_TEST_FULL") != nullptr ? 10'000 : 300;
    support::in_each_shape([&](auto shape) {
        for (std::uint64_t seed = 0; seed < runs; ++seed) {
            std::string const found = run(shape, seed);
            if (!found.empty())
                FAIL_CHECK(found, "seed ", seed);
        }
    });
}

} // namespace
