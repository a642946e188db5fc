// SPDX-License-Identifier: BSL-1.0
// Every body from a client to a service and back, and what becomes of a body that is something else.
#include <vouch/backend/memory.hpp>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/http/service/service.hpp>
#include <vouch/schema/text_rules.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

struct login {
    std::string user{};
    vouch::secret password{};
    std::vector<int> codes{};
};
BOOST_DESCRIBE_STRUCT(login, (), (user, password, codes))
constexpr auto vouch_schema(vouch::of<login>)
{
    return vouch::schema(vouch::field<&login::user>(vouch::length(1, 20)));
}

struct label {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(label, (), (text))

struct upload {
    std::string title{};
    file photo{};
    std::vector<file> more{};
    std::optional<label> about{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (title, photo, more, about))

struct log_in : endpoint<"POST /login", form_body<login>, reply<200, plain_text>, default_reply<problem>> {};
struct send_photo : endpoint<"POST /photos", multipart_body<upload>, reply<200, bytes>, default_reply<problem>> {};
struct say : endpoint<"POST /say", text_body, reply<200, plain_text>, default_reply<problem>> {};
struct set_icon : endpoint<"PUT /icon", bytes_body<"image/png">, reply<200, bytes>, default_reply<problem>> {};
struct add_label : endpoint<"POST /labels", json_body<label>, reply<200, label>, default_reply<problem>> {};

auto make_service()
{
    return service{
        on<log_in>([](received<log_in> const& call) -> answer<log_in> {
            bool const knows = call.body().password.matches("p&=+ \xC3\xA4");
            return reply_with<200>(
                plain_text{call.body().user + (knows ? " in, " : " out, ") + std::to_string(call.body().codes.size())});
        }),
        on<send_photo>([](received<send_photo> const& call) -> answer<send_photo> {
            bytes made{call.body().photo.bytes, call.body().photo.media_type};
            for (file const& each : call.body().more)
                made.content += each.name + each.bytes;
            made.content += call.body().about ? call.body().about->text : "";
            return reply_with<200>(made);
        }),
        on<say>([](received<say> const& call) -> answer<say> { return reply_with<200>(plain_text{call.body()}); }),
        on<set_icon>(
            [](received<set_icon> const& call) -> answer<set_icon> { return reply_with<200>(bytes{call.body(), "image/png"}); }),
        on<add_label>([](received<add_label> const& call) -> answer<add_label> { return reply_with<200>(call.body()); })};
}

// A service and a client of it, which keeps the last request.
struct pair_of_both {
    decltype(make_service()) api = make_service();
    request last{};
    vouch::backend::memory<std::function<response(request const&)>> net{[this](request const& sent) {
        last = sent;
        return api(sent);
    }};
    client<decltype(net)&> caller{net, {.origin = "https://example.com"}};
};

TEST_CASE("bodies: a form")
{
    pair_of_both both;
    auto const done =
        both.caller.call<log_in>().body({.user = "Ada L", .password = vouch::secret("p&=+ \xC3\xA4"), .codes = {1, 2}}).send();
    REQUIRE(done.ok() != nullptr);
    CHECK(done.ok()->text == "Ada L in, 2");
    CHECK(*find_header(both.last.headers, "content-type") == "application/x-www-form-urlencoded");
    CHECK(*find_header(both.last.headers, "accept") == "text/*, application/json, application/problem+json");
    CHECK(both.last.body == "user=Ada+L&password=p%26%3D%2B+%C3%A4&codes=1&codes=2");

    auto const refused = both.caller.call<log_in>().body({}).send();
    CHECK(refused.summary() ==
          "POST /login: invalid request, 2 errors, first body/user: expected 1 to 20 characters, 0 attempts");
}

TEST_CASE("bodies: a multipart form")
{
    pair_of_both both;
    upload const value{.title = "t",
                       .photo = {"p.png", "image/png", std::string("\0\xFF\r\n--", 6)},
                       .more = {{"b", "", "2"}},
                       .about = label{"c"}};
    auto const done = both.caller.call<send_photo>().body(value).send();
    REQUIRE(done.ok() != nullptr);
    CHECK(*done.ok() == bytes{std::string("\0\xFF\r\n--b2c", 9), "image/png"});
    CHECK(*find_header(both.last.headers, "accept") == "*/*");
    CHECK(both.caller.call<send_photo>().body({.photo = {"\x01", "png", ""}}).send().get_if<invalid_request>()->errors.size() ==
          2);
}

TEST_CASE("bodies: a text, bytes and JSON")
{
    pair_of_both both;
    CHECK(both.caller.call<say>().body("h\xC3\xA4llo").send().value().text == "h\xC3\xA4llo");
    CHECK(*find_header(both.last.headers, "content-type") == "text/plain; charset=utf-8");
    CHECK(both.caller.call<say>().body("").send().value().text.empty());
    CHECK(both.caller.call<say>().body("\xFF").send().summary() ==
          "POST /say: invalid request, 1 error, body: expected UTF-8, 0 attempts");
    CHECK(both.caller.call<set_icon>().body("\x89\xFF").send().value() == bytes{"\x89\xFF", "image/png"});
    CHECK(both.caller.call<add_label>().body({"x"}).send().value().text == "x");
    CHECK(*find_header(both.last.headers, "accept") == "application/json, application/problem+json");
}

auto answer_to(std::string method, std::string target, std::string type, std::string body) -> response
{
    static auto const api = make_service();
    request sent{.method = std::move(method), .target = std::move(target), .body = std::move(body)};
    if (!type.empty())
        sent.headers.push_back({"content-type", std::move(type)});
    return api(sent);
}

TEST_CASE("bodies: another media type is 415, which names the one that is taken")
{
    auto const check = [](std::string method, std::string target, std::string type, std::string accepted) {
        CAPTURE(type);
        auto const made = answer_to(std::move(method), std::move(target), std::move(type), "x");
        CHECK(made.status == 415);
        CHECK(*find_header(made.headers, "accept") == accepted);
        CHECK(made.body.find(accepted) != std::string::npos);
    };
    for (auto const* type :
         {"", "application/json", "multipart/form-data; boundary=b", "application/x-www-form-urlencoded; charset=latin1"})
        check("POST", "/login", type, "application/x-www-form-urlencoded");
    for (auto const* type :
         {"", "application/json", "multipart/form-data", "multipart/form-data; boundary=\"\"", "multipart/mixed; boundary=b"})
        check("POST", "/photos", type, "multipart/form-data");
    for (auto const* type : {"", "text/html", "text/plain; charset=iso-8859-1"})
        check("POST", "/say", type, "text/plain");
    for (auto const* type : {"", "image/jpeg", "application/octet-stream"})
        check("PUT", "/icon", type, "image/png");
    check("POST", "/labels", "text/plain", "application/json");
}

TEST_CASE("bodies: a media type may be written in other ways")
{
    CHECK(answer_to("POST", "/login", "Application/X-WWW-Form-URLencoded; charset=UTF-8", "user=a&password=b").status == 200);
    CHECK(answer_to("POST", "/say", "TEXT/PLAIN;charset=\"us-ascii\"", "a").status == 200);
    CHECK(answer_to("POST", "/say", "text/plain; format=flowed", "a").status == 200);
    CHECK(answer_to("PUT", "/icon", "image/PNG; x=y", "a").status == 200);
}

TEST_CASE("bodies: what is no form is 400, what breaks the schema is 422, with all errors")
{
    std::string const form = "application/x-www-form-urlencoded";
    auto const broken = answer_to("POST", "/login", form, "user=%");
    CHECK(broken.status == 400);
    CHECK(broken.body.find("expected a body that is a form, name=value&name=value") != std::string::npos);
    auto const wrong = answer_to("POST", "/login", form, "user=&codes=1&codes=x");
    CHECK(wrong.status == 422);
    for (auto const* part : {"\"/user\"", "\"/password\"", "\"/codes/1\"", "\"in\":\"body\""}) {
        CAPTURE(part);
        CHECK(wrong.body.find(part) != std::string::npos);
    }
    CHECK(answer_to("POST", "/login", form, "").status == 422);

    std::string const parts = "multipart/form-data; boundary=b";
    CHECK(answer_to("POST", "/photos", parts, "x").status == 400);
    CHECK(answer_to("POST", "/photos", "", "").status == 400);
    CHECK(answer_to("POST", "/photos", parts, "--b--").status == 422);
    CHECK(answer_to("POST", "/say", "text/plain", "\xFF").status == 400);
}

TEST_CASE("bodies: no secret of a form stands in an error")
{
    auto const wrong =
        answer_to("POST", "/login", "application/x-www-form-urlencoded", "user=&password=canary&x=canary&codes=canary");
    CHECK(wrong.status == 422);
    CHECK(wrong.body.find("canary") == std::string::npos);
}

TEST_CASE("bodies: replies of another media type")
{
    auto const summary = [](std::string type, std::string body) {
        response const made{.status = 200, .headers = {{"content-type", std::move(type)}}, .body = std::move(body)};
        auto net = [&](request const&) { return made; };
        return client(net, {.origin = "https://example.com"}).call<say>().body("").send().summary();
    };
    CHECK(summary("text/csv", "a,b") == "POST /say: 200, 1 attempt");
    CHECK(summary("", "a,b") == "POST /say: 200, 1 attempt");
    CHECK(summary("application/json", "{}") == "POST /say: 200 with application/json instead of text, 1 attempt");
    CHECK(summary("text/plain", "\xFF") == "POST /say: 200 undecodable, 1 error, body: expected UTF-8, 1 attempt");
}

} // namespace
