// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/memory.hpp>

#include <vouch/http/client/backend.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace {

auto echo(vouch::http::request const& request) -> vouch::http::response
{
    return {.status = 200, .headers = request.headers, .body = request.method + ' ' + request.target + ' ' + request.body};
}

auto ask(std::string method = "GET") -> vouch::http::request
{
    vouch::http::request made;
    made.method = std::move(method);
    made.origin = "https://api.example.com";
    made.target = "/users/1";
    return made;
}

struct counter {
    int calls = 0;
    auto operator()(vouch::http::request const&) -> vouch::http::response
    {
        return {.status = ++calls, .headers = {}, .body = {}};
    }
};

} // namespace

static_assert(vouch::http::sync_backend<vouch::backend::memory<counter&>>);

TEST_CASE("memory: hands a request to the service and returns its response")
{
    vouch::backend::memory net{echo};
    auto request = ask("PUT");
    request.headers = {{.name = "x-a", .value = "1"}, {.name = "x-a", .value = "2"}};
    request.body = "{}";
    auto const response = std::get<vouch::http::response>(net.send(request));
    CHECK(response.status == 200);
    CHECK(response.headers.size() == 2);
    CHECK(response.body == "PUT /users/1 {}");
}

TEST_CASE("memory: an lvalue service is referenced, an rvalue is owned")
{
    counter service;
    vouch::backend::memory referencing{service};
    static_assert(std::is_same_v<decltype(referencing), vouch::backend::memory<counter&>>);
    CHECK(std::get<0>(referencing.send(ask())).status == 1);
    CHECK(service.calls == 1);

    vouch::backend::memory owning{counter{.calls = 4}};
    static_assert(std::is_same_v<decltype(owning), vouch::backend::memory<counter>>);
    auto moved = std::move(owning);
    CHECK(std::get<0>(moved.send(ask())).status == 5);

    vouch::backend::memory only_moves{[value = std::make_unique<int>(7)](vouch::http::request const&) -> vouch::http::response {
        return {.status = *value, .headers = {}, .body = {}};
    }};
    CHECK(std::get<0>(only_moves.send(ask())).status == 7);
}

TEST_CASE("memory: HEAD, 204 and max_response work as over a socket")
{
    vouch::backend::memory net{echo};
    CHECK(std::get<0>(net.send(ask("HEAD"))).body.empty());

    auto request = ask();
    request.max_response = 13;
    CHECK(std::get<0>(net.send(request)).body == "GET /users/1 ");
    request.max_response = 12;
    auto const too_large = std::get<1>(net.send(request));
    CHECK(too_large.reason == vouch::http::transport_reason::too_large);
    CHECK(too_large.delivery == vouch::http::delivery::maybe_sent);

    vouch::backend::memory empty{[](vouch::http::request const&) -> vouch::http::response {
        return {.status = 204, .headers = {}, .body = "no content"};
    }};
    CHECK(std::get<0>(empty.send(ask())).body.empty());
}

TEST_CASE("memory: refuses the requests that a socket backend refuses")
{
    counter service;
    vouch::backend::memory net{service};
    auto request = ask();
    request.headers = {{.name = "x-a", .value = "1\r\nx-b: 2"}};
    auto const refused = std::get<1>(net.send(request));
    CHECK(refused.reason == vouch::http::transport_reason::protocol);
    CHECK(refused.delivery == vouch::http::delivery::not_sent);
    CHECK(refused.detail == "header x-a: the value cannot be sent");
    CHECK(service.calls == 0);
}

TEST_CASE("memory: an exception of the service passes through")
{
    vouch::backend::memory net{[](vouch::http::request const&) -> vouch::http::response { throw 42; }};
    CHECK_THROWS_AS((void)net.send(ask()), int);
}
