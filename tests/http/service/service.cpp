// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/service.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/read/parse.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/allocations.hpp>
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
    for (std::string_view const method : {"POST", "PATCH", "TRACE", "QUERY"}) {
        response const refused = ask(std::string(method), std::string(id_path));
        CHECK(refused.status == 405);
        CHECK(errors_of(refused).empty());
        CHECK(*find_header(refused.headers, "allow") == "GET, HEAD, PUT, DELETE, OPTIONS");
        CHECK(ask(std::string(method), "/nobody").status == 404);
    }
}

TEST_CASE("service: a method that nobody knows is 501, whatever the path")
{
    for (std::string_view const method : {"canary", "get", "GETS", "PROPFIND"})
        for (std::string_view const path : {id_path, std::string_view("/nobody")}) {
            response const refused = make_service()({.method = std::string(method), .target = std::string(path)});
            CHECK(refused.status == 501);
            CHECK(errors_of(refused).empty());
            CHECK(find_header(refused.headers, "allow") == nullptr);
            CHECK(refused.body.find("canary") == std::string::npos);
        }
    CHECK(make_service()({.method = "CONNECT", .target = "example.com:443"}).status == 501);
    for (std::string_view const wrong : {"", "G T", "GET\n", "G(T"})
        CHECK(make_service()({.method = std::string(wrong), .target = "/nobody"}).status == 400);
}

TEST_CASE("service: a target that is none is 400, before all else")
{
    for (std::string_view const target :
         {"/people/a#b", "/people/all?tier=pro#f", "people/a", "?q=1", "", "*", "/people/a b", "/people/\xC3\xA4",
          "/people/canary\n", "example.com:443", "http://", "http://user@h/people/a", "ftp://h/people/a"})
        for (std::string_view const method : {"GET", "PUT", "HEAD", "canary"}) {
            response const refused = make_service()({.method = std::string(method), .target = std::string(target)});
            CHECK_MESSAGE(refused.status == 400, std::string(target));
            CHECK(refused.body.find("canary") == std::string::npos);
        }
    // valid targets that no route has
    for (std::string_view const target :
         {"//people/a", "/people//a", "/people%2Fa", "/./people/a", "/a/../people/a", "/people/a/", "/People/a"})
        CHECK_MESSAGE(make_service()({.method = "DELETE", .target = std::string(target)}).status == 404, std::string(target));
    // paths that match, with values that are none
    for (std::string_view const target :
         {"/people/..", "/people/%2e%2E", "/people/a%2F..", "/people/%zz", "/people/%C3", "/people/%ff%00"})
        CHECK_MESSAGE(make_service()({.method = "DELETE", .target = std::string(target)}).status == 422, std::string(target));
    CHECK(make_service()({.method = "DELETE", .target = "/%70eople/a+b%2Bc%00?=1&&="}).status == 204);
}

TEST_CASE("service: the absolute form is its path, and its authority stands for Host")
{
    std::string host;
    std::string target;
    service const api{on<remove_person>([&](received<remove_person> const& call) {
        target = call.request().target;
        std::string const* const found = find_header(call.request().headers, "host");
        host = found == nullptr ? "none" : *found;
        CHECK(call.get<"name">() == "Ada");
        return reply_with<204>();
    })};
    auto const ask = [&](std::string sent, std::vector<header> headers = {}) {
        return api({.method = "DELETE", .target = std::move(sent), .headers = std::move(headers)}).status;
    };
    CHECK(ask("http://example.com:81/people/Ada?x=1", {{"Host", "other"}}) == 204);
    CHECK(host == "example.com:81");
    CHECK(target == "/people/Ada?x=1");
    CHECK(ask("https://example.com/people/Ada") == 204);
    CHECK(host == "none");
    CHECK(ask("/people/Ada", {{"Host", "h"}}) == 204);
    CHECK(host == "h");
    CHECK(ask("http://h/people") == 404);
    CHECK(ask("http://h") == 404);
    for (std::string_view const form : {"/people/Ada", "http://h/people/Ada"}) {
        CHECK(ask(std::string(form), {{"Host", "a"}, {"host", "a"}}) == 400);
        for (char const* const wrong : {"a b", "a/b", "user@a", "a:b", "a:99999", "[::1"})
            CHECK_MESSAGE(ask(std::string(form), {{"Host", wrong}}) == 400, wrong);
    }
}

TEST_CASE("service: the copy of a request in absolute form is wiped")
{
    static std::size_t found = 0;
    auto const api = make_service();
    for (std::string const key : {"CanaryKey", "CanaryKey-that-is-longer-than-any-string-without-memory"}) {
        request const sent{.method = "PUT",
                           .target = "http://h" + std::string(id_path),
                           .headers = {{"x-api-key", key}, {"content-type", "application/json"}},
                           .body = R"({"name":"CanaryKey"})"};
        tests::allocated().freeing = [](std::string_view block) noexcept {
            found += block.find("CanaryKey") != block.npos ? 1 : 0;
        };
        int const status = api(sent).status;
        tests::allocated().freeing = nullptr;
        CHECK(status == 401);
    }
    CHECK(found == 0);
}

TEST_CASE("service: HEAD of a GET route has GET's status and fields, its length and no body")
{
    auto const api = make_service();
    for (std::string_view const target :
         {id_path, std::string_view("/people/all?tier=pro"), std::string_view("/people/all"), std::string_view("/nobody"),
          std::string_view("/people/6ba7b810-9dad-11d1-80b4-00c04fd430c9"), std::string_view("/people/#")})
        for (auto const& headers : {with_key, std::vector<header>{}}) {
            response const got = api({.method = "GET", .target = std::string(target), .headers = headers});
            response const made = api({.method = "HEAD", .target = std::string(target), .headers = headers});
            CHECK(made.status == got.status);
            CHECK(made.body.empty());
            REQUIRE(made.headers.size() == got.headers.size() + 1);
            for (std::size_t index = 0; index < got.headers.size(); ++index)
                CHECK(made.headers[index].value == got.headers[index].value);
            CHECK(made.headers.back().name == "content-length");
            CHECK(made.headers.back().value == std::to_string(got.body.size()));
        }
    CHECK(api({.method = "HEAD", .target = "http://h/people/all?tier=pro"}).headers.back().value == "2");
    struct look : endpoint<"GET /look", reply<204, empty>> {};
    service const bare{on<look>([](auto const&) { return reply_with<204>(); })};
    CHECK(bare({.method = "HEAD", .target = "/look"}).headers.empty()); // RFC 9110 section 8.6: no length with 204
}

TEST_CASE("service: OPTIONS has the methods of a path, or of all paths, and needs no key")
{
    auto const allowed = [](std::string target) {
        response const made = make_service()({.method = "OPTIONS", .target = std::move(target)});
        CHECK(made.body.empty());
        return made.status == 204 ? *find_header(made.headers, "allow") : std::to_string(made.status);
    };
    CHECK(allowed(std::string(id_path)) == "GET, HEAD, PUT, DELETE, OPTIONS");
    CHECK(allowed("/people/all") == "GET, HEAD, OPTIONS");
    CHECK(allowed("http://h/people/all") == "GET, HEAD, OPTIONS");
    CHECK(allowed("*") == "GET, HEAD, PUT, DELETE, OPTIONS");
    CHECK(allowed("http://h") == "GET, HEAD, PUT, DELETE, OPTIONS");
    CHECK(make_service()({.method = "OPTIONS", .target = "/nobody"}).status == 404);
    CHECK(make_service()({.method = "OPTIONS", .target = "*", .body = std::string(1024 * 1024 + 1, ' ')}).status == 413);
}

TEST_CASE("service: an endpoint that describes HEAD or OPTIONS answers it")
{
    struct get_it : endpoint<"GET /it", reply<200, std::string>> {};
    struct head_it : endpoint<"HEAD /it", reply<200, empty>> {};
    struct head_other : endpoint<"HEAD /other", reply<200, std::string>> {};
    struct options_it : endpoint<"OPTIONS /it", reply<200, std::string>> {};
    service const api{on<get_it>([](auto const&) { return reply_with<200>(std::string("get")); }),
                      on<head_it>([](auto const&) { return reply_with<200>().with_header("x-own", "1"); }),
                      on<head_other>([](auto const&) { return reply_with<200>(std::string("head")); }),
                      on<options_it>([](auto const&) { return reply_with<200>(std::string("options")); })};
    response const own = api({.method = "HEAD", .target = "/it"});
    CHECK(own.headers.size() == 1); // it does not know GET's length
    CHECK(own.headers[0].name == "x-own");
    response const other = api({.method = "HEAD", .target = "/other"});
    CHECK(other.body.empty());
    CHECK(*find_header(other.headers, "content-length") == "6");
    CHECK(api({.method = "OPTIONS", .target = "/it"}).body == R"("options")");
    CHECK(*find_header(api({.method = "OPTIONS", .target = "/other"}).headers, "allow") == "HEAD, OPTIONS");
    CHECK(api({.method = "GET", .target = "/other"}).status == 405);
}

TEST_CASE("service: a head is judged without its body, and the authenticator is asked once")
{
    int asked = 0;
    int answered = 0;
    service const api{service_options{.max_body = 10}, authenticate<bearer>([&](std::string_view) { return ++asked != 0; }),
                      on<people::add_person>([&](auto const&) { return ++answered, reply_with<201>(people::person{}); })};
    std::vector<header> const full{{"authorization", "Bearer x"}, {"content-type", "application/json"}};
    auto const status_of = [&](request const& head, std::optional<std::size_t> length) {
        auto const refused = api.check_head(head, length);
        return refused ? refused->status : 0;
    };
    request const post{.method = "POST", .target = "/people", .headers = full};
    CHECK(status_of(post, 5) == 0);
    CHECK(asked == 1);
    CHECK(status_of(post, std::nullopt) == 0);
    CHECK(status_of(post, 11) == 413);
    CHECK(status_of({.method = "POST", .target = "/people", .headers = {{"authorization", "Bearer x"}}}, 5) == 415);
    CHECK(status_of({.method = "POST", .target = "/people", .headers = {{"authorization", "Bearer x"}}}, std::nullopt) == 415);
    CHECK(status_of({.method = "POST", .target = "/people", .headers = {{"authorization", "Bearer x"}}}, 0) == 0); // 400 later
    asked = 0;
    CHECK(status_of({.method = "POST", .target = "/people#a", .headers = full}, 5) == 400);
    CHECK(status_of({.method = "POST", .target = "/persons", .headers = full}, 5) == 404);
    CHECK(status_of({.method = "PUT", .target = "/people", .headers = full}, 5) == 405);
    CHECK(status_of({.method = "PUTS", .target = "/people", .headers = full}, 5) == 501);
    CHECK(status_of({.method = "POST", .target = "/people"}, 5) == 401);
    CHECK(status_of({.method = "OPTIONS", .target = "/people"}, 0) == 0);
    CHECK(asked == 0);
    CHECK(answered == 0);

    request whole = post;
    whole.body = "{}";
    CHECK(api.answer_checked(whole).status == 422);
    CHECK(asked == 0);
    whole.body = std::string(11, ' ');
    CHECK(api.answer_checked(whole).status == 413);
    whole.body = "1";
    CHECK(api(whole).status == 422);
    CHECK(asked == 1);
    CHECK(api.answer_checked({.method = "OPTIONS", .target = "/people"}).status == 204);
    CHECK(api.answer_checked({.method = "GET", .target = "/people"}).status == 405);
    CHECK(answered == 0);
}

TEST_CASE("service: a refused head of HEAD has no body")
{
    auto const refused = make_service().check_head({.method = "HEAD", .target = std::string(id_path)}, 0);
    REQUIRE(refused);
    CHECK(refused->status == 401);
    CHECK(refused->body.empty());
    CHECK(find_header(refused->headers, "content-length") != nullptr);
}

TEST_CASE("service: nothing of a trailer section counts")
{
    request sent{.method = "PUT", .target = std::string(id_path), .body = R"({"name":"Bob"})"};
    sent.trailers = with_key;
    CHECK(make_service()(sent).status == 401);
    sent.headers = {{"x-api-key", "k3y"}};
    CHECK(make_service()(sent).status == 415);
    sent.headers = with_key;
    sent.trailers = {
        {"host", "a"}, {"host", "b"}, {"x-api-key", "other"}, {"content-type", "text/plain"}, {"content-encoding", "gzip"}};
    CHECK(make_service()(sent).status == 200);
    std::string seen = "unset";
    service const api{on<find_people>([&](received<find_people> const& call) -> answer<find_people> {
        seen = call.get<"x-trace">().value_or("none");
        return reply_with<200>(std::vector<people::person>{});
    })};
    request ask{.method = "GET", .target = "/people/all?tier=pro"};
    ask.trailers = {{"x-trace", "canary"}};
    CHECK(api(ask).status == 200);
    CHECK(seen == "none");
}

TEST_CASE("service: a body that no endpoint describes is ignored")
{
    // RFC 9110 sections 9.3.1 and 9.3.5: it has no meaning, so its type and coding have none
    request const with_body{.method = "DELETE",
                            .target = "/people/x",
                            .headers = {{"content-type", "text/plain"}, {"content-encoding", "gzip"}},
                            .body = "canary"};
    CHECK(make_service()(with_body).status == 204);
    CHECK(!make_service().check_head(with_body, 6));
    CHECK(make_service().check_head(with_body, 1024 * 1024 + 1)->status == 413);
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

TEST_CASE("service: every 401 has one challenge, and no other status has one")
{
    auto const challenge_of = [](response const& wanted, std::vector<header> headers) {
        service const api{authenticate<bearer>(vouch::secret("t"), [&](request const&, refusal) { return wanted; }),
                          on<people::add_person>([](auto const&) { return reply_with<201>(people::person{}); })};
        response const made = api({.method = "POST", .target = "/people", .headers = std::move(headers)});
        CHECK(made.status == wanted.status);
        std::string const* const found = find_header(made.headers, "www-authenticate");
        return found == nullptr ? "none" : *found;
    };
    CHECK(challenge_of({.status = 401}, {}) == "Bearer");
    CHECK(challenge_of({.status = 401}, {{"authorization", "Bearer x"}}) == R"(Bearer error="invalid_token")");
    CHECK(challenge_of({.status = 401, .headers = {{"WWW-Authenticate", "Bearer realm=\"a\""}}}, {}) == "Bearer realm=\"a\"");
    CHECK(challenge_of({.status = 403}, {}) == "none");
    CHECK(*find_header(put("{}", {}).headers, "www-authenticate") == "ApiKey");
}

TEST_CASE("service: the size and the media type of a body are checked before it is read")
{
    CHECK(put(std::string(1024 * 1024 + 1, ' ')).status == 413);
    CHECK(put(std::string(1024 * 1024, ' ')).status == 400);
    for (std::string_view const type : {"text/plain", "application/x-www-form-urlencoded", "application/jsonx",
                                        "xapplication/json", "", "json", "application/+json", "text/x+json",
                                        "application/json,text/plain", "application/json;x", "application/json; charset=utf-16"})
        CHECK_MESSAGE(put("{}", {{"x-api-key", "k3y"}, {"content-type", std::string(type)}}).status == 415, std::string(type));
    CHECK(put("{}", {{"x-api-key", "k3y"}}).status == 415);
    response const coded = put("{}", {{"x-api-key", "k3y"}, {"content-type", "application/json"}, {"content-encoding", "gzip"}});
    CHECK(coded.status == 415);
    CHECK(*find_header(coded.headers, "accept-encoding") == "identity");
    CHECK(*find_header(put("{}", {{"x-api-key", "k3y"}}).headers, "accept") == "application/json");
    CHECK(put("{}", {{"x-api-key", "k3y"}, {"content-type", "application/json"}, {"Content-Type", "application/json"}}).status ==
          415);
    CHECK(put(R"({"name":"a"})", {{"x-api-key", "k3y"}, {"content-type", "application/json"}, {"content-encoding", "Identity"}})
              .status == 200);
    CHECK(put("{}", {{"x-api-key", "k3y"},
                     {"content-type", "application/json"},
                     {"content-encoding", "identity"},
                     {"content-encoding", "br"}})
              .status == 415);
    for (std::string_view const type :
         {"APPLICATION/JSON", "application/json; charset=utf-8", "application/json ;x=1;", "application/merge-patch+json"})
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
