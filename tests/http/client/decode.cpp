// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/decode.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

template <class Endpoint>
auto decoded(transport_result result) -> outcome<Endpoint>
{
    exchange finished({.method = "GET"}, {.attempts = 1}, {});
    finished.attempt_ended(std::move(result), {});
    return decode<Endpoint>(std::move(finished));
}

TEST_CASE("decode: the status decides which reply it is, not the body")
{
    auto const found = decoded<people::get_person>(response{200, {{"x-request-id", "r1"}}, std::string(people::some_person)});
    REQUIRE(found.ok() != nullptr);
    CHECK(found.ok()->name == "Ada");
    CHECK(found.request_id() == "r1");
    CHECK(found.attempts() == 1);
    CHECK(decoded<people::get_person>(response{299, {}, std::string(people::some_person)}).status() == 299);

    auto const denied = decoded<people::get_person>(response{403, {}, R"({"code":"4030","message":"no"})"});
    CHECK(denied.if_default()->code == "4030");
    CHECK(denied.get_if<default_reply<people::fault>>()->status == 403);
    // a person with status 404 is not a success
    CHECK(decoded<people::get_person>(response{404, {}, std::string(people::some_person)}).get_if<undecodable_reply>() !=
          nullptr);
}

TEST_CASE("decode: a request id in the body goes before a request id in a header")
{
    auto const denied =
        decoded<people::get_person>(response{403, {{"x-request-id", "h"}}, R"({"code":"1","message":"","request_id":"b"})"});
    CHECK(denied.request_id() == "b");
    auto const bad =
        decoded<people::get_person>(response{403, {{"x-request-id", "h"}}, R"({"code":"1","message":"","request_id":"b\n[x]"})"});
    CHECK(bad.request_id() == "h");
}

TEST_CASE("decode: null for an absent member, unknown members and a wrong media type are tolerated")
{
    auto const found = decoded<people::get_person>(
        response{200, {}, R"({"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","name":"Ada","country":null,"new":[1,{}]})"});
    REQUIRE(found.ok() != nullptr);
    CHECK(!found.ok()->country);
    CHECK(decoded<people::get_person>(response{200, {{"content-type", "text/html"}}, std::string(people::some_person)}).ok());
}

TEST_CASE("decode: a body of another type than the documented")
{
    auto const odd = decoded<people::get_person>(response{200, {{"content-type", "text/html"}}, "<html>"});
    auto const* const wrong = odd.get_if<undecodable_reply>();
    REQUIRE(wrong != nullptr);
    CHECK(wrong->errors.size() == 1);
    CHECK(wrong->response.body == "<html>");
    CHECK(wrong->response.status == 200);
    CHECK(odd.status() == 200);
    CHECK(odd.headers().size() == 1);
    CHECK(odd.ok() == nullptr);
    CHECK(odd.summary() == "GET /people/{id}: 200 undecodable, 1 error, body: expected a JSON value, 1 attempt");
    CHECK(decoded<people::get_person>(response{204, {}, ""}).get_if<undecodable_reply>() != nullptr);
    CHECK(decoded<people::get_person>(response{200, {}, "null"}).get_if<undecodable_reply>() != nullptr);
}

TEST_CASE("decode: the body of a reply documented without one is ignored")
{
    CHECK(decoded<people::remove_person>(response{204, {}, ""}).ok());
    CHECK(decoded<people::remove_person>(response{204, {}, "<html>"}).ok());
}

TEST_CASE("decode: a status that the endpoint does not document")
{
    auto const odd = decoded<people::remove_person>(response{302, {{"location", "https://elsewhere"}}, "x"});
    REQUIRE(odd.get_if<unexpected_status>() != nullptr);
    CHECK(odd.get_if<unexpected_status>()->response.body == "x");
    CHECK(odd.status() == 302);
    CHECK(decoded<people::remove_person>(response{0, {}, ""}).get_if<unexpected_status>() != nullptr);
}

TEST_CASE("decode: no response")
{
    auto const lost = decoded<people::get_person>(transport_error{transport_reason::tls, delivery::not_sent, "words"});
    REQUIRE(lost.get_if<transport_error>() != nullptr);
    CHECK(lost.get_if<transport_error>()->reason == transport_reason::tls);
    CHECK(lost.get_if<transport_error>()->detail == "words");
    CHECK(lost.status() == 0);
    CHECK(lost.attempts() == 1);
}

TEST_CASE("decode: a reply for the status goes before its range")
{
    CHECK(decoded<people::change_person>(response{404, {}, R"({"code":"4","message":""})"}).if_reply<404>()->code == "4");
    CHECK(*decoded<people::change_person>(response{409, {}, R"("again")"}).if_reply<409>() == "again");
}

} // namespace
