// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/retry.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/scripted.hpp>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <support/http_api.hpp>
#include <support/in_each_shape.hpp>

#include <doctest/doctest.h>

// Which results lead to another attempt, after which pause. Each row runs in each shape, on a clock of its own.
namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using vouch::testing::scripted;

// A call:   the method, then "key" for one with an idempotency key, "N×" for the most attempts (3 without it), "N s" for the
//           deadline (30 s without it).
// Results:  a status, with ":N" for a Retry-After of N, and ":+N" for one with a date N seconds from now; or a failure, not sent
//           where "!" stands before it. The last one comes again and again.
// Waits:    milliseconds. The random number is 0, so a pause is half of its longest: 250, 500, 1000, 2000, 4000, 4000.
// End:      the status, or the failure, with "!" where no attempt may have been sent.
struct row {
    std::string_view call;
    std::string_view results;
    int attempts;
    std::string_view waits;
    std::string_view end;
};

constexpr row table[] = {
    // what needs no other attempt
    {"GET", "200", 1, "", "200"},
    {"POST", "201", 1, "", "201"},
    {"GET", "301", 1, "", "301"},
    {"GET", "400", 1, "", "400"},
    {"GET", "404", 1, "", "404"},
    {"GET", "409", 1, "", "409"},
    {"GET", "425", 1, "", "425"},
    {"GET", "500", 1, "", "500"},
    {"GET", "501", 1, "", "501"},
    {"GET", "500:1", 1, "", "500"},
    {"GET", "200:1", 1, "", "200"},
    {"POST key", "500", 1, "", "500"},
    // a server that cannot answer now, for each method
    {"GET", "503 200", 2, "250", "200"},
    {"PUT", "503 200", 2, "250", "200"},
    {"DELETE", "503 200", 2, "250", "200"},
    {"POST", "503 200", 1, "", "503"},
    {"PATCH", "503 200", 1, "", "503"},
    {"POST key", "503 201", 2, "250", "201"},
    {"PATCH key", "503 200", 2, "250", "200"},
    {"GET", "408 200", 2, "250", "200"},
    {"GET", "502 200", 2, "250", "200"},
    {"GET", "504 200", 2, "250", "200"},
    {"POST", "408 201", 1, "", "408"},
    {"POST", "502 201", 1, "", "502"},
    {"POST", "504 201", 1, "", "504"},
    {"POST key", "408 201", 2, "250", "201"},
    {"POST key", "502 201", 2, "250", "201"},
    {"POST key", "504 201", 2, "250", "201"},
    // 429: the server did not act on it
    {"GET", "429 200", 2, "250", "200"},
    {"POST", "429 201", 2, "250", "201"},
    {"PATCH", "429 429 200", 3, "250 500", "200"},
    {"POST", "429 503 201", 2, "250", "503"},
    {"POST", "429", 3, "250 500", "429"},
    // no response, by reason and delivery
    {"GET", "!connect 200", 2, "250", "200"},
    {"POST", "!connect 201", 2, "250", "201"},
    {"PATCH", "!connect !connect 200", 3, "250 500", "200"},
    {"GET", "reset 200", 2, "250", "200"},
    {"PUT", "reset 200", 2, "250", "200"},
    {"DELETE", "reset 200", 2, "250", "200"},
    {"POST", "reset 201", 1, "", "reset"},
    {"POST", "!reset 201", 2, "250", "201"},
    {"PATCH", "reset 200", 1, "", "reset"},
    {"POST key", "reset 201", 2, "250", "201"},
    {"GET", "timeout 200", 2, "250", "200"},
    {"POST", "timeout 201", 1, "", "timeout"},
    {"POST", "!timeout 201", 2, "250", "201"},
    {"POST key", "timeout 201", 2, "250", "201"},
    {"GET", "!tls 200", 1, "", "!tls"},
    {"GET", "!unresolved 200", 1, "", "!unresolved"},
    {"POST", "!unresolved 201", 1, "", "!unresolved"},
    {"GET", "protocol 200", 1, "", "protocol"},
    {"GET", "too_large 200", 1, "", "too_large"},
    {"GET", "cancelled 200", 1, "", "cancelled"},
    // a kept connection that ended: at once
    {"GET", "kept 200", 2, "", "200"},
    {"POST", "kept 201", 1, "", "reset"},
    {"POST", "!kept 201", 2, "", "201"},
    {"POST key", "kept 201", 2, "", "201"},
    {"GET", "kept", 3, "", "reset"},
    {"GET", "kept 503 200", 3, "500", "200"},
    // an error tells what any attempt may have done
    {"GET", "!connect", 3, "250 500", "!connect"},
    {"GET", "reset !connect", 3, "250 500", "connect"},
    {"PUT", "503 !connect", 3, "250 500", "connect"},
    {"POST", "429 !connect", 3, "250 500", "connect"},
    {"POST", "!connect reset", 2, "250", "reset"},
    {"GET", "reset !tls", 2, "250", "tls"},
    // the most attempts
    {"GET 1×", "503", 1, "", "503"},
    {"GET 1×", "!connect", 1, "", "!connect"},
    {"GET 2×", "503", 2, "250", "503"},
    {"GET", "503", 3, "250 500", "503"},
    {"GET 4×", "503 503 503 200", 4, "250 500 1000", "200"},
    {"GET 8× 60s", "503", 8, "250 500 1000 2000 4000 4000 4000", "503"},
    {"POST 5×", "429", 5, "250 500 1000 2000", "429"},
    {"POST key 5×", "503", 5, "250 500 1000 2000", "503"},
    // Retry-After, in seconds and as a date
    {"GET", "503:2 200", 2, "2000", "200"},
    {"GET", "429:2 200", 2, "2000", "200"},
    {"POST", "429:2 201", 2, "2000", "201"},
    {"POST", "503:2 201", 1, "", "503"},
    {"POST key", "503:2 201", 2, "2000", "201"},
    {"GET", "503:0 200", 2, "", "200"},
    {"GET", "503:+3 200", 2, "3000", "200"},
    {"GET", "503:+-3 200", 2, "", "200"},
    {"GET", "503:+3 503:+3 200", 3, "3000 3000", "200"},
    {"GET", "503:2 503 200", 3, "2000 500", "200"},
    {"GET", "503 503:2 200", 3, "250 2000", "200"},
    {"GET", "503:soon 200", 2, "250", "200"},
    {"GET", "503:-1 200", 2, "250", "200"},
    {"GET", "503:1.5 200", 2, "250", "200"},
    {"GET", "408:2 200", 2, "2000", "200"},
    {"GET 90s", "503:60 200", 2, "60000", "200"},
    {"GET 90s", "503:61 200", 1, "", "503"},
    {"GET 90s", "503:+60 200", 2, "60000", "200"},
    {"GET 90s", "503:+61 200", 1, "", "503"},
    {"GET 90s", "429:99999999999999999999 200", 1, "", "429"},
    // no pause that ends after the deadline
    {"GET", "503:29 200", 2, "29000", "200"},
    {"GET", "503:30 200", 1, "", "503"},
    {"GET 10s", "503:6 503:6", 2, "6000", "503"},
    {"GET 9× 2s", "503", 4, "250 500 1000", "503"},
};
static_assert(std::size(table) >= 60);

struct put : endpoint<"PUT /things", json_body<int>, reply<200, empty>, reply_range<2, empty>> {};
struct patch : endpoint<"PATCH /things", json_body<int>, reply<200, empty>> {};
struct get : endpoint<"GET /things", reply<200, empty>> {};
struct erase : endpoint<"DELETE /things", reply<200, empty>> {};
struct post : endpoint<"POST /things", json_body<int>, reply<201, empty>> {};

auto words(std::string_view text) -> std::vector<std::string>
{
    std::vector<std::string> all;
    std::istringstream stream{std::string(text)};
    for (std::string word; stream >> word;)
        all.push_back(word);
    return all;
}

auto number(std::string_view text) -> int
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

auto reason_of(std::string_view name) -> transport_reason
{
    for (auto const reason :
         {transport_reason::connect, transport_reason::tls, transport_reason::timeout, transport_reason::reset,
          transport_reason::too_large, transport_reason::protocol, transport_reason::unresolved, transport_reason::cancelled})
        if (to_string(reason) == name)
            return reason;
    FAIL("no reason is called " << std::string(name));
    return {};
}

auto result_of(std::string_view word) -> transport_result
{
    if (word[0] >= '0' && word[0] <= '9') {
        response made{.status = number(word)};
        if (auto const colon = word.find(':'); colon != word.npos)
            made.headers.push_back({"Retry-After", std::string(word.substr(colon + 1))});
        return made;
    }
    transport_error made{.delivery = delivery::maybe_sent};
    if (word[0] == '!') {
        made.delivery = delivery::not_sent;
        word.remove_prefix(1);
    }
    made.kept = word == "kept";
    made.reason = made.kept ? transport_reason::reset : reason_of(word);
    return made;
}

auto http_date(std::chrono::sys_seconds time) -> std::string
{
    // every date of the table is a Sunday in November 1994
    std::chrono::hh_mm_ss const clock(time - std::chrono::floor<std::chrono::days>(time));
    char text[] = "Sun, 06 Nov 1994 00:00:00 GMT";
    auto const put_two = [&](std::size_t at, auto value) {
        text[at] = static_cast<char>('0' + value / 10);
        text[at + 1] = static_cast<char>('0' + value % 10);
    };
    put_two(17, clock.hours().count());
    put_two(20, clock.minutes().count());
    put_two(23, clock.seconds().count());
    return text;
}

// A script whose Retry-After dates count from the date of the reply.
struct dated : scripted {
    auto send(request const& request) -> transport_result
    {
        transport_result result = scripted::send(request);
        if (auto* const got = std::get_if<response>(&result))
            for (header& header : got->headers)
                if (header.value.starts_with('+'))
                    header.value = http_date(date() + std::chrono::seconds(number(std::string_view(header.value).substr(1))));
        return result;
    }
};

template <class Shape, class Backend, class Client>
auto end_of(Shape shape, Backend& backend, Client const& api, std::vector<std::string> const& call) -> std::pair<int, std::string>
{
    bool const has_key = call.size() > 1 && call[1] == "key";
    auto const ended = [&](auto built) {
        auto const outcome = has_key ? shape.outcome_of(backend, std::move(built).idempotency_key("k"))
                                     : shape.outcome_of(backend, std::move(built));
        std::string end = std::to_string(outcome.status());
        if (auto const* const failed = outcome.template get_if<transport_error>())
            end = (failed->delivery == delivery::not_sent ? "!" : "") + std::string(to_string(failed->reason));
        return std::pair(outcome.attempts(), end);
    };
    if (call[0] == "GET")
        return ended(api.template call<get>());
    if (call[0] == "PUT")
        return ended(api.template call<put>().body(1));
    if (call[0] == "DELETE")
        return ended(api.template call<erase>());
    if (call[0] == "PATCH")
        return ended(api.template call<patch>().body(1));
    REQUIRE(call[0] == "POST");
    return ended(api.template call<post>().body(1));
}

TEST_CASE("retry: the table of attempts and waits holds in each shape")
{
    for (row const& row : table) {
        CAPTURE(std::string(row.call));
        CAPTURE(std::string(row.results));
        std::vector<std::string> const call = words(row.call);
        client_options options{.origin = "https://a"};
        for (std::string const& word : call) {
            if (word.ends_with("×"))
                options.attempts = number(word);
            else if (word.ends_with("s"))
                options.deadline = std::chrono::seconds(number(word));
        }
        support::in_each_shape([&](auto shape) {
            dated net;
            for (std::string const& word : words(row.results))
                net.script.push_back(result_of(word));
            auto&& backend = shape.over(net);
            client const api{backend, options};
            auto const [attempts, end] = end_of(shape, backend, api, call);
            CHECK(attempts == row.attempts);
            CHECK(static_cast<int>(net.sent.size()) == row.attempts);
            std::string waits;
            for (auto const pause : net.slept)
                if (pause > 0ms) // a callback backend is asked for a pause of no length too
                    waits += (waits.empty() ? "" : " ") + std::to_string(pause.count());
            CHECK(waits == row.waits);
            CHECK(end == row.end);
            for (request const& sent : net.sent) {
                CHECK(sent.method == net.sent[0].method);
                CHECK(sent.target == net.sent[0].target);
                CHECK(sent.body == net.sent[0].body);
            }
        });
    }
}

} // namespace
