// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/matching.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

std::vector<served_route> const routes{
    {"GET", "/users/{user_id}"}, {"PUT", "/users/{id}"}, {"GET", "/users/all"}, {"POST", "/users/session"}, {"GET", "/"},
    {"GET", "/{any}/all"},       {"GET", "/a%20b/{c}"},  {"GET", "/a/"},
};

auto route_to(std::string_view method, std::string_view path) -> std::string
{
    route_match const found = find_route(routes, method, path);
    return found.index ? std::string(routes[*found.index].path) : found.allow.empty() ? "404" : "405 " + found.allow;
}

TEST_CASE("matching: a literal segment goes before a placeholder")
{
    CHECK(route_to("GET", "/users/7") == "/users/{user_id}");
    CHECK(route_to("PUT", "/users/7") == "/users/{id}");
    CHECK(route_to("GET", "/users/all") == "/users/all");
    CHECK(route_to("GET", "/cards/all") == "/{any}/all");
    CHECK(route_to("GET", "/users/%61ll") == "/users/all"); // percent-encoding does not change the path
    CHECK(route_to("POST", "/users/session") == "/users/session");
    CHECK(route_to("GET", "/") == "/");
    CHECK(route_to("GET", "/a b/x") == "/a%20b/{c}");
    CHECK(route_to("GET", "/a%20b/x") == "/a%20b/{c}");
    CHECK(route_to("GET", "/a/") == "/a/");
}

TEST_CASE("matching: the path decides first, then the method")
{
    CHECK(route_to("DELETE", "/users/7") == "405 GET, HEAD, PUT, OPTIONS");
    CHECK(route_to("PUT", "/users/all") == "405 GET, HEAD, OPTIONS");
    CHECK(route_to("GET", "/users/session") == "405 POST, OPTIONS");
    CHECK(route_to("OPTIONS", "/") == "405 GET, HEAD, OPTIONS");
    CHECK(route_to("get", "/") == "405 GET, HEAD, OPTIONS");
}

TEST_CASE("matching: HEAD is GET's unless it has a route, and Allow names each method once")
{
    CHECK(route_to("HEAD", "/users/7") == "/users/{user_id}");
    CHECK(route_to("HEAD", "/users/session") == "405 POST, OPTIONS");
    std::vector<served_route> const own{{"GET", "/a"}, {"HEAD", "/a"},  {"OPTIONS", "/a"},
                                        {"PUT", "/b"}, {"PUT", "/{c}"}, {"PU", "/b"}};
    CHECK(find_route(own, "HEAD", "/a").index == 1);
    CHECK(find_route(own, "OPTIONS", "/a").index == 2);
    CHECK(find_route(own, "POST", "/a").allow == "GET, HEAD, OPTIONS");
    CHECK(find_route(own, "POST", "/b").allow == "PUT, PU, OPTIONS");
    CHECK(find_route({{"PU", "/b"}, {"PUT", "/b"}}, "GET", "/b").allow == "PU, PUT, OPTIONS");
}

TEST_CASE("matching: the path * has the methods of all routes")
{
    CHECK(route_to("OPTIONS", "*") == "405 GET, HEAD, PUT, POST, OPTIONS");
    CHECK(find_route({}, "OPTIONS", "*").allow == "OPTIONS");
}

TEST_CASE("matching: paths that no route has")
{
    for (std::string_view const path : {"", "users/7", "x/users/7", "http://h/users/7", "/users", "/users/", "/users//",
                                        "/users/7/", "/users/7/8", "//", "/USERS/7", "/a", "/a%2", "/a%zzb/x"})
        CHECK_MESSAGE(route_to("GET", path) == "404", std::string(path));
    CHECK(!find_route({}, "GET", "/").index);
}

TEST_CASE("matching: the segment of a placeholder stays encoded")
{
    CHECK(segment_named("/a/{b}/{c}", "/a/1%20/2", "b") == "1%20");
    CHECK(segment_named("/a/{b}/{c}", "/a/1%20/2", "c") == "2");
    CHECK(segment_named("/a/{b}/{c}", "/a/1%20/2", "d").empty());
}

static_assert(goes_before("/a/{b}", "/{a}/b") && !goes_before("/{a}/b", "/a/{b}") && !goes_before("/a/{b}", "/a/{c}") &&
              goes_before("/a", "/{a}"));

} // namespace
