// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/call.hpp>

#include <vouch/core/ascii.hpp>
#include <vouch/http/client/idempotency_key.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;
using people::tier;

// What a call needs of its client.
struct bare_client {
    using backend_type = people::scripted;
    people::scripted& net;

    auto backend() const -> people::scripted& { return net; }
    static auto observer() -> vouch::http::observer { return {}; }
    static auto token() -> detail::no_token_source& { return detail::nobody; }
};

// Starts a call as a client does, without origin and credentials.
template <class Endpoint>
auto calling(people::scripted& net) -> call<Endpoint, bare_client>
{
    static std::optional<bare_client> client;
    client.emplace(bare_client{net});
    return {*client, detail::draft(Endpoint::route.view()), {}};
}

auto answering(int status, std::string body = {}) -> people::scripted
{
    return {.script = {response{status, {}, std::move(body)}}};
}

TEST_CASE("call: each parameter goes to its location in the request")
{
    people::scripted net = answering(200, "[]");
    auto const found = calling<people::find_people>(net)
                           .with<"q">("a b&c")
                           .with<"tier">(tier::pro)
                           .with<"page">(3)
                           .with<"in">({vouch::country("DEU"), vouch::country("SVK")})
                           .with<"x-trace">("t 1")
                           .send();
    CHECK(found.ok());
    REQUIRE(net.sent.size() == 1);
    CHECK(net.sent[0].method == "GET");
    CHECK(net.sent[0].target == "/people/all?q=a%20b%26c&tier=pro&page=3&in=DEU&in=SVK");
    CHECK(*find_header(net.sent[0].headers, "x-trace") == "t 1");
    CHECK(net.sent[0].body.empty());
    CHECK(find_header(net.sent[0].headers, "content-type") == nullptr);
}

TEST_CASE("call: optional parameters may be left out or be empty")
{
    people::scripted net = answering(200, "[]");
    CHECK(calling<people::find_people>(net).with<"tier">(tier::basic).send().ok());
    CHECK(net.sent[0].target == "/people/all?tier=basic");
    CHECK(calling<people::find_people>(net)
              .with<"page">(std::nullopt)
              .with<"in">({})
              .with<"tier">(tier::basic)
              .with<"q">("")
              .send()
              .ok());
    CHECK(net.sent[1].target == "/people/all?tier=basic&q=");
}

TEST_CASE("call: an integer of another type is checked, not converted")
{
    people::scripted net = answering(200, "[]");
    CHECK(calling<people::find_people>(net).with<"tier">(tier::pro).with<"page">(std::size_t{7}).send().ok());
    CHECK(net.sent[0].target == "/people/all?tier=pro&page=7");
    auto const below = calling<people::find_people>(net).with<"tier">(tier::pro).with<"page">(-1).send();
    auto const above = calling<people::find_people>(net).with<"tier">(tier::pro).with<"page">(std::int64_t{1} << 32).send();
    for (auto const* outcome : {&below, &above}) {
        auto const* const wrong = outcome->get_if<invalid_request>();
        REQUIRE(wrong != nullptr);
        REQUIRE(wrong->errors.size() == 1);
        CHECK(wrong->errors[0].in() == location::query);
        CHECK(wrong->errors[0].pointer() == "/page");
        CHECK(wrong->errors[0].code() == "out_of_range");
    }
    CHECK(net.sent.size() == 1);
}

TEST_CASE("call: the body is sent as JSON")
{
    people::scripted net = answering(200, std::string(people::some_person));
    people::change const change{.name = "Ada"};
    auto const done = calling<people::change_person>(net).body(change).with<"id">(people::some_id).send();
    CHECK(done.ok()->name == "Ada");
    CHECK(net.sent[0].method == "PUT");
    CHECK(net.sent[0].target == "/people/6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    CHECK(net.sent[0].body == R"({"name":"Ada"})");
    CHECK(*find_header(net.sent[0].headers, "content-type") == "application/json");
    CHECK(calling<people::change_person>(net).with<"id">(people::some_id).body({.country = vouch::country("DEU")}).send().ok());
    CHECK(net.sent[1].body == R"({"country":"DEU"})");
}

TEST_CASE("call: a request with errors is not sent, and all errors are reported")
{
    people::scripted net = answering(200);
    auto const refused = calling<people::change_person>(net)
                             .with<"id">(people::some_id)
                             .body({.name = std::string(41, 'x'), .country = vouch::country{}, .aliases = {{"a", "\xFF"}}})
                             .send();
    auto const* const wrong = refused.get_if<invalid_request>();
    REQUIRE(wrong != nullptr);
    std::vector<std::string> places;
    for (request_error const& error : wrong->errors) {
        CHECK(error.in() == location::body);
        places.push_back(error.pointer() + ' ' + std::string(error.code()));
    }
    CHECK(places == std::vector<std::string>{"/name too_long", "/country unset", "/aliases/1 invalid_utf8"});
    CHECK(refused.status() == 0);
    CHECK(refused.attempts() == 0);
    CHECK(refused.summary() ==
          "PUT /people/{id}: invalid request, 3 errors, first body/name: expected 1 to 40 characters, 0 attempts");

    for (std::string_view const name : {"", ".", "..", "%2e%2E", "../all", "\xFF"}) {
        auto const gone = calling<people::remove_person>(net).with<"name">(std::string(name)).send();
        REQUIRE(gone.get_if<invalid_request>() != nullptr);
        CHECK(gone.get_if<invalid_request>()->errors[0].in() == location::path);
        CHECK(gone.get_if<invalid_request>()->errors[0].pointer() == "/name");
    }
    auto const split = calling<people::find_people>(net).with<"tier">(tier::basic).with<"x-trace">("a\r\nx-admin: 1").send();
    CHECK(split.get_if<invalid_request>()->errors[0].pointer() == "/x-trace");
    CHECK(net.sent.empty());
}

TEST_CASE("call: a path value is one segment whatever characters it has")
{
    people::scripted net = answering(204);
    CHECK(calling<people::remove_person>(net).with<"name">("a/b?c#d e\xC3\xA4%41").send().ok());
    CHECK(net.sent[0].target == "/people/a%2Fb%3Fc%23d%20e%C3%A4%2541");
}

TEST_CASE("call: a POST with an idempotency key is repeated, with the same key in each attempt")
{
    people::scripted net{.script = {response{503}, response{201, {}, std::string(people::some_person)}}};
    people::person const ada{.id = people::some_id, .name = "Ada"};
    CHECK(calling<people::add_person>(net).body(ada).send().status() == 503);
    CHECK(net.sent.size() == 1);

    net.sent.clear();
    auto const added = calling<people::add_person>(net).idempotency_key("k-1").body(ada).send();
    CHECK(added.ok());
    CHECK(added.attempts() == 2);
    REQUIRE(net.sent.size() == 2);
    CHECK(*find_header(net.sent[0].headers, "idempotency-key") == "k-1");
    CHECK(*find_header(net.sent[1].headers, "idempotency-key") == "k-1");
    CHECK(net.sent[0].body == net.sent[1].body);

    CHECK(calling<people::add_person>(net).idempotency_key("k\n1").body(ada).send().get_if<invalid_request>());
    CHECK(calling<people::add_person>(net).idempotency_key("").body(ada).send().get_if<invalid_request>());
    CHECK(net.sent.size() == 2);
}

struct pay : endpoint<"POST /payments", header_param<"Idempotency-Key", std::optional<std::string>>, reply<201, empty>> {};

TEST_CASE("call: an endpoint that describes the idempotency key is repeated by it when it is given")
{
    people::scripted net{.script = {response{503}}};
    CHECK(calling<pay>(net).send().attempts() == 1);
    CHECK(calling<pay>(net).with<"Idempotency-Key">(std::nullopt).send().attempts() == 1);
    CHECK(calling<pay>(net).with<"Idempotency-Key">("k-1").send().attempts() == 3);
    CHECK(calling<pay>(net).idempotency_key("k-1").send().attempts() == 3);
    for (request const& sent : net.sent) {
        std::size_t keys = 0;
        for (header const& header : sent.headers)
            keys += vouch::detail::equals_ignoring_case(header.name, "idempotency-key") ? 1 : 0;
        CHECK(keys <= 1);
    }
    CHECK(net.sent.size() == 8);
}

TEST_CASE("call: a second or empty idempotency key is an error")
{
    people::scripted net{.script = {response{201, {}, {}}}};
    auto const code = [](outcome<pay> const& outcome) {
        auto const* const wrong = outcome.get_if<invalid_request>();
        return wrong == nullptr ? "sent" : wrong->errors[0].pointer() + ' ' + std::string(wrong->errors[0].code());
    };
    CHECK(code(calling<pay>(net).idempotency_key("a").idempotency_key("b").send()) == "/idempotency-key duplicate_member");
    CHECK(code(calling<pay>(net).idempotency_key("a").idempotency_key("a").send()) == "/idempotency-key duplicate_member");
    CHECK(code(calling<pay>(net).with<"Idempotency-Key">("a").idempotency_key("a").send()) ==
          "/idempotency-key duplicate_member");
    CHECK(code(calling<pay>(net).idempotency_key("a").with<"Idempotency-Key">("a").send()) ==
          "/idempotency-key duplicate_member");
    CHECK(code(calling<pay>(net).with<"Idempotency-Key">("").send()) == "/idempotency-key unset");
    CHECK(net.sent.empty());
    CHECK(code(calling<pay>(net).idempotency_key(new_idempotency_key()).send()) == "sent");
}

TEST_CASE("call: a kept connection that ended is repeated only where the method and the attempts allow it")
{
    transport_error const kept{.reason = transport_reason::reset, .delivery = delivery::maybe_sent, .kept = true};
    people::scripted net{.script = {kept, kept, kept, kept}};
    CHECK(calling<people::remove_person>(net).with<"name">("a").send().attempts() == 3);
    CHECK(net.slept.empty());
    CHECK(calling<pay>(net).send().attempts() == 1);
    CHECK(calling<pay>(net).idempotency_key("k").send().attempts() == 3);
    CHECK(net.sent.size() == 7);
    people::scripted dead{.script = {transport_error{transport_reason::unresolved, delivery::not_sent}}};
    CHECK(calling<people::remove_person>(dead).with<"name">("a").send().attempts() == 1);
}

TEST_CASE("call: a deadline of its own")
{
    people::scripted net{.script = {response{503}}};
    CHECK(calling<people::remove_person>(net).deadline(100ms).with<"name">("a").send().status() == 503);
    CHECK(net.sent[0].deadline == std::chrono::steady_clock::time_point(1h + 50ms));
    CHECK(net.slept.empty());
    auto const none = calling<people::remove_person>(net).with<"name">("a").deadline(0ms).send();
    REQUIRE(none.get_if<transport_error>() != nullptr);
    CHECK(none.get_if<transport_error>()->reason == transport_reason::timeout);
    CHECK(none.get_if<transport_error>()->delivery == delivery::not_sent);
    CHECK(net.sent.size() == 1);
}

// Every step consumes the call, so it needs an rvalue.
template <class Call>
concept takes_an_id = requires(Call&& call) { std::forward<Call>(call).template with<"id">(people::some_id); };
template <class Call>
concept takes_a_deadline = requires(Call&& call) { std::forward<Call>(call).deadline(1ms); };
using started = call<people::get_person, bare_client>;
static_assert(takes_an_id<started> && !takes_an_id<started&> && !takes_an_id<started const&>);
static_assert(takes_a_deadline<started> && !takes_a_deadline<started&>);

} // namespace
