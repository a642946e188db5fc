// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/pages.hpp>
#include <vouch/testing/flaky.hpp>
#include <vouch/testing/recording.hpp>
#include <vouch/testing/scripted.hpp>

#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <support/canary.hpp>
#include <support/http_api.hpp>
#include <support/in_each_shape.hpp>

#include <doctest/doctest.h>

// Every value of a call holds a word that must not be in what the call tells: its summary, errors and exception, the events of
// its client, and a recording that no test asked for values.
namespace {

using namespace vouch::http;
using support::holds_canary;
using vouch::testing::recorded_attempt;
using vouch::testing::scripted;

std::string const word = "Canary7";

struct part {
    std::string name{};
    std::vector<std::string> words{};
};
BOOST_DESCRIBE_STRUCT(part, (), (name, words))
struct document {
    std::string title{};
    std::optional<std::string> note{};
    part first{};
    std::vector<part> rest{};
    vouch::secret key{};
    std::vector<vouch::country> seen_in{};
};
BOOST_DESCRIBE_STRUCT(document, (), (title, note, first, rest, key, seen_in))
constexpr auto vouch_schema(vouch::of<document>)
{
    return vouch::schema(vouch::field<&document::title>(vouch::length(1, 20)));
}

struct put_document : endpoint<"PUT /documents/{name}", api_key<"x-api-key">, bearer, path_param<"name", std::string>,
                               query_param<"folder", std::string>, query_param<"label", std::vector<std::string>>,
                               header_param<"x-trace", std::optional<std::string>>, json_body<document>, reply<200, document>,
                               reply<409, people::fault>> {};

auto full_document() -> document
{
    return {.title = word,
            .note = word,
            .first = {word, {word, "a" + word}},
            .rest = {{word, {word}}},
            .key = vouch::secret(word),
            .seen_in = {}};
}

// All that an outcome says without being asked for data.
template <class Endpoint>
auto text_of(outcome<Endpoint> const& outcome) -> std::string
{
    std::string all = outcome.summary() + outcome.request_id();
    if (auto const* const wrong = outcome.template get_if<invalid_request>())
        for (request_error const& error : wrong->errors)
            all += error.pointer() + error.message() + std::string(error.code());
    if (auto const* const wrong = outcome.template get_if<undecodable_reply>())
        for (vouch::error const& error : wrong->errors)
            all += error.pointer() + error.message() + std::string(error.code());
    try {
        (void)outcome.value();
    } catch (bad_outcome const& thrown) {
        all += thrown.what();
    }
    return all;
}

struct listener {
    std::string text{};

    void operator()(call_begun const& event) { text += std::string(event.route) + '\n'; }
    void operator()(attempt_ended const& event) { text += std::string(event.route) + ' ' + std::to_string(event.status) + '\n'; }
    void operator()(pause_begun const& event) { text += std::string(event.route) + '\n'; }
    void operator()(call_ended const& event) { text += std::string(event.route) + ' ' + std::string(event.request_id) + '\n'; }
};

auto text_of(std::vector<recorded_attempt> const& attempts) -> std::string
{
    std::string all;
    for (recorded_attempt const& attempt : attempts) {
        all += std::string(attempt.route) + attempt.method + attempt.target + attempt.body + attempt.reply_body;
        for (std::string const& name : attempt.header_names)
            all += name;
        for (auto const& headers : {attempt.headers, attempt.reply_headers})
            for (header const& header : headers)
                all += header.name + header.value;
    }
    return all;
}

// Every kind of failure, with the word in all that a server or a connection can say.
auto results() -> std::vector<transport_result>
{
    std::vector<transport_result> all;
    for (auto const reason :
         {transport_reason::connect, transport_reason::tls, transport_reason::timeout, transport_reason::reset,
          transport_reason::too_large, transport_reason::protocol, transport_reason::unresolved, transport_reason::cancelled})
        for (auto const delivery : {delivery::not_sent, delivery::maybe_sent})
            all.push_back(transport_error{reason, delivery, word});
    std::vector<std::string> const bodies{
        std::string(),
        word,
        "\"" + word + "\"",
        "{\"" + word + "\":\"" + word + "\"}",
        R"({"title":"Canary7Canary7Canary7Canary7","note":7,"first":{"name":[],"words":["Canary7",1]},"rest":"Canary7"})",
        R"({"title":"\u0043anary7","first":{"name":"Canary7","name":"Canary7"},"seen_in":["Canary7","\u0043anary7"]})",
        R"({"code":"Canary7","message":"Canary7","request_id":"Canary7"})"};
    for (int const status : {200, 204, 301, 401, 403, 409, 422, 429, 500, 503})
        for (std::string const& body : bodies)
            all.push_back(response{status,
                                   {{"x-request-id", word},
                                    {"location", "https://Canary7/"},
                                    {"retry-after", word},
                                    {"set-cookie", word},
                                    {word, word}},
                                   body,
                                   {{word, word}}});
    return all;
}

TEST_CASE("leaks of calls: no failure of any kind tells a value, in each shape")
{
    std::vector<transport_result> const failures = results();
    support::in_each_shape([&](auto shape) {
        for (transport_result const& result : failures) {
            scripted net{.script = {result}};
            auto&& backend = shape.over(net);
            vouch::testing::recording recorded{backend};
            listener events;
            client const api{recorded,
                             {.origin = "https://a",
                              .default_headers = {{"x-tenant-key", word, true}, {"x-tenant", word}},
                              .user_agent = word,
                              .attempts = 2,
                              .observer = events},
                             key<"x-api-key">(vouch::secret(word)),
                             bearer_from([](token_kind) { return vouch::secret(word); })};
            auto const outcome = shape.outcome_of(backend, api.template call<put_document>()
                                                               .template with<"name">(word)
                                                               .template with<"folder">(word)
                                                               .template with<"label">(std::vector<std::string>{word, word})
                                                               .template with<"x-trace">(word)
                                                               .body(full_document())
                                                               .header("x-note", word)
                                                               .query("more", word)
                                                               .idempotency_key(word));
            CHECK(outcome.attempts() > 0);
            REQUIRE(!net.sent.empty());
            CHECK(holds_canary(net.sent[0].target)); // the word was there to be told
            CHECK(holds_canary(net.sent[0].body));
            CHECK(!holds_canary(text_of(outcome)));
            CHECK(!holds_canary(events.text));
            CHECK(!holds_canary(text_of(recorded.attempts())));
        }
    });
}

TEST_CASE("leaks of calls: a request that is refused tells no value, in each shape")
{
    support::in_each_shape([&](auto shape) {
        auto const refused = [&](std::string const& name, std::string const& folder, std::string const& trace, document body,
                                 std::string const& key_text, std::string const& token) {
            scripted net{.script = {response{.status = 200}}};
            auto&& backend = shape.over(net);
            listener events;
            client const api{backend,
                             {.origin = "https://a", .observer = events},
                             key<"x-api-key">(vouch::secret(key_text)),
                             bearer_from([&](token_kind) { return vouch::secret(token); })};
            auto const outcome = shape.outcome_of(backend, api.template call<put_document>()
                                                               .template with<"name">(name)
                                                               .template with<"folder">(folder)
                                                               .template with<"label">(std::vector<std::string>{})
                                                               .template with<"x-trace">(trace)
                                                               .body(body));
            CHECK(outcome.ending() == call_ending::invalid_request);
            CHECK(net.sent.empty());
            CHECK(!holds_canary(text_of(outcome) + events.text));
        };
        document const good = full_document();
        document long_title = full_document();
        long_title.title = word + word + word;
        document no_text = full_document();
        no_text.first.words.push_back(word + "\xFF");
        refused("../" + word, word, word, good, word, word);
        refused(word, word + "\xFF", word, good, word, word);
        refused(word, word, word + "\n", good, word, word);
        refused(word, word, word, long_title, word, word);
        refused(word, word, word, no_text, word, word);
        refused(word, word, word, good, word + "\n", word);
        refused(word, word, word, good, word, word + "\n");
    });
}

TEST_CASE("leaks of calls: a recording with values masks what is secret")
{
    scripted net{.script = {response{.status = 503, .headers = {{"set-cookie", word}}}}};
    vouch::testing::recording recorded{net, {.values = true}};
    client const api{recorded,
                     {.origin = "https://a", .default_headers = {{"x-tenant-key", word, true}}},
                     key<"x-api-key">(vouch::secret(word)),
                     bearer_from([](token_kind) { return vouch::secret(word); })};
    document plain{.title = "t", .key = vouch::secret(word)};
    (void)api.call<put_document>()
        .with<"name">("n")
        .with<"folder">("shown")
        .with<"label">(std::vector<std::string>{})
        .body(plain)
        .send();
    std::string const text = text_of(recorded.attempts());
    CHECK(text.find("folder=shown") != std::string::npos);
    CHECK(!holds_canary(text));
}

} // namespace
