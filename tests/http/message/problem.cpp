// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/problem.hpp>

#include <vouch/read/parse.hpp>

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

TEST_CASE("problem: title, status, what was expected and every mistake")
{
    request_errors const mistakes{
        {location::path, "id", {vouch::errc::format, "not_a_uuid", "a UUID"}},
        {location::body, vouch::error({vouch::errc::too_long, "{} characters", {.most = 40}}, "/a~1b", 17)},
    };
    response const made = to_response(make_problem(422, "more words", mistakes));
    CHECK(made.status == 422);
    CHECK(*find_header(made.headers, "content-type") == "application/problem+json");
    CHECK(made.body ==
          R"({"title":"Unprocessable Content","status":422,"detail":"more words","errors":[)"
          R"({"in":"path","pointer":"/id","code":"not_a_uuid","message":"expected a UUID"},)"
          R"({"in":"body","pointer":"/a~1b","code":"too_long","message":"expected at most 40 characters","offset":17}]})");
}

TEST_CASE("problem: without more to say")
{
    response const made = to_response(make_problem(500, ""));
    CHECK(made.body == R"({"title":"Internal Server Error","status":500})");
    CHECK(to_response(problem{}).status == 500);
}

TEST_CASE("problem: a client reads one like any other reply")
{
    auto const read = vouch::parse<problem>(
        R"({"type":"https://a/b","title":"t","status":403,"detail":"d","instance":"/x","errors":[]})", vouch::tolerant);
    REQUIRE(read);
    CHECK(read->type == "https://a/b");
    CHECK(read->status == 403);
    CHECK(vouch::parse<problem>("{}", vouch::tolerant));
}

TEST_CASE("problem: every status that a service gives has its phrase")
{
    for (int const status : {400, 401, 403, 404, 405, 413, 415, 422, 500})
        CHECK(phrase_of(status) != "Error");
    CHECK(phrase_of(418) == "Error");
}

} // namespace
