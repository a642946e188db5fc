// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/problem.hpp>

#include <vouch/read/parse.hpp>

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using namespace vouch::http::detail;

TEST_CASE("problem: title, status, what was expected and every error")
{
    request_errors const errors{
        {location::path, "id", {vouch::errc::format, "not_a_uuid", "a UUID"}},
        {location::body, vouch::error({vouch::errc::too_long, "{} characters", {.most = 40}}, "/a~1b", 17)},
    };
    response const made = to_response(make_problem(422, "more words", errors));
    CHECK(made.status == 422);
    CHECK(*find_header(made.headers, "content-type") == "application/problem+json");
    CHECK(made.body ==
          R"({"title":"Unprocessable Content","status":422,"detail":"more words","errors":[)"
          R"({"in":"path","pointer":"/id","code":"not_a_uuid","message":"expected a UUID"},)"
          R"({"in":"body","pointer":"/a~1b","code":"too_long","message":"expected at most 40 characters","offset":17}]})");
}

TEST_CASE("problem: without detail and errors")
{
    response const made = to_response(make_problem(500, ""));
    CHECK(made.body == R"({"title":"Internal Server Error","status":500})");
    CHECK(to_response(problem{}).status == 500);
}

TEST_CASE("problem: is read like any other reply")
{
    auto const read = vouch::parse<problem>(
        R"({"type":"https://a/b","title":"t","status":403,"detail":"d","instance":"/x","errors":[]})", vouch::tolerant);
    REQUIRE(read);
    CHECK(read->type == "https://a/b");
    CHECK(read->status == 403);
    CHECK(vouch::parse<problem>("{}", vouch::tolerant));
}

TEST_CASE("problem: an unregistered status has no title")
{
    CHECK(problem_response(499, "").body == R"({"status":499})");
}

TEST_CASE("problem: a body that is too long")
{
    CHECK(body_too_large(7).body ==
          R"({"title":"Content Too Large","status":413,"detail":"expected a body of at most 7 bytes"})");
}

} // namespace
