// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/problem.hpp>

#include <vouch/http/client/client.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/read/parse.hpp>

#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

struct credit_problem : vouch::http::problem {
    std::optional<int> balance{};
};
BOOST_DESCRIBE_STRUCT(credit_problem, (vouch::http::problem), (balance))

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

TEST_CASE("problem: a member of another type counts as absent, and unknown members are kept")
{
    auto const read = [](std::string_view text) {
        for (auto const& options : {vouch::parse_options{}, vouch::strict, vouch::tolerant}) {
            auto const found = vouch::parse<problem>(text, options);
            REQUIRE_MESSAGE(found, std::string(text));
            CHECK(found->title == "t");
        }
        return *vouch::parse<problem>(text, vouch::tolerant);
    };
    // RFC 9457 section 3, with an extension
    problem const credit =
        read(R"({"type":"https://example.com/probs/out-of-credit","title":"t","balance":30,"accounts":["/a"]})");
    CHECK(credit.extensions.at("balance").text() == "30");
    CHECK(credit.extensions.at("accounts").text() == R"(["/a"])");
    CHECK(vouch::serialize(credit).value() ==
          R"({"type":"https://example.com/probs/out-of-credit","title":"t","accounts":["/a"],"balance":30})");
    // its example of validation errors, and those of ASP.NET Core: not the members that problem_error has
    CHECK(!read(R"({"title":"t","errors":[{"detail":"must be a positive integer","pointer":"#/age"}]})").errors);
    problem const net = read(R"({"title":"t","status":400,"errors":{"Name":["required"]},"traceId":"00-1-00"})");
    CHECK(!net.errors);
    CHECK(net.status == 400);
    CHECK(net.extensions.at("traceId").text() == R"("00-1-00")");

    CHECK(!read(R"({"title":"t","status":"422"})").status);
    CHECK(!read(R"({"title":"t","status":4.5})").status);
    CHECK(!read(R"({"title":"t","status":99999999999})").status);
    CHECK(read(R"({"title" : "t" , "status" : 4e2 })").status == 400);
    CHECK(!read(R"({"detail":[{"loc":["body"],"msg":"Field required"}],"title":"t"})").detail);
    CHECK(!read(R"({"detail":null,"title":"t"})").detail);
    CHECK(read(R"({"title":"t","instance":"/x?y#z"})").instance == "/x?y#z");
    CHECK(!vouch::parse<problem>(R"({"title":{}})")->title);
    CHECK(!vouch::parse<problem>(R"({"title":7,"title":"t"})"));
}

TEST_CASE("problem: a struct that adds extensions to it")
{
    auto const read = vouch::parse<credit_problem>(R"({"title":"t","status":"403","balance":30,"accounts":[]})");
    REQUIRE(read);
    CHECK(read->title == "t");
    CHECK(!read->status);
    CHECK(read->balance == 30);
    CHECK(read->extensions.at("accounts").text() == "[]");
    CHECK(!vouch::parse<credit_problem>(R"({"balance":"30"})")); // an own member has its own rule
}

TEST_CASE("problem: a refused member leaves nothing of an earlier reading")
{
    problem reused{.title = "old", .status = 1, .errors = {{}}};
    REQUIRE(vouch::parse_into(R"({"title":[],"status":"x","errors":[{}]})", reused).empty());
    CHECK(!reused.title);
    CHECK(!reused.status);
    CHECK(!reused.errors);
}

TEST_CASE("problem: what is no JSON, or no object, is refused")
{
    for (std::string_view const wrong : {R"({"title":tru})", R"({"status":"4})", R"({"errors":[1,]})", "[]", "",
                                         R"({"detail":"\x"})", "{\"title\":\"\xFF\"}", R"({"title":})"})
        CHECK_MESSAGE(!vouch::parse<problem>(wrong, vouch::tolerant), std::string(wrong));
    std::string const deep(200, '[');
    CHECK(!vouch::parse<problem>(R"({"errors":)" + deep + std::string(200, ']') + "}", vouch::tolerant));
}

TEST_CASE("problem: an absent type means about:blank")
{
    CHECK(problem{}.type_uri() == "about:blank");
    CHECK(problem{.type = "about:blank"}.type_uri() == "about:blank");
    CHECK(problem{.type = "../out-of-credit"}.type_uri() == "../out-of-credit");
}

struct ping : endpoint<"GET /ping", reply<200, empty>, default_reply<problem>> {};

TEST_CASE("problem: a client reads those of other servers")
{
    for (
        std::string_view const body :
        {R"({"type":"about:blank","title":"t","status":422,"instance":"/x","balance":30})",
         R"({"type":"https://example.net/validation-error","title":"t","errors":[{"detail":"a positive integer","pointer":"#/age"}]})",
         R"({"type":"https://tools.ietf.org/html/rfc9110","title":"t","status":400,"errors":{"Name":["required"]},"traceId":"00-1"})",
         R"({"title":"t","status":"422"})", R"({"title":"t","detail":[{"loc":["body"],"msg":"Field required"}]})"}) {
        client api{
            [&](request const&) -> response { return {422, {{"content-type", "application/problem+json"}}, std::string(body)}; },
            {.origin = "http://127.0.0.1"}};
        auto const outcome = api.call<ping>().send();
        REQUIRE_MESSAGE(outcome.if_default() != nullptr, std::string(body));
        CHECK(outcome.if_default()->title == "t");
        CHECK(outcome.status() == 422);
    }
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
