// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/service.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/read/parse.hpp>

#include <cstddef>
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
using people::find_people;
using people::get_person;
using people::remove_person;

auto make_service()
{
    return service{
        authenticate<"x-api-key">(vouch::secret("k3y")),
        on<get_person>([](received<get_person> const& call) -> answer<get_person> {
            if (call.get<"id">() != people::some_id)
                return reply_with<404>(people::fault{.code = "4", .message = "no such person"});
            return reply_with<200>(people::person{.id = call.get<"id">(), .name = "Ada"});
        }),
        on<change_person>([](received<change_person> const& call) -> answer<change_person> {
            if (call.body().name == "throw")
                throw std::runtime_error("canary");
            return reply_with<200>(people::person{.id = call.get<"id">(), .name = call.body().name.value_or("")});
        }),
        on<find_people>([](auto const&) -> answer<find_people> { return reply_with<200>(std::vector<people::person>{}); }),
        on<remove_person>([](auto const&) { return reply_with<204>(); }),
    };
}

constexpr std::string_view id_path = "/people/6ba7b810-9dad-11d1-80b4-00c04fd430c8";
std::vector<header> const with_key{{"x-api-key", "k3y"}, {"Content-Type", "application/json"}};

auto put(std::string body, std::vector<header> headers = with_key, std::string target = std::string(id_path)) -> response
{
    return make_service()({.method = "PUT", .target = std::move(target), .headers = std::move(headers), .body = std::move(body)});
}

// The errors of a problem as "in/pointer code". Checks that the response is a problem.
auto errors_of(response const& made) -> std::vector<std::string>
{
    CHECK(*find_header(made.headers, "content-type") == "application/problem+json");
    auto const read = vouch::parse<problem>(made.body, vouch::strict);
    REQUIRE(read);
    CHECK(read->status == made.status);
    CHECK(read->title == detail::reason_phrase(made.status));
    std::vector<std::string> texts;
    for (problem_error const& error : read->errors.value_or(std::vector<problem_error>{}))
        texts.push_back(error.in + error.pointer + ' ' + error.code);
    return texts;
}

TEST_CASE("service: a handler's reply")
{
    response const made = make_service()({.method = "GET", .target = std::string(id_path), .headers = with_key});
    CHECK(made.status == 200);
    CHECK(*find_header(made.headers, "content-type") == "application/json");
    CHECK(made.body == R"({"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","name":"Ada"})");
    CHECK(put(R"({"name":"Bob"})").body == R"({"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","name":"Bob"})");
}

TEST_CASE("service: paths and methods")
{
    auto const ask = [](std::string method, std::string target) {
        return make_service()({.method = std::move(method), .target = std::move(target), .headers = with_key});
    };
    CHECK(ask("GET", "/people/all?tier=pro").body == "[]"); // not the person "all"
    CHECK(errors_of(ask("GET", "/nobody")).empty());
    CHECK(ask("GET", "/nobody").status == 404);
    CHECK(ask("GET", "/people/").status == 404);
    CHECK(ask("GET", "*").status == 404);
    for (std::string_view const method : {"POST", "HEAD", "OPTIONS", "PATCH", "TRACE", "canary", ""}) {
        response const refused = ask(std::string(method), std::string(id_path));
        CHECK(refused.status == 405);
        CHECK(errors_of(refused).empty());
        CHECK(*find_header(refused.headers, "allow") == "GET, PUT, DELETE");
        CHECK(refused.body.find("canary") == std::string::npos);
    }
}

TEST_CASE("service: the credential is checked before anything else")
{
    for (auto const& headers : {std::vector<header>{}, std::vector<header>{{"x-api-key", "wrong"}}}) {
        CHECK(put("not JSON", headers).status == 401);
        CHECK(put(std::string(2'000'000, ' '), headers).status == 401);
        CHECK(put("{}", headers, "/people/not-an-id").status == 401);
    }
    CHECK(make_service()({.method = "DELETE", .target = "/people/x"}).status == 204); // this endpoint needs no key
}

TEST_CASE("service: the size and the media type of a body are checked before it is read")
{
    CHECK(put(std::string(1024 * 1024 + 1, ' ')).status == 413);
    CHECK(put(std::string(1024 * 1024, ' ')).status == 400);
    for (std::string_view const type :
         {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "xapplication/json", "", "json",
          "application/+json", "text/x+json", "application/json,text/plain"})
        CHECK_MESSAGE(put("{}", {{"x-api-key", "k3y"}, {"content-type", std::string(type)}}).status == 415, std::string(type));
    CHECK(put("{}", {{"x-api-key", "k3y"}}).status == 415);
    CHECK(put("{}", {{"x-api-key", "k3y"}, {"content-type", "application/json"}, {"content-encoding", "gzip"}}).status == 415);
    for (std::string_view const type :
         {"APPLICATION/JSON", "application/json; charset=utf-8", "application/json ;x", "application/merge-patch+json"})
        CHECK_MESSAGE(put(R"({"name":"a"})", {{"x-api-key", "k3y"}, {"content-type", std::string(type)}}).status == 200,
                      std::string(type));

    service const limited{service_options{.max_body = 2},
                          on<people::add_person>([](auto const&) { return reply_with<201>(people::person{}); }),
                          authenticate<bearer>([](std::string_view) { return true; })};
    CHECK(limited.max_body() == 2);
    CHECK(make_service().max_body() == 1024 * 1024);
    CHECK(make_service()({.method = "DELETE", .target = "/people/x", .body = std::string(1024 * 1024 + 1, ' ')}).status == 413);
    CHECK(limited({.method = "POST", .target = "/people", .headers = {{"authorization", "Bearer x"}}, .body = "123"}).status ==
          413);
}

TEST_CASE("service: 400 for a body that is not JSON, 422 for other errors, each with all errors")
{
    CHECK(put("").status == 400);
    CHECK(put("", {{"x-api-key", "k3y"}}).status == 400);
    CHECK(errors_of(put("")) == std::vector<std::string>{"body syntax"});
    CHECK(put("{").status == 400);
    CHECK(put("{\"name\":\"\xFF\"}").status == 400);
    CHECK(put(std::string(1000, '[')).status == 400);
    CHECK(put("[]").status == 422);
    CHECK(put(R"({"x":)" + std::string(1000, '[')).status == 400);
    response const two = put(R"({"name":7,"country":x})", with_key, "/people/nobody");
    CHECK(two.status == 400);
    CHECK(errors_of(two) == std::vector<std::string>{"path/id not_a_uuid", "body/name wrong_type", "body/country syntax"});

    response const four = put(R"({"name":"","country":"DEX","aliases":[1,"a",null]})");
    CHECK(four.status == 422);
    CHECK(errors_of(four) == std::vector<std::string>{"body/name too_short", "body/country not_a_country",
                                                      "body/aliases/0 wrong_type", "body/aliases/2 null_not_allowed"});
    CHECK(make_service()({.method = "GET", .target = "/people/7", .headers = with_key}).status == 422);
    CHECK(errors_of(make_service()({.method = "GET", .target = "/people/all?page=x"})) ==
          std::vector<std::string>{"query/tier missing_member", "query/page wrong_type"});
}

TEST_CASE("service: an exception is answered with 500 and without its text")
{
    response const made = put(R"({"name":"throw"})");
    CHECK(made.status == 500);
    CHECK(errors_of(made).empty());
    CHECK(made.body.find("canary") == std::string::npos);
}

TEST_CASE("service: an exception of a predicate is answered with 500")
{
    service const guarded{authenticate<"x-api-key">([](std::string_view) -> bool { throw std::runtime_error("canary"); }),
                          on<get_person>([](auto const&) { return reply_with<404>(people::fault{}); })};
    CHECK(guarded({.method = "GET", .target = std::string(id_path), .headers = with_key}).status == 500);
}

TEST_CASE("service: a const service calls a handler that changes itself")
{
    service const counts{on<find_people>([count = 0](auto const&) mutable -> answer<find_people> {
        return reply_with<200>(std::vector<people::person>(static_cast<std::size_t>(count++), {.id = people::some_id}));
    })};
    request const ask{.method = "GET", .target = "/people/all?tier=pro"};
    CHECK(counts(ask).body == "[]");
    CHECK(counts(ask).body != "[]");
}

TEST_CASE("service: parts of the same type may occur twice")
{
    auto const answer_204 = [](auto const&) { return reply_with<204>(); };
    struct remove_all : endpoint<"DELETE /people", api_key<"x-api-key">, api_key<"x-admin-key">, reply<204, empty>> {};
    service const guarded{authenticate<"x-api-key">(vouch::secret("k3y")), authenticate<"x-api-key">(vouch::secret("k3y")),
                          authenticate<"x-admin-key">(vouch::secret("adm1n")), on<remove_person>(answer_204),
                          on<remove_all>(answer_204)};
    CHECK(guarded({.method = "DELETE", .target = "/people/x"}).status == 204);
    CHECK(guarded({.method = "DELETE", .target = "/people", .headers = {{"x-api-key", "k3y"}}}).status == 401);
    CHECK(
        guarded({.method = "DELETE", .target = "/people", .headers = {{"x-api-key", "k3y"}, {"x-admin-key", "adm1n"}}}).status ==
        204);
}

TEST_CASE("service: a client over it needs no socket")
{
    auto people_service = make_service();
    client api{people_service, {.origin = "http://localhost"}, key<"x-api-key">(vouch::secret("k3y"))};
    CHECK(api.call<get_person>().with<"id">(people::some_id).send().ok()->name == "Ada");
    auto const missing = api.call<get_person>().with<"id">(vouch::uuid("00000000-0000-0000-0000-000000000001")).send();
    CHECK(missing.status() == 404);
    CHECK(missing.if_default()->code == "4");
    CHECK(api.call<change_person>().with<"id">(people::some_id).body({.name = "Eve"}).send().ok()->name == "Eve");
    CHECK(api.call<remove_person>().with<"name">("a/b?c").send().ok());
    CHECK(api.call<find_people>().with<"tier">(people::tier::pro).with<"q">("a b+c").send().ok()->empty());

    client other{people_service, {.origin = "http://localhost"}, key<"x-api-key">(vouch::secret("other"))};
    auto const refused = other.call<get_person>().with<"id">(people::some_id).send();
    // the service answers with a problem, which get_person does not document
    CHECK(refused.get_if<undecodable_reply>() != nullptr);
    CHECK(refused.status() == 401);
}

} // namespace
