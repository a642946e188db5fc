// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>
#include <vouch/http/service/service.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/message/percent.hpp>

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/allocations.hpp>
#include <support/http_api.hpp>

#include <doctest/doctest.h>

// Every value holds a word that must not be in anything that is logged or answered.
namespace {

using namespace vouch::http;

constexpr std::string_view canary = "Canary7";

// Searches for the word as plain text, percent-encoded, escaped, and in base64 at each of the three positions in a group.
auto holds_canary(std::string_view text) -> bool
{
    for (std::string_view const form : {"Canary7", "canary7", "Q2FuYXJ5N", "NhbmFyeT", "DYW5hcnk3", "%43anary7", "\\u0043anary7"})
        if (text.find(form) != text.npos)
            return true;
    return false;
}

auto text_of(request_errors const& errors) -> std::string
{
    std::string all;
    for (request_error const& error : errors)
        all += error.pointer() + error.message() + std::string(error.code());
    return all;
}

auto text_of(vouch::errors const& errors) -> std::string
{
    std::string all;
    for (vouch::error const& error : errors)
        all += error.pointer() + error.message() + std::string(error.code());
    return all;
}

// All that an outcome says without being asked for data.
template <class Endpoint>
auto text_of(outcome<Endpoint> const& outcome) -> std::string
{
    std::string all = outcome.summary();
    if (auto const* const wrong = outcome.template get_if<invalid_request>())
        all += text_of(wrong->errors);
    if (auto const* const wrong = outcome.template get_if<undecodable_reply>())
        all += text_of(wrong->errors);
    try {
        (void)outcome.value();
    } catch (bad_outcome const& thrown) {
        all += thrown.what();
    }
    return all;
}

struct note {
    std::string text{};
    std::vector<vouch::country> seen_in{};
};
BOOST_DESCRIBE_STRUCT(note, (), (text, seen_in))
constexpr auto vouch_schema(vouch::of<note>)
{
    return vouch::schema(vouch::field<&note::text>(vouch::length(1, 20)));
}

struct put_note : endpoint<"PUT /notes/{name}", api_key<"x-api-key">, path_param<"name", std::string>,
                           query_param<"tier", people::tier>, header_param<"x-trace", std::optional<std::string>>,
                           json_body<note>, reply<200, note>, default_reply<people::fault>> {};

auto put(transport_result result, std::string name, std::string text, std::string key_text = std::string(canary))
    -> outcome<put_note>
{
    people::scripted net{.script = {std::move(result)}};
    client api{net, {.origin = "https://a", .attempts = 2}, key<"x-api-key">(vouch::secret(key_text))};
    return api.call<put_note>()
        .with<"name">(name)
        .with<"tier">(people::tier::pro)
        .with<"x-trace">(std::string(canary))
        .body({.text = text})
        .send();
}

TEST_CASE("leaks: what a client says holds no data of a request or response")
{
    std::string const word(canary);
    for (transport_result const& result :
         {transport_result(response{200, {{"x-a", word}}, R"({"text":"Canary7","seen_in":[]})"}),
          transport_result(response{200, {}, R"({"text":"Canary7","seen_in":["Canary7"]})"}),
          transport_result(response{200, {}, R"({"text":"Canary7","text":"Canary7","Canary7":1})"}),
          transport_result(response{200, {}, "Canary7"}), transport_result(response{200, {}, "{\"Canary7\": Canary7"}),
          transport_result(response{500, {{"x-request-id", "Canary7 x"}}, R"({"code":"Canary7","message":"Canary7"})"}),
          transport_result(response{418, {}, word}),
          transport_result(transport_error{transport_reason::reset, delivery::maybe_sent, word})}) {
        CHECK(!holds_canary(text_of(put(result, word, word))));
    }
    // requests that are refused before they are sent
    CHECK(!holds_canary(text_of(put(response{200}, "../" + word, word))));
    CHECK(!holds_canary(text_of(put(response{200}, word, word + word + word))));
    CHECK(!holds_canary(text_of(put(response{200}, word, word + "\xFF"))));
    CHECK(!holds_canary(text_of(put(response{200}, word, word, word + "\n"))));
    CHECK(put(response{200}, word, word + word + word).summary() ==
          "PUT /notes/{name}: invalid request, 1 error, body/text: expected 1 to 20 characters, 0 attempts");
    CHECK(put(response{200, {}, R"({"text":"Canary7","seen_in":["Canary7","Canary7"]})"}, word, word).summary() ==
          "PUT /notes/{name}: 200 undecodable, 2 errors, first body/seen_in/0: expected an ISO 3166-1 alpha-3 country code, "
          "1 attempt");
    people::scripted net{.script = {response{200}}};
    client misdirected{net, {.origin = "https://Canary7:Canary7@a"}, key<"x-api-key">(vouch::secret(word))};
    CHECK(!holds_canary(
        text_of(misdirected.call<put_note>().with<"name">(word).with<"tier">(people::tier::pro).body({.text = word}).send())));
}

TEST_CASE("leaks: what a server or a proxy says in headers, trailers and bodies stands in no summary")
{
    std::string const word(canary);
    std::string const html = "<html><title>Canary7</title></html>";
    std::vector<header> const trailers{{"x-request-id", word}, {"canary7", word}, {"retry-after", word}};
    for (int const status : {200, 204, 301, 302, 304, 401, 404, 407, 429, 500, 502, 511})
        for (std::string const& body :
             {std::string(), html, "\xEF\xBB\xBF" + word, "\xFF\xFE" + word, word, "{\"code\":\"" + word})
            for (char const* const type : {"", "text/html; title=Canary7", "application/Canary7", "Canary7", "application/json"})
                for (char const* const coding : {"", "Canary7", "identity, Canary7"}) {
                    auto const made = put(response{.status = status,
                                                   .headers = {{"content-type", type},
                                                               {"content-encoding", coding},
                                                               {"location", "https://Canary7/"},
                                                               {"server", word},
                                                               {"Canary7", word}},
                                                   .body = body,
                                                   .trailers = trailers},
                                          word, word);
                    CHECK(!holds_canary(text_of(made)));
                    CHECK(made.request_id().empty());
                }
    auto const detailed =
        put(transport_error{.reason = transport_reason::unresolved, .delivery = delivery::not_sent, .detail = word, .kept = true},
            word, word);
    CHECK(!holds_canary(text_of(detailed)));
}

TEST_CASE("leaks: a request id that shows a credential is dropped, in headers and in bodies, plain and encoded")
{
    std::string const secret = "k3y-Canary7-0123456789";
    for (std::string const echoed :
         {"k3y-Canary7-0123456789", "Canary7-0", "id:k3y-Canary7-0123456789",
          "azN5LUNhbmFyeTctMDEyMzQ1Njc4OQ==", "xazN5LUNhbmFyeTctMDEy", "6b33792d43616e617279372d30313233343536373839",
          "Bearer/k3y-Canary7-0123456789", "k3y%2DCanary7%2D0123456789"}) {
        CHECK(
            put(response{404, {{"x-request-id", echoed}}, R"({"code":"","message":""})"}, "a", "a", secret).request_id().empty());
        CHECK(put(response{404, {{"x-amzn-requestid", echoed}}, ""}, "a", "a", secret).request_id().empty());
        auto const in_body =
            put(response{404, {}, R"({"code":"","message":"","request_id":")" + echoed + "\"}"}, "a", "a", secret);
        CHECK(in_body.if_default() != nullptr);
        CHECK(in_body.request_id().empty());
    }
    auto const named = put(response{404, {{"x-request-id", "46a7ad4b"}}, R"({"code":"","message":""})"}, "a", "a", secret);
    CHECK(named.request_id() == "46a7ad4b");
}

TEST_CASE("leaks: after a call no freed memory holds its credentials")
{
    static int leaks = 0;
    for (std::string_view const secret : {"Canary7", "k3y-Canary7-0123456789"}) {
        leaks = 0;
        tests::allocated().freeing = [](std::string_view block) noexcept { leaks += holds_canary(block) ? 1 : 0; };
        {
            client const api{[](request const&) -> response { return {.status = 503, .body = "{}"}; },
                             {.origin = "https://a", .attempts = 1},
                             key<"x-api-key">(vouch::secret(secret)),
                             bearer_token(vouch::secret(secret))};
            CHECK(api.call<put_note>().with<"name">("a").with<"tier">(people::tier::pro).body({.text = "a"}).send().status() ==
                  503);
            (void)api.call<put_note>().with<"name">("..").with<"tier">(people::tier::pro).body({.text = "a"}).send();
            (void)api.call<people::add_person>().body({.id = people::some_id, .name = "a"}).idempotency_key("a").send();
        }
        tests::allocated().freeing = nullptr;
        CHECK(leaks == 0);
    }
}

struct issued_key {
    vouch::secret value{};
};
BOOST_DESCRIBE_STRUCT(issued_key, (), (value))
struct issue_key : endpoint<"POST /keys", json_body<issued_key>, reply<201, issued_key>> {};

TEST_CASE("leaks: after a call no freed memory holds the secret members of its body and of its reply")
{
    static int leaks = 0;
    leaks = 0;
    for (std::string_view const text : {R"({"value":"k3y-Canary7-0123456789"})", R"({"value":"k3y-\u0043anary7-0123456789"})"}) {
        bool is_read = false; // a check would copy its own text
        tests::allocated().freeing = [](std::string_view block) noexcept { leaks += holds_canary(block) ? 1 : 0; };
        {
            response made{.status = 201};
            made.body.reserve(text.size());
            made.body += text;
            client const api{[&](request const&) -> response { return std::move(made); }, {.origin = "https://a"}};
            auto const issued = api.call<issue_key>().body({.value = vouch::secret("k3y-Canary7-of-ours")}).send();
            is_read = issued.ok() != nullptr && issued.ok()->value.matches("k3y-Canary7-0123456789");
        }
        tests::allocated().freeing = nullptr;
        CHECK(is_read);
    }
    CHECK(leaks == 0);
}

TEST_CASE("leaks: a credential is marked in the request, and masked where its header is printed")
{
    people::scripted net{.script = {response{503}}};
    client api{net, {.origin = "https://a"}, key<"x-api-key">(vouch::secret(canary)), bearer_token(vouch::secret(canary))};
    (void)api.call<put_note>().with<"name">("a").with<"tier">(people::tier::pro).body({.text = "a"}).send();
    (void)api.call<people::add_person>().body({.id = people::some_id, .name = "a"}).send();
    CHECK(net.sent.size() == 4);
    for (request const& sent : net.sent)
        for (header const& header : sent.headers) {
            CHECK(holds_canary(header.value) == header.secret);
            std::ostringstream printed;
            printed << header;
            CHECK(!holds_canary(printed.str()));
        }
}

TEST_CASE("leaks: a service's responses to refused requests hold no data of the request")
{
    service const api{authenticate<"x-api-key">(vouch::secret("k3y-Canary7")),
                      on<put_note>([](received<put_note> const& call) -> answer<put_note> {
                          throw std::runtime_error(call.get<"name">() + call.body().text);
                      })};
    std::vector<header> const let_in{{"x-api-key", "k3y-Canary7"}, {"content-type", "application/json"}, {"x-trace", "Canary7"}};
    auto const ask = [&](std::string method, std::string target, std::string body, std::vector<header> headers) {
        response const made = api(
            {.method = std::move(method), .target = std::move(target), .headers = std::move(headers), .body = std::move(body)});
        CHECK(!holds_canary(made.body));
        for (header const& header : made.headers)
            CHECK(!holds_canary(header.name + header.value));
        return made.status;
    };
    CHECK(ask("PUT", "/Canary7", "", let_in) == 404);
    CHECK(ask("Canary7", "/notes/Canary7", "", let_in) == 501);
    CHECK(ask("PATCH", "/notes/Canary7", "", let_in) == 405);
    CHECK(ask("PUT", "/notes/Canary7", "Canary7", {{"x-api-key", "Canary7"}}) == 401);
    CHECK(ask("PUT", "/notes/Canary7", std::string(2'000'000, 'C') + "Canary7", let_in) == 413);
    CHECK(ask("PUT", "/notes/Canary7", "Canary7", {{"x-api-key", "k3y-Canary7"}, {"content-type", "Canary7"}}) == 415);
    CHECK(ask("PUT", "/notes/Canary7?tier=pro", "Canary7", let_in) == 400);
    CHECK(ask("PUT", "/notes/Canary7?tier=Canary7", R"({"Canary7":"Canary7","text":"Canary7")", let_in) == 400);
    CHECK(ask("PUT", "/notes/..%2fCanary7?tier=Canary7&tier=Canary7",
              R"({"text":"Canary7Canary7Canary7","seen_in":["Canary7"],"Canary7":{"Canary7":1}})", let_in) == 422);
    CHECK(ask("PUT", "/notes/Canary7%zz?tier=Canary7%zz", R"({"text":{"Canary7":[]},"text":"Canary7","seen_in":"Canary7"})",
              let_in) == 422);
    CHECK(ask("PUT", "/notes/Canary7?tier=pro", R"({"text":"Canary7","seen_in":[]})", let_in) == 500);
}

} // namespace
