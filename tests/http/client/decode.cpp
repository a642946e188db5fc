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

TEST_CASE("decode: a request id in a header or in the body that shows a credential of the request is left out")
{
    auto const id = [](std::string in_header, std::string in_body) {
        exchange finished({.method = "GET", .headers = {{"authorization", "Bearer s3cr3t-token", true}}}, {.attempts = 1}, {});
        finished.attempt_ended(response{403,
                                        {{"x-request-id", std::move(in_header)}},
                                        R"({"code":"","message":"","request_id":")" + std::move(in_body) + "\"}"},
                               {});
        return decode<people::get_person>(std::move(finished)).request_id();
    };
    CHECK(id("r1", "b1") == "b1");
    CHECK(id("r1", "s3cr3t-token") == "r1");
    CHECK(id("s3cr3t-token", "").empty());
    CHECK(id("a.s3cr3t-token", "token=s3cr3t-t").empty());
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

TEST_CASE("decode: null for an absent member, unknown members and a missing media type are tolerated")
{
    auto const found = decoded<people::get_person>(
        response{200, {}, R"({"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","name":"Ada","country":null,"new":[1,{}]})"});
    REQUIRE(found.ok() != nullptr);
    CHECK(!found.ok()->country);
    for (char const* const type :
         {"", "application/json", "application/json;charset=utf-8", "application/vnd.api+json; v=1", "Application/Problem+JSON",
          "text/json", "application/json; charset=", "application/json;charset=latin1"})
        CHECK(decoded<people::get_person>(response{200, {{"content-type", type}}, std::string(people::some_person)}).ok());
}

TEST_CASE("decode: a body of another type than the documented")
{
    auto const odd = decoded<people::get_person>(response{200, {{"content-type", "application/json"}}, "<html>"});
    auto const* const wrong = odd.get_if<undecodable_reply>();
    REQUIRE(wrong != nullptr);
    CHECK(wrong->errors.size() == 1);
    CHECK(wrong->response.body == "<html>");
    CHECK(wrong->response.status == 200);
    CHECK(wrong->response.headers.size() == 1);
    CHECK(odd.status() == 200);
    CHECK(odd.headers().size() == 1);
    CHECK(odd.ok() == nullptr);
    CHECK(odd.summary() == "GET /people/{id}: 200 undecodable, 1 error, body: expected a JSON value, 1 attempt");
    CHECK(decoded<people::get_person>(response{200, {}, "null"}).get_if<undecodable_reply>() != nullptr);
}

TEST_CASE("decode: another media type than JSON is unexpected, whatever the body is")
{
    for (std::string const& body : {std::string("<html>"), std::string("{}"), std::string(people::some_person)}) {
        auto const odd = decoded<people::get_person>(response{200, {{"Content-Type", "text/html; charset=utf-8"}}, body});
        auto const* const wrong = odd.get_if<unexpected_status>();
        REQUIRE(wrong != nullptr);
        CHECK(wrong->response.body == body);
        CHECK(odd.headers().size() == 1);
        CHECK(odd.summary() == "GET /people/{id}: 200 with text/html instead of JSON, 1 attempt");
    }
    auto const gateway = decoded<people::get_person>(response{502, {{"content-type", "text/plain"}}, "Bad Gateway"});
    CHECK(gateway.if_default() == nullptr);
    CHECK(gateway.summary() == "GET /people/{id}: 502 with text/plain instead of JSON, 1 attempt");
    CHECK(decoded<people::remove_person>(response{502, {{"content-type", "text/html"}}, "<html>"}).summary() ==
          "DELETE /people/{name}: 502 not documented, 1 attempt");
}

TEST_CASE("decode: no body where one is documented")
{
    for (int const status : {200, 204, 205}) {
        auto const odd = decoded<people::get_person>(response{status, {{"content-type", "text/html"}}, ""});
        REQUIRE(odd.get_if<undecodable_reply>() != nullptr);
        CHECK(odd.get_if<undecodable_reply>()->errors[0].code() == "empty_body");
        CHECK(odd.summary() == "GET /people/{id}: " + std::to_string(status) +
                                   " undecodable, 1 error, body: expected a JSON value, not an empty body, 1 attempt");
    }
    CHECK(decoded<people::get_person>(response{304, {}, ""}).summary() ==
          "GET /people/{id}: 304 undecodable, 1 error, body: expected a JSON value, not an empty body, 1 attempt");
}

TEST_CASE("decode: a coded body is named as that")
{
    auto const coded = [](std::string coding) {
        return decoded<people::get_person>(
            response{200, {{"a", "b"}, {"Content-Encoding", std::move(coding)}}, std::string(people::some_person)});
    };
    for (char const* const coding : {"gzip", "br", "identity, gzip", "canary"}) {
        auto const odd = coded(coding);
        REQUIRE(odd.get_if<undecodable_reply>() != nullptr);
        CHECK(odd.get_if<undecodable_reply>()->errors[0].code() == "coded_body");
        CHECK(odd.get_if<undecodable_reply>()->response.headers.size() == 2);
        CHECK(odd.summary() ==
              "GET /people/{id}: 200 undecodable, 1 error, body: expected a body without a content coding, 1 attempt");
    }
    CHECK(coded("identity").ok());
    CHECK(coded("").ok());
    std::vector<header> const twice{{"content-encoding", "identity"}, {"content-encoding", "gzip"}};
    CHECK(!decoded<people::get_person>(response{200, twice, std::string(people::some_person)}).ok());
}

TEST_CASE("decode: a byte order mark is ignored, and UTF-16 is named as that")
{
    CHECK(decoded<people::get_person>(response{200, {}, "\xEF\xBB\xBF" + std::string(people::some_person)}).ok());
    auto const odd = decoded<people::get_person>(response{200, {}, "\xEF\xBB\xBF[]"});
    REQUIRE(odd.get_if<undecodable_reply>() != nullptr);
    CHECK(odd.get_if<undecodable_reply>()->errors[0].offset() == 0);
    CHECK(odd.get_if<undecodable_reply>()->response.body == "[]");
    CHECK(!decoded<people::get_person>(response{200, {}, "\xEF\xBB\xBF\xEF\xBB\xBF" + std::string(people::some_person)}).ok());
    for (std::string const mark : {"\xFF\xFE", "\xFE\xFF"})
        CHECK(decoded<people::get_person>(response{200, {}, mark + std::string("{\0}\0", 4)}).summary() ==
              "GET /people/{id}: 200 undecodable, 1 error, body: expected UTF-8, not UTF-16, 1 attempt");
}

TEST_CASE("decode: trailers stand apart from headers")
{
    response const made{.status = 200,
                        .headers = {{"a", "b"}},
                        .body = std::string(people::some_person),
                        .trailers = {{"x-request-id", "r1"}, {"content-encoding", "gzip"}, {"content-type", "text/html"}}};
    auto const found = decoded<people::get_person>(made);
    REQUIRE(found.ok() != nullptr);
    CHECK(found.request_id().empty());
    CHECK(found.headers().size() == 1);
    REQUIRE(found.trailers().size() == 3);
    CHECK(found.trailers()[0].value == "r1");
    response undecodable = made;
    undecodable.body = "[]";
    CHECK(decoded<people::get_person>(undecodable).trailers().size() == 3);
}

TEST_CASE("decode: a redirect is not followed, and the summary says so")
{
    std::vector<header> const location{{"location", "https://canary"}, {"content-type", "text/html"}};
    CHECK(decoded<people::remove_person>(response{302, location, "x"}).summary() ==
          "DELETE /people/{name}: 302 not documented, redirects are not followed, 1 attempt");
    CHECK(decoded<people::get_person>(response{301, location, "x"}).summary() ==
          "GET /people/{id}: 301 with text/html instead of JSON, redirects are not followed, 1 attempt");
    CHECK(decoded<people::get_person>(response{308, location, ""}).summary() ==
          "GET /people/{id}: 308 undecodable, 1 error, body: expected a JSON value, not an empty body, redirects are not "
          "followed, 1 attempt");
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
