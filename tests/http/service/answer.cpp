// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/answer.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

struct credit_problem : vouch::http::problem {
    std::optional<int> balance{};
};
BOOST_DESCRIBE_STRUCT(credit_problem, (vouch::http::problem), (balance))

using namespace vouch::http;
using people::fault;
using people::person;

static_assert(vouch::complaint::endpoint_documents_this_reply<people::get_person, 200, person> &&
              vouch::complaint::endpoint_documents_this_reply<people::get_person, 299, person>);
static_assert(vouch::complaint::endpoint_documents_this_reply<people::get_person, 404, fault> &&
              vouch::complaint::endpoint_documents_this_reply<people::get_person, 500, fault>);
static_assert(!vouch::complaint::endpoint_documents_this_reply<people::get_person, 200, fault> &&
              !vouch::complaint::endpoint_documents_this_reply<people::get_person, 404, person>);
static_assert(vouch::complaint::endpoint_documents_this_reply<people::remove_person, 204, empty> &&
              !vouch::complaint::endpoint_documents_this_reply<people::remove_person, 200, empty>);
static_assert(!vouch::complaint::endpoint_documents_this_reply<people::change_person, 404, std::string> &&
              vouch::complaint::endpoint_documents_this_reply<people::change_person, 409, std::string>);

TEST_CASE("answer: a documented reply is a response")
{
    answer<people::get_person> found = reply_with<200>(person{.id = people::some_id, .name = "Ada"});
    response const made = std::move(found).take();
    CHECK(made.status == 200);
    CHECK(*find_header(made.headers, "content-type") == "application/json");
    CHECK(made.body == R"({"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","name":"Ada"})");

    answer<people::remove_person> gone = reply_with<204>();
    response const none = std::move(gone).take();
    CHECK(none.status == 204);
    CHECK(none.headers.empty());
    CHECK(none.body.empty());
}

TEST_CASE("answer: a status that only the default reply documents")
{
    answer<people::get_person> missing = reply_with<404>(fault{.code = "4", .message = "none"});
    CHECK(std::move(missing).take().status == 404);
}

TEST_CASE("answer: a header field, and one that cannot be sent")
{
    answer<people::get_person> later = reply_with<503>(fault{}).with_header("retry-after", "5");
    CHECK(*find_header(std::move(later).take().headers, "retry-after") == "5");
    answer<people::get_person> split = reply_with<503>(fault{}).with_header("x", "a\r\nset-cookie: canary");
    response const refused = std::move(split).take();
    CHECK(refused.status == 500);
    CHECK(refused.body.find("canary") == std::string::npos);
}

TEST_CASE("answer: a field that stands once replaces the earlier one, others are added")
{
    answer<people::get_person> made = reply_with<503>(fault{})
                                          .with_header("Content-Type", "application/vnd.fault+json")
                                          .with_header("retry-after", "5")
                                          .with_header("Retry-After", "6")
                                          .with_header("set-cookie", "a=1")
                                          .with_header("set-cookie", "b=2");
    response const sent = std::move(made).take();
    CHECK(sent.status == 503);
    REQUIRE(sent.headers.size() == 4);
    CHECK(sent.headers[0].value == "application/vnd.fault+json");
    CHECK(sent.headers[1].value == "6");
    CHECK(sent.headers[3].value == "b=2");
}

TEST_CASE("answer: a field that frames the message is refused, not dropped")
{
    for (std::string_view const name : {"Content-Length", "transfer-encoding", "CONNECTION", "host", "", "a b"}) {
        answer<people::get_person> made = reply_with<503>(fault{}).with_header(name, "5").with_header("x-canary", "1");
        response const refused = std::move(made).take();
        CHECK_MESSAGE(refused.status == 500, std::string(name));
        CHECK(refused.headers.size() == 1);
        CHECK(*find_header(refused.headers, "content-type") == "application/problem+json");
    }
}

TEST_CASE("answer: a body that breaks its own schema is not sent")
{
    for (response const& made :
         {json_response(200, person{.name = "canary", .country = vouch::country{}}),
          json_response(200, fault{.code = "canary\xFF"}), json_response(200, people::change{.name = std::string(41, 'c')})}) {
        CHECK(made.status == 500);
        CHECK(*find_header(made.headers, "content-type") == "application/problem+json");
        CHECK(made.body.find("canary") == std::string::npos);
        CHECK(made.body.find("ccc") == std::string::npos);
    }
}

TEST_CASE("answer: a problem has its own media type")
{
    CHECK(*find_header(json_response(409, detail::make_problem(409, "")).headers, "content-type") == "application/problem+json");
    CHECK(*find_header(json_response(403, credit_problem{}).headers, "content-type") == "application/problem+json");
}

struct say : endpoint<"GET /say", reply<200, plain_text>, reply<206, bytes>> {};

TEST_CASE("answer: a text and bytes")
{
    answer<say> text = reply_with<200>(plain_text{"h\xC3\xA4llo"});
    response const said = std::move(text).take();
    CHECK(*find_header(said.headers, "content-type") == "text/plain; charset=utf-8");
    CHECK(said.body == "h\xC3\xA4llo");

    answer<say> some = reply_with<206>(bytes{"\xFF", "image/png"});
    response const sent = std::move(some).take();
    CHECK(*find_header(sent.headers, "content-type") == "image/png");
    CHECK(sent.body == "\xFF");
}

TEST_CASE("answer: a text that is not UTF-8 and bytes without a media type are not sent")
{
    answer<say> text = reply_with<200>(plain_text{"\xFF"});
    CHECK(std::move(text).take().status == 500);
    for (std::string const wrong : {"", "png", "image/png\r\nx: y"}) {
        answer<say> some = reply_with<206>(bytes{"a", wrong});
        CHECK(std::move(some).take().status == 500);
    }
}

} // namespace
