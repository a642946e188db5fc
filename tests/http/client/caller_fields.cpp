// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/testing/scripted.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

// What a caller adds to a request: header fields and queries of a call, default header fields and the base path of a client.
namespace {

using namespace vouch::http;
using vouch::testing::scripted;

auto ok() -> scripted
{
    return {.script = {response{200, {}, "[]"}}};
}

// "name: value; " of the header fields with one of these names.
auto fields(request const& sent, std::vector<std::string_view> const& names) -> std::string
{
    std::string all;
    for (header const& header : sent.headers)
        for (std::string_view const name : names)
            if (same_name(header.name, name))
                all += header.name + ": " + (header.secret ? "secret " : "") + header.value + "; ";
    return all;
}

// The errors of a call as "place code; ".
template <class Endpoint>
auto refusals(outcome<Endpoint> const& outcome) -> std::string
{
    std::string all;
    if (auto const* const refused = outcome.template get_if<invalid_request>())
        for (request_error const& error : refused->errors) {
            CHECK(error.message().find("canary") == std::string::npos);
            all += error.pointer() + ' ' + std::string(error.code()) + "; ";
        }
    return all;
}

auto finding(scripted& net, client_options options = {})
{
    options.origin = "https://a";
    return client<scripted&>{net, std::move(options)};
}

TEST_CASE("caller fields: a call adds header fields that its endpoint does not describe")
{
    scripted net = ok();
    auto const api = finding(net);
    CHECK(api.call<people::find_people>()
              .with<"tier">(people::tier::pro)
              .with<"in">({})
              .header("X-A", "1")
              .header("x-a", "2")
              .send()
              .ok());
    CHECK(fields(net.sent[0], {"x-a"}) == "X-A: 1; x-a: 2; ");
    (void)api.call<people::find_people>().with<"tier">(people::tier::pro).with<"in">({}).header("accept", "text/csv").send();
    CHECK(fields(net.sent[1], {"accept"}) == "accept: text/csv; ");
    (void)api.call<people::find_people>().with<"tier">(people::tier::pro).with<"in">({}).header("user-agent", "me/1").send();
    CHECK(fields(net.sent[2], {"user-agent"}) == "user-agent: me/1; ");
}

TEST_CASE("caller fields: an idempotency key given as a header makes a POST repeatable")
{
    scripted net{.script = {response{.status = 503}, response{201, {}, std::string(people::some_person)}}};
    client const api{net, {.origin = "https://a"}, bearer_token(vouch::secret("t"))};
    auto const post = [&] { return api.call<people::add_person>().body({.id = people::some_id, .name = "a"}); };
    CHECK(post().header("Idempotency-Key", "k").send().attempts() == 2);
    CHECK(refusals(post().idempotency_key("k").header("idempotency-key", "l").send()) == "/idempotency-key duplicate_member; ");
}

TEST_CASE("caller fields: header fields that are not the caller's to add are refused by name")
{
    scripted net = ok();
    auto const api = finding(net);
    auto const with_header = [&](std::string_view name, std::string_view value) {
        return refusals(
            api.call<people::find_people>().with<"tier">(people::tier::pro).with<"in">({}).header(name, value).send());
    };
    CHECK(with_header("x-trace", "canary") == "/x-trace duplicate_member; "); // the endpoint describes it
    CHECK(with_header("X-Trace", "canary") == "/X-Trace duplicate_member; ");
    for (std::string const name : {"host", "Content-Length", "transfer-encoding", "connection", "te", "trailer", "expect",
                                   "upgrade", "authorization", "proxy-authorization", "content-type", "accept-encoding"})
        CHECK(with_header(name, "canary") == "/" + name + " not_a_header_name; ");
    for (std::string const name : {"", "canary canary", "canary:", "canary\r\nx", "canary\xC3\xA4"})
        CHECK(with_header(name, "x").find("not_a_header_name") != std::string::npos);
    for (std::string const value : {"canary\r\nx: y", " canary", "canary\n", "canary\xC3\xA4", "canary\x7F"})
        CHECK(with_header("x-a", value) == "/x-a not_a_header_value; ");
    CHECK(net.sent.empty());
    CHECK(refusals(api.call<people::find_people>()
                       .with<"tier">(people::tier::pro)
                       .with<"in">({})
                       .header("cookie", "a=1")
                       .header("Cookie", "a=2")
                       .send()) == "/Cookie duplicate_member; ");
}

TEST_CASE("caller fields: a credential's field is not the caller's to add")
{
    scripted net = ok();
    client const api{net, {.origin = "https://a"}, key<"x-api-key">(vouch::secret("k"))};
    CHECK(refusals(api.call<people::get_person>().with<"id">(people::some_id).header("X-API-Key", "canary").send()) ==
          "/X-API-Key duplicate_member; ");
    client const doubled{
        net, {.origin = "https://a", .default_headers = {{"x-api-key", "canary"}}}, key<"x-api-key">(vouch::secret("k"))};
    CHECK(refusals(doubled.call<people::get_person>().with<"id">(people::some_id).send()) == "/x-api-key duplicate_member; ");
    CHECK(net.sent.empty());
}

TEST_CASE("caller fields: a call adds queries that its endpoint does not describe, percent-encoded")
{
    scripted net = ok();
    auto const api = finding(net);
    CHECK(api.call<people::find_people>()
              .with<"tier">(people::tier::pro)
              .with<"in">({})
              .query("debug", "a&b=c")
              .query("x y", "")
              .query("debug", "2")
              .send()
              .ok());
    CHECK(net.sent[0].target == "/people/all?tier=pro&debug=a%26b%3Dc&x%20y=&debug=2");
    scripted bare{.script = {response{.status = 204}}};
    (void)finding(bare).call<people::remove_person>().with<"name">("n").query("force", "1").send();
    CHECK(bare.sent[0].target == "/people/n?force=1");
}

TEST_CASE("caller fields: a query that the endpoint describes, or that is no text, is refused")
{
    scripted net = ok();
    auto const api = finding(net);
    auto const with_query = [&](std::string_view name, std::string_view value) {
        return refusals(api.call<people::find_people>().with<"tier">(people::tier::pro).with<"in">({}).query(name, value).send());
    };
    CHECK(with_query("tier", "canary") == "/tier duplicate_member; ");
    CHECK(with_query("q", "canary") == "/q duplicate_member; ");
    CHECK(with_query("", "canary").find("not_a_parameter_name") != std::string::npos);
    CHECK(with_query("canary\xFF", "1").find("not_a_parameter_name") != std::string::npos);
    CHECK(with_query("x", "canary\xFF").starts_with("/x "));
    CHECK(net.sent.empty());
    CHECK(with_query("Tier", "1").empty()); // names of queries have a case
}

TEST_CASE("caller fields: the base path stands before each route, with or without a slash at its end")
{
    scripted net = ok();
    for (auto const& [path, target] : {std::pair("", "/people/all?tier=pro"),
                                       {"/", "/people/all?tier=pro"},
                                       {"/v1", "/v1/people/all?tier=pro"},
                                       {"/v1/", "/v1/people/all?tier=pro"},
                                       {"/a/b%20c", "/a/b%20c/people/all?tier=pro"}}) {
        net.sent.clear();
        CHECK(finding(net, {.base_path = path})
                  .call<people::find_people>()
                  .with<"tier">(people::tier::pro)
                  .with<"in">({})
                  .send()
                  .ok());
        CHECK(net.sent[0].target == target);
        CHECK(net.sent[0].route == "GET /people/all");
    }
    net.sent.clear();
    for (std::string const wrong :
         {"v1", "/v1?a", "/v1#a", "/..", "/a/../b", "/./a", "//a", "/a b", "/a%zz", "/{id}", "https://b", "/a\n"}) {
        CAPTURE(wrong);
        auto const outcome =
            finding(net, {.base_path = wrong}).call<people::find_people>().with<"tier">(people::tier::pro).with<"in">({}).send();
        CHECK(refusals(outcome) == "/base_path not_a_base_path; ");
    }
    CHECK(net.sent.empty());
}

TEST_CASE("caller fields: default header fields stand in each request, and secret ones are marked")
{
    scripted net = ok();
    auto const api =
        finding(net, {.default_headers = {{"x-tenant", "acme"}, {"x-tenant-key", "s", true}, {"accept", "text/csv"}}});
    for (int call = 0; call < 2; ++call)
        (void)api.call<people::find_people>().with<"tier">(people::tier::pro).with<"in">({}).header("x-own", "1").send();
    REQUIRE(net.sent.size() == 2);
    for (request const& sent : net.sent)
        CHECK(fields(sent, {"x-tenant", "x-tenant-key", "accept", "x-own"}) ==
              "accept: text/csv; x-tenant: acme; x-tenant-key: secret s; x-own: 1; ");
}

TEST_CASE("caller fields: a default header field that cannot be sent ends each call")
{
    scripted net = ok();
    auto const with_default = [&](std::string name, std::string value) {
        return refusals(finding(net, {.default_headers = {{std::move(name), std::move(value)}}})
                            .call<people::find_people>()
                            .with<"tier">(people::tier::pro)
                            .with<"in">({})
                            .send());
    };
    CHECK(with_default("authorization", "canary") == "/authorization not_a_header_name; ");
    CHECK(with_default("x-a", "canary\n") == "/x-a not_a_header_value; ");
    CHECK(with_default("host", "canary") == "/host not_a_header_name; ");
    CHECK(with_default("Idempotency-Key", "canary") == "/default_headers duplicate_member; "); // one key for all calls
    CHECK(net.sent.empty());
}

} // namespace
