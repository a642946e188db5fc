// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <vouch/vouch.hpp>

#include <support/scripted_server.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <future>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Calls of a client over sockets, to servers that answer as others do.
namespace {

using namespace std::chrono_literals;
using namespace vouch::http;

struct item {
    std::int64_t id{};
};
BOOST_DESCRIBE_STRUCT(item, (), (id))

struct get_item : endpoint<"GET /item", reply<200, item>, default_reply<problem>> {};
struct add_item : endpoint<"POST /items", reply<200, item>> {};

auto answer(std::string_view status, std::string_view fields, std::string_view body) -> std::string
{
    std::string text = "HTTP/1.1 ";
    text += status;
    text += " x\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    text += fields;
    text += "\r\n";
    text += body;
    return text;
}

// Answers one connection after the other with these bytes, the last ones again; `head` is the last request's.
struct server_of {
    explicit server_of(std::vector<std::string> all) : answers(std::move(all)) {}

    std::vector<std::string> answers;
    std::promise<std::string> first_head{};
    std::atomic<std::size_t> count = 0;
    support::scripted_server server{[this](support::tcp::socket& socket) {
        std::size_t const number = count++;
        std::string head = support::read_head(socket);
        if (number == 0)
            first_head.set_value(std::move(head));
        support::write_text(socket, answers[(std::min)(number, answers.size() - 1)]);
    }};
};

auto get(server_of& others, client_options options = {}) -> outcome<get_item>
{
    vouch::backend::beast net;
    options.origin = others.server.origin();
    return client{net, std::move(options)}.call<get_item>().send();
}

TEST_CASE("calls: what a client sends besides what it was asked to")
{
    server_of others({answer("200", "", R"({"id":5})")});
    CHECK(get(others, {.user_agent = "acme/2"}).ok()->id == 5);
    std::string head = others.first_head.get_future().get();
    for (char& letter : head)
        letter = vouch::detail::to_lower(letter);
    for (char const* const field : {"\r\naccept: application/json, application/problem+json\r\n",
                                    "\r\naccept-encoding: identity\r\n", "\r\nuser-agent: acme/2\r\n"})
        CHECK_MESSAGE(head.find(field) != head.npos, head);
}

TEST_CASE("calls: an attempt that hangs leaves time for the next")
{
    std::promise<void> done;
    std::atomic<int> number = 0;
    support::scripted_server server([&, until = done.get_future().share()](support::tcp::socket& socket) {
        if (support::read_head(socket).empty())
            return;
        if (number++ % 2 == 0)
            until.wait(); // says nothing
        support::write_text(socket, answer("200", "", R"({"id":5})"));
    });
    vouch::backend::beast net;
    auto const halves = client{net, {.origin = server.origin(), .deadline = 3s}}.call<get_item>().send();
    CHECK_MESSAGE(halves.ok(), halves.summary());
    CHECK(halves.attempts() == 2);
    client const told{net, {.origin = server.origin(), .deadline = 20s, .attempt_timeout = 100ms}};
    auto const begin = std::chrono::steady_clock::now();
    CHECK(told.call<get_item>().send().ok());
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    auto const posted = told.call<add_item>().send(); // not repeated, but limited
    CHECK(posted.attempts() == 1);
    CHECK(posted.get_if<transport_error>()->reason == transport_reason::timeout);
    CHECK(told.call<add_item>().idempotency_key(new_idempotency_key()).send().ok());
    done.set_value();
}

TEST_CASE("calls: trailers are not obeyed, and stand apart")
{
    server_of others({"HTTP/1.1 429 x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nRetry-After: 20\r\n\r\n",
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"id\":5}\r\n0\r\n"
                      "X-Request-Id: r1\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"});
    auto const begin = std::chrono::steady_clock::now();
    auto const found = get(others);
    CHECK(std::chrono::steady_clock::now() - begin < 10s);
    REQUIRE_MESSAGE(found.ok(), found.summary());
    CHECK(found.request_id().empty());
    CHECK(find_header(found.headers(), "x-request-id") == nullptr);
    REQUIRE(find_header(found.trailers(), "x-request-id") != nullptr);
    CHECK(*find_header(found.trailers(), "x-request-id") == "r1");
}

TEST_CASE("calls: a reply that is not the documented one says what it is")
{
    auto const summary = [](std::string_view status, std::string_view fields, std::string_view body) {
        server_of others({answer(status, fields, body)});
        return get(others, {.attempts = 1}).summary();
    };
    std::string const end = ", 1 attempt";
    CHECK(summary("200", "Content-Encoding: gzip\r\nContent-Type: application/json\r\n", "\x1f\x8b") ==
          "GET /item: 200 undecodable, 1 error, body: expected a body without a content coding" + end);
    CHECK(summary("200", "Content-Type: text/html\r\n", "<html>") == "GET /item: 200 with text/html instead of JSON" + end);
    CHECK(summary("502", "Content-Type: text/html\r\n", "<html>") == "GET /item: 502 with text/html instead of JSON" + end);
    CHECK(summary("200", "", "") == "GET /item: 200 undecodable, 1 error, body: expected a JSON value, not an empty body" + end);
    CHECK(summary("302", "Location: https://elsewhere/\r\nContent-Type: text/html\r\n", "<html>") ==
          "GET /item: 302 with text/html instead of JSON, redirects are not followed" + end);
    CHECK(summary("200", "Content-Type: application/vnd.a+json; v=1\r\n", "\xEF\xBB\xBF{\"id\":5}") == "GET /item: 200" + end);
    CHECK(summary("422", "Content-Type: application/problem+json\r\n", R"({"title":"t","detail":[1]})") ==
          "GET /item: 422" + end);
    server_of none({"HTTP/1.1 204 x\r\nConnection: close\r\n\r\n"});
    CHECK(get(none, {.attempts = 1}).summary() ==
          "GET /item: 204 undecodable, 1 error, body: expected a JSON value, not an empty body" + end);
}

} // namespace
