// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>

#include <vouch/core/secret.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <support/allocations.hpp>
#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using namespace vouch::http;

auto some_key() -> key<"x-api-key">
{
    return key<"x-api-key">(vouch::secret("k3y"));
}
auto found_ada() -> people::scripted
{
    return {.script = {response{200, {}, std::string(people::some_person)}}};
}

TEST_CASE("client: a call carries origin, limits and the credential it needs")
{
    people::scripted net = found_ada();
    client api{
        net, {.origin = "HTTPS://Api.Example.com:443", .max_response = 5'000}, some_key(), bearer_token(vouch::secret("t0ken"))};
    CHECK(api.call<people::get_person>().with<"id">(people::some_id).send().ok()->name == "Ada");
    REQUIRE(net.sent.size() == 1);
    request const& sent = net.sent[0];
    CHECK(sent.origin == "https://api.example.com");
    CHECK(sent.max_response == 5'000);
    CHECK(sent.deadline == std::chrono::steady_clock::time_point(1h + 15s));
    CHECK(*find_header(sent.headers, "accept") == "application/json, application/problem+json");
    CHECK(*find_header(sent.headers, "accept-encoding") == "identity");
    CHECK(*find_header(sent.headers, "user-agent") == "vouch/" VOUCH_VERSION_STRING);
    CHECK(*find_header(sent.headers, "x-api-key") == "k3y");
    CHECK(find_header(sent.headers, "authorization") == nullptr);
    for (header const& header : sent.headers)
        CHECK(header.secret == (header.name == "x-api-key"));
    for (std::string_view const name : {"host", "content-length", "transfer-encoding", "connection"})
        CHECK(find_header(sent.headers, name) == nullptr);

    (void)api.call<people::add_person>().body({.id = people::some_id, .name = "Ada"}).send();
    CHECK(*find_header(net.sent[1].headers, "authorization") == "Bearer t0ken");
    CHECK(find_header(net.sent[1].headers, "x-api-key") == nullptr);

    // an endpoint without credentials gets none, and an endpoint without JSON replies gets no accept
    (void)api.call<people::remove_person>().with<"name">("a").send();
    REQUIRE(net.sent[2].headers.size() == 2);
    CHECK(net.sent[2].headers[0].name == "accept-encoding");
    CHECK(net.sent[2].headers[1].name == "user-agent");
}

struct ask_as : endpoint<"GET /", header_param<"User-Agent", std::optional<std::string>>, reply<200, empty>> {};

TEST_CASE("client: the user agent is the option's, a call's own where the endpoint has a parameter for it, or none")
{
    people::scripted net{.script = {response{200, {}, {}}}};
    auto const agents = [&](client_options options, std::optional<std::string> own) {
        options.origin = "https://a";
        net.sent.clear();
        CHECK(client{net, options}.call<ask_as>().with<"User-Agent">(own).send().ok());
        std::string all;
        for (header const& header : net.sent[0].headers)
            if (vouch::detail::equals_ignoring_case(header.name, "user-agent"))
                all += header.value + ';';
        return all;
    };
    CHECK(agents({}, std::nullopt) == "vouch/" VOUCH_VERSION_STRING ";");
    CHECK(agents({.user_agent = "acme/2 (x)"}, std::nullopt) == "acme/2 (x);");
    CHECK(agents({.user_agent = ""}, std::nullopt).empty());
    CHECK(agents({.user_agent = ""}, "mine/1") == "mine/1;");
    CHECK(agents({}, "mine/1") == "mine/1;");
}

TEST_CASE("client: a wrong option ends each call before anything is sent")
{
    people::scripted net{.script = {response{204, {}, {}}}};
    client const api{net, {.origin = "https://a", .user_agent = "a\nb", .deadline = 0s, .attempts = 0}};
    for (int call = 0; call < 2; ++call) {
        auto const refused = api.call<people::remove_person>().with<"name">("a").send();
        REQUIRE(refused.get_if<invalid_request>() != nullptr);
        CHECK(refused.get_if<invalid_request>()->errors.size() == 3);
        CHECK(refused.summary() == "DELETE /people/{name}: invalid request, 3 errors, first option/attempts: expected at least 1 "
                                   "attempt, 0 attempts");
    }
    CHECK(net.sent.empty());
}

TEST_CASE("client: an lvalue backend is referred to, an rvalue is owned")
{
    people::scripted net = found_ada();
    client refers{net, {.origin = "https://a"}, some_key()};
    static_assert(std::is_same_v<decltype(refers), client<people::scripted&, key<"x-api-key">>>);
    CHECK(refers.call<people::get_person>().with<"id">(people::some_id).send().ok());
    CHECK(net.sent.size() == 1);

    struct only_moves {
        std::unique_ptr<int> sent;
        auto send(request const&) -> response
        {
            ++*sent;
            return {200, {}, std::string(people::some_person)};
        }
    };
    client const owns{only_moves{std::make_unique<int>(0)}, {.origin = "https://a"}, some_key()};
    static_assert(std::is_same_v<std::remove_const_t<decltype(owns)>, client<only_moves, key<"x-api-key">>>);
    CHECK(owns.call<people::get_person>().with<"id">(people::some_id).send().ok());
}

TEST_CASE("client: a lambda is a backend, also in one expression")
{
    int calls = 0;
    auto lambda = [&](request const&) -> transport_result {
        ++calls;
        return response{204, {}, {}};
    };
    CHECK(client{lambda, {.origin = "https://a"}}.call<people::remove_person>().with<"name">("a").send().ok());
    client const moved{std::move(lambda), {.origin = "https://a"}};
    CHECK(moved.call<people::remove_person>().with<"name">("a").send().ok());
    CHECK(calls == 2);
}

TEST_CASE("client: with a wrong origin every call is an invalid request")
{
    for (std::string_view const wrong :
         {"", "api.example.com", "https://api.example.com/", "https://api.example.com/v1", "https://u:canary@a", "ftp://a"}) {
        people::scripted net = found_ada();
        client api{net, {.origin = std::string(wrong)}, some_key()};
        auto const refused = api.call<people::get_person>().with<"id">(people::some_id).send();
        REQUIRE(refused.get_if<invalid_request>() != nullptr);
        auto const& errors = refused.get_if<invalid_request>()->errors;
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].in() == location::origin);
        CHECK(errors[0].code() == "not_an_origin");
        CHECK(errors[0].pointer().empty());
        CHECK(net.sent.empty());
    }
}

TEST_CASE("client: plain HTTP goes to this machine only, or elsewhere if it is allowed and has no credential")
{
    auto const get = [](std::string origin, bool allow) {
        people::scripted net = found_ada();
        client api{net, {.origin = std::move(origin), .allow_plain_http = allow}, some_key()};
        bool const sent = api.call<people::get_person>().with<"id">(people::some_id).send().ok() != nullptr;
        CHECK(sent == !net.sent.empty());
        return sent;
    };
    auto const remove = [](std::string origin, bool allow) {
        people::scripted net{.script = {response{204, {}, {}}}};
        client api{net, {.origin = std::move(origin), .allow_plain_http = allow}, some_key()};
        return api.call<people::remove_person>().with<"name">("a").send().ok() != nullptr;
    };
    for (bool const allow : {false, true}) {
        CHECK(get("https://a", allow));
        CHECK(get("http://127.0.0.1:8080", allow));
        CHECK(get("http://localhost", allow));
        CHECK(get("http://[::1]:1", allow));
        CHECK(!get("http://a", allow));
        CHECK(!get("http://127.0.0.1.example.com", allow));
        CHECK(remove("http://a", allow) == allow);
    }
}

TEST_CASE("client: a credential that cannot be sent is an error without its text")
{
    for (std::string_view const wrong : {"", "canary\r\nx: y", "canary\n", " canary", "canary\xC3\xA4"}) {
        people::scripted net = found_ada();
        client api{net, {.origin = "https://a"}, key<"x-api-key">(vouch::secret(wrong))};
        auto const refused = api.call<people::get_person>().with<"id">(people::some_id).send();
        REQUIRE(refused.get_if<invalid_request>() != nullptr);
        request_error const& error = refused.get_if<invalid_request>()->errors[0];
        CHECK(error.in() == location::header);
        CHECK(error.pointer() == "/x-api-key");
        CHECK(error.message().find("canary") == std::string::npos);
        CHECK(net.sent.empty());
    }
}

TEST_CASE("client: the number of attempts for each result and method")
{
    struct row {
        std::vector<transport_result> script;
        std::size_t gets;  // attempts of a GET
        std::size_t posts; // of a POST
        std::size_t keyed; // of a POST with an idempotency key
    };
    transport_error const unsent{transport_reason::connect, delivery::not_sent};
    transport_error const lost{transport_reason::reset, delivery::maybe_sent};
    for (row const& row :
         {row{{unsent}, 3, 3, 3}, row{{lost}, 3, 1, 3}, row{{response{500}}, 1, 1, 1}, row{{response{408}}, 3, 1, 3},
          row{{response{429}}, 3, 3, 3}, row{{response{502}}, 3, 1, 3}, row{{response{503}}, 3, 1, 3},
          row{{response{504}}, 3, 1, 3}, row{{response{404}}, 1, 1, 1}, row{{response{301}}, 1, 1, 1},
          row{{unsent, lost, response{200}}, 3, 2, 3}, row{{response{429}, response{503}, unsent}, 3, 2, 3}}) {
        people::person const ada{.id = people::some_id, .name = "Ada"};
        people::scripted net{.script = row.script};
        client api{net, {.origin = "https://a"}, some_key(), bearer_token(vouch::secret("t"))};
        auto const got = api.call<people::get_person>().with<"id">(people::some_id).send();
        CHECK(net.sent.size() == row.gets);
        CHECK(got.attempts() == static_cast<int>(row.gets));
        net.sent.clear();
        CHECK(api.call<people::add_person>().body(ada).send().attempts() == static_cast<int>(row.posts));
        net.sent.clear();
        CHECK(api.call<people::add_person>().body(ada).idempotency_key("i").send().attempts() == static_cast<int>(row.keyed));
    }
}

TEST_CASE("client: options limit attempts, time and size")
{
    people::scripted net{.script = {response{503}}};
    client patient{net, {.origin = "https://a", .deadline = 1h, .attempts = 5}};
    CHECK(patient.call<people::remove_person>().with<"name">("a").send().attempts() == 5);
    CHECK(net.slept == std::vector<std::chrono::milliseconds>{250ms, 500ms, 1000ms, 2000ms});

    people::scripted large{.script = {response{200, {}, std::string(people::some_person)}}};
    client limited{large, {.origin = "https://a", .max_response = 10}, some_key()};
    auto const refused = limited.call<people::get_person>().with<"id">(people::some_id).send();
    REQUIRE(refused.get_if<transport_error>() != nullptr);
    CHECK(refused.get_if<transport_error>()->reason == transport_reason::too_large);
}

struct short_reply {
    std::int64_t id{};
};
BOOST_DESCRIBE_STRUCT(short_reply, (), (id))
struct get_short : endpoint<"GET /things/{id}", api_key<"x-api-key">, path_param<"id", boost::uuids::uuid>,
                            reply<200, short_reply>, default_reply<people::fault>> {};

TEST_CASE("client: a call allocates a request and what that owns, and nothing else")
{
    response const made{200, {{"content-type", "application/json"}}, R"({"id":5})"};
    std::optional<response> next;
    client api{[&](request const&) -> response { return *std::exchange(next, std::nullopt); },
               {.origin = "https://api.example.com"},
               key<"x-api-key">(vouch::secret("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"))};
    for (int count = 0; count < 2; ++count) {
        next = made;
        std::size_t const blocks =
            tests::blocks_of([&] { CHECK(api.call<get_short>().with<"id">(people::some_id).send().ok()->id == 5); });
        CHECK(blocks <= 6); // the request, its headers, the values of accept and the key, origin, target
    }
}

} // namespace
