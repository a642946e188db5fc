// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/on_problem.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/service/service.hpp>
#include <vouch/read/parse.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using people::change_person;
using people::get_person;
using people::remove_person;

constexpr std::string_view id_path = "/people/6ba7b810-9dad-11d1-80b4-00c04fd430c8";
std::vector<header> const with_key{{"x-api-key", "k3y"}, {"Content-Type", "application/json"}};

TEST_CASE("on_problem: a function, and one that changes itself")
{
    auto const part = on_problem([count = 0](problem const& found, request const&) mutable {
        return response{.status = *found.status, .body = std::to_string(++count)};
    });
    CHECK(part.function(problem{.status = 404}, request{}).status == 404);
    CHECK(part.function(problem{.status = 404}, request{}).body == "2");
}

TEST_CASE("on_problem: a service words every refusal, and keeps the fields that go with its status")
{
    std::vector<int> statuses;
    service const api{
        on_problem([&](problem const& found, request const& refused) {
            CHECK(found.status);
            CHECK(found.title == detail::reason_phrase(*found.status));
            CHECK(!refused.method.empty());
            statuses.push_back(*found.status);
            return json_response(*found.status,
                                 people::fault{.code = std::to_string(*found.status), .message = found.detail.value_or("")});
        }),
        authenticate<"x-api-key">(vouch::secret("k3y")),
        on<get_person>([](auto const&) { return reply_with<200>(people::person{.id = people::some_id, .name = "\xFF"}); }),
        on<change_person>([](received<change_person> const& call) -> answer<change_person> {
            if (call.body().name == "throw")
                throw std::runtime_error("canary");
            return reply_with<200>(people::person{}).with_header("connection", "close");
        })};
    auto const ask = [&](std::string method, std::string target, std::string body = {}, std::vector<header> headers = with_key) {
        response made = api(
            {.method = std::move(method), .target = std::move(target), .headers = std::move(headers), .body = std::move(body)});
        CHECK(*find_header(made.headers, "content-type") == "application/json");
        CHECK(vouch::parse<people::fault>(made.body)->code == std::to_string(made.status));
        CHECK(made.body.find("canary") == std::string::npos);
        return made;
    };
    std::string const path(id_path);
    (void)ask("GET", "/#");
    (void)ask("GET", "/nobody");
    CHECK(*find_header(ask("POST", path).headers, "allow") == "GET, HEAD, PUT, OPTIONS");
    (void)ask("POSTS", path);
    CHECK(*find_header(ask("GET", path, "", {}).headers, "www-authenticate") == "ApiKey");
    (void)ask("PUT", path, std::string(1024 * 1024 + 1, ' '));
    CHECK(*find_header(ask("PUT", path, "{}", {{"x-api-key", "k3y"}}).headers, "accept") == "application/json");
    (void)ask("PUT", path, "{");
    (void)ask("PUT", path, "[]");
    (void)ask("PUT", path, R"({"name":"throw"})");
    (void)ask("PUT", path, "{}");
    (void)ask("GET", path);
    CHECK(statuses == std::vector<int>{400, 404, 405, 501, 401, 413, 415, 400, 422, 500, 500, 500});
    CHECK(api.check_head({.method = "GET", .target = "/nobody"}, 0)->body.starts_with(R"({"code":"404")"));
}

TEST_CASE("on_problem: a response of on_problem or on_refusal that cannot be sent is a 500")
{
    for (response const& wrong :
         {response{0, {}, {}}, response{400, {{"content-length", "7"}}, {}, {}}, response{400, {{"x", "canary\r\n"}}, {}, {}},
          response{400, {{"content-type", "a/b"}, {"content-type", "a/b"}}, {}, {}}}) {
        service const worded{on_problem([&](problem const&, request const&) { return wrong; }),
                             on<remove_person>([](auto const&) { return reply_with<204>(); })};
        response const made = worded({.method = "GET", .target = "/nobody"});
        CHECK(made.status == 500);
        CHECK(*find_header(made.headers, "content-type") == "application/problem+json");
        service const refusing{authenticate<"x-api-key">(vouch::secret("k3y"), [&](request const&, refusal) { return wrong; }),
                               on<get_person>([](auto const&) { return reply_with<404>(people::fault{}); })};
        CHECK(refusing({.method = "GET", .target = std::string(id_path)}).status == 500);
        CHECK(refusing.check_head({.method = "GET", .target = std::string(id_path)}, 0)->status == 500);
    }
}

} // namespace
