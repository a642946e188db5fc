// SPDX-License-Identifier: BSL-1.0
#include <carbn/client.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

auto const id = vouch::uuid("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
carbn::api_key const key = *carbn::api_key::parse("0123456789abcdefghijABCDEFGHIJ01");

// A backend that returns `response` and keeps the requests.
struct recorded {
    vouch::http::response response{200, {}, R"({"id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","status":"active"})"};
    std::vector<vouch::http::request> requests{};

    auto operator()(vouch::http::request const& request) -> vouch::http::response
    {
        requests.push_back(request);
        return response;
    }
};

} // namespace

TEST_CASE("client: get_user sends the documented request")
{
    recorded net;
    auto const found = carbn::client(net, key).get_user(id);
    REQUIRE(found.ok());
    CHECK(found.ok()->id == id);
    REQUIRE(net.requests.size() == 1);
    CHECK(net.requests[0].method == "GET");
    CHECK(net.requests[0].origin == "https://api.carbnconnect.com");
    CHECK(net.requests[0].target == "/onboarding/api/v1/users/6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    CHECK(*vouch::http::find_header(net.requests[0].headers, "x-api-key") == "0123456789abcdefghijABCDEFGHIJ01");
    CHECK(net.requests[0].body.empty());
}

TEST_CASE("client: update_user sends only the members that are set")
{
    recorded net;
    carbn::user_update const change{.first_name = "Jane", .date_of_birth = vouch::date("1990-02-28")};
    REQUIRE(carbn::client(net, key).update_user(id, change).ok());
    CHECK(net.requests[0].method == "PUT");
    CHECK(net.requests[0].body == R"({"first_name":"Jane","date_of_birth":"1990-02-28"})");
    CHECK(*vouch::http::find_header(net.requests[0].headers, "content-type") == "application/json");
}

TEST_CASE("client: an update that JSON cannot hold is not sent")
{
    recorded net;
    carbn::user_update change{.first_name = "\xff"};
    change.date_of_birth = std::chrono::year_month_day{};
    auto const outcome = carbn::client(net, key).update_user(id, change);
    auto const* const invalid = outcome.get_if<vouch::http::invalid_request>();
    REQUIRE(invalid);
    CHECK(invalid->errors.size() == 2);
    CHECK(net.requests.empty());
}

TEST_CASE("client: an error body is a reply, and its request id is found")
{
    recorded net{.response = {403, {}, R"({"code":"4300","message":"no","requestId":"46a7ad4b-c315-441c-ad2c-473f4075e1b5"})"}};
    auto const outcome = carbn::client(net, key).get_user(id);
    CHECK(!outcome.ok());
    REQUIRE(outcome.if_default());
    CHECK(outcome.if_default()->code == "4300");
    CHECK(outcome.request_id() == "46a7ad4b-c315-441c-ad2c-473f4075e1b5");
    CHECK(outcome.summary().find("6f9619ff") == std::string::npos);
}

TEST_CASE("client: a key goes to a plain http origin only on this machine")
{
    recorded net;
    CHECK(carbn::client(net, key, {.origin = "http://example.com"}).get_user(id).get_if<vouch::http::invalid_request>());
    CHECK(net.requests.empty());
    CHECK(carbn::client(net, key, {.origin = "http://127.0.0.1:8080"}).get_user(id).ok());
}
