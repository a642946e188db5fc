// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/resource.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/service/service.hpp>

#include <string>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

auto make_api(std::string media_type)
{
    return service{authenticate<"x-api-key">(vouch::secret("k3y")), resource<"GET /docs">(std::move(media_type), "<p>Hello"),
                   on<people::get_person>([](auto const&) { return reply_with<200>(people::person{.name = "Ada"}); })};
}
auto ask(auto const& api, std::string method, std::string target) -> response
{
    return api(request{.method = std::move(method), .target = std::move(target)});
}

TEST_CASE("resource: its text with its media type, for everybody")
{
    auto const api = make_api("text/html; charset=utf-8");
    response const got = ask(api, "GET", "/docs");
    CHECK(got.status == 200);
    CHECK(got.body == "<p>Hello");
    REQUIRE(find_header(got.headers, "content-type") != nullptr);
    CHECK(*find_header(got.headers, "content-type") == "text/html; charset=utf-8");
    CHECK(ask(api, "GET", "/docs?version=1").body == "<p>Hello");
    CHECK(ask(api, "GET", "/people/6ba7b810-9dad-11d1-80b4-00c04fd430c8").status == 401);
}

TEST_CASE("resource: HEAD and other methods")
{
    auto const api = make_api("text/plain");
    response const head = ask(api, "HEAD", "/docs");
    CHECK(head.status == 200);
    CHECK(head.body.empty());
    response const put = ask(api, "PUT", "/docs");
    CHECK(put.status == 405);
    REQUIRE(find_header(put.headers, "allow") != nullptr);
    CHECK(*find_header(put.headers, "allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("resource: a media type that cannot be sent is a 500")
{
    CHECK(ask(make_api("text/plain\r\nx: y"), "GET", "/docs").status == 500);
}

} // namespace
