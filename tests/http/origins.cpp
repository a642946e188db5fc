// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/testing/scripted.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <support/http_api.hpp>
#include <support/in_each_shape.hpp>

#include <doctest/doctest.h>

// Tries to make a client send a credential to another origin, or where others can read it.
namespace {

using namespace vouch::http;
using vouch::testing::scripted;

struct open_door : endpoint<"GET /open/{name}", path_param<"name", std::string>, query_param<"to", std::string>,
                            header_param<"x-to", std::optional<std::string>>, reply<200, empty>> {};
struct key_door : endpoint<"GET /key/{name}", api_key<"x-api-key">, path_param<"name", std::string>,
                           query_param<"to", std::string>, reply<200, empty>> {};
struct token_door
    : endpoint<"POST /token/{name}", bearer, path_param<"name", std::string>, query_param<"to", std::string>, reply<200, empty>> {
};

constexpr std::string_view strange[] = {
    "https://evil.example/", "//evil.example/x",       "/\\evil.example",
    "@evil.example",         ":80@evil.example/",      "a?b#c",
    "%2f%2fevil.example",    "\r\nHost: evil.example", "a b HTTP/1.1\r\nHost: evil.example\r\n\r\n"};

// Calls each endpoint with a key, a token from a function and a secret header of the client, in each shape.
template <class Check>
void with_credentials(client_options const& options, transport_result const& result, std::string const& value, Check check)
{
    support::in_each_shape([&](auto shape) {
        scripted net{.script = {result}};
        auto&& backend = shape.over(net);
        int asked = 0;
        client const api{backend, options, key<"x-api-key">(vouch::secret("k")), bearer_from([&](token_kind) {
                             ++asked;
                             return vouch::secret("t");
                         })};
        (void)shape.outcome_of(backend, api.template call<key_door>().template with<"name">(value).template with<"to">(value));
        (void)shape.outcome_of(backend, api.template call<token_door>().template with<"name">(value).template with<"to">(value));
        check(net, asked);
    });
}

void check_sent_to_a(scripted const& net)
{
    for (request const& sent : net.sent) {
        CHECK(sent.origin == "https://a.example");
        CHECK((sent.target.starts_with("/key/") || sent.target.starts_with("/token/")));
        CHECK(sent.target.find("evil.example/") == std::string::npos);
        CHECK(sent.target.find_first_of("\r\n\\#@ ") == std::string::npos);
        CHECK(find_header(sent.headers, "host") == nullptr);
    }
}

TEST_CASE("origins: no redirect is followed, whatever its status and location")
{
    for (int const status : {300, 301, 302, 303, 304, 305, 306, 307, 308, 401, 407, 421, 503})
        for (char const* const field : {"location", "content-location", "refresh", "alt-svc", "link"})
            for (char const* const to : {"https://evil.example/", "//evil.example/", "/other", "http://a.example/"}) {
                response const moved{.status = status, .headers = {{field, to}}};
                with_credentials({.origin = "https://a.example", .attempts = 1}, moved, "x", [&](scripted const& net, int) {
                    CHECK(net.sent.size() == (status == 401 ? 3 : 2)); // a fresh token is worth another attempt at the same place
                    check_sent_to_a(net);
                });
            }
}

TEST_CASE("origins: no value of a parameter changes where a request goes")
{
    for (std::string_view const value : strange)
        with_credentials({.origin = "https://a.example"}, response{.status = 200}, std::string(value),
                         [](scripted const& net, int) { check_sent_to_a(net); });
}

TEST_CASE("origins: no query or header of the caller, and no base path, changes where a request goes")
{
    for (std::string_view const value : strange) {
        scripted net{.script = {response{.status = 200}}};
        client const api{net, {.origin = "https://a.example"}, key<"x-api-key">(vouch::secret("k"))};
        auto const door = [&] { return api.call<key_door>().with<"name">("n").with<"to">("t"); };
        (void)door().query(value, value).send();
        (void)door().header("x-other", value).send();
        (void)door().header(value, "x").send();
        (void)door().header("host", "evil.example").send();
        (void)door().header(":authority", "evil.example").send();
        check_sent_to_a(net);
        for (request const& sent : net.sent)
            for (header const& header : sent.headers) {
                CHECK(!same_name(header.name, "host"));
                CHECK(header.value.find_first_of("\r\n") == std::string::npos);
            }

        net.sent.clear();
        client const based{
            net, {.origin = "https://a.example", .base_path = std::string(value)}, key<"x-api-key">(vouch::secret("k"))};
        auto const outcome = based.call<key_door>().with<"name">("n").with<"to">("t").send();
        for (request const& sent : net.sent) {
            CHECK(sent.origin == "https://a.example");
            CHECK(sent.target.starts_with('/'));
            CHECK(!sent.target.starts_with("//"));
        }
    }
}

TEST_CASE("origins: over plain HTTP to another machine no credential is sent, nor asked for")
{
    for (char const* const origin :
         {"http://a.example", "http://127.0.0.1.example.com", "http://localhost.example.com", "http://10.0.0.1",
          "http://[2001:db8::1]:80", "http://0.0.0.0", "http://128.0.0.1", "http://xn--lcalhost-54a"})
        for (bool const allow : {false, true}) {
            with_credentials({.origin = origin, .allow_plain_http = allow}, response{.status = 200}, "x",
                             [](scripted const& net, int asked) {
                                 CHECK(net.sent.empty());
                                 CHECK(asked == 0);
                             });
            // an endpoint without a credential may be called if that is allowed, and gets none
            scripted net{.script = {response{.status = 200}}};
            client_options options{.origin = origin, .allow_plain_http = allow};
            client const api{net, options, key<"x-api-key">(vouch::secret("k")), bearer_token(vouch::secret("t"))};
            (void)api.call<open_door>().with<"name">("n").with<"to">("t").send();
            CHECK(net.sent.size() == (allow ? 1 : 0));
            for (request const& sent : net.sent)
                for (header const& header : sent.headers)
                    CHECK(!header.secret);
            // a secret header of the client goes nowhere in the clear, to any endpoint
            net.sent.clear();
            options.default_headers = {{"x-tenant-key", "s", true}};
            client const with_secret{net, options};
            (void)with_secret.call<open_door>().with<"name">("n").with<"to">("t").send();
            CHECK(net.sent.empty());
        }
}

TEST_CASE("origins: over plain HTTP to this machine credentials are sent")
{
    for (char const* const origin : {"http://127.0.0.1:8080", "http://localhost", "http://[::1]:1"})
        with_credentials({.origin = origin}, response{.status = 200}, "x", [](scripted const& net, int asked) {
            CHECK(net.sent.size() == 2);
            CHECK(asked == 1);
        });
}

} // namespace
