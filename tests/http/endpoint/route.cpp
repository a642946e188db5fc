// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/route.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

template <route_text Route>
struct named {
    static constexpr auto route = Route;
};

constexpr bool a_route_has_a_method_and_a_path()
{
    constexpr auto route = named<"GET /users/{user_id}/cards/{card}">::route;
    return route.method() == "GET" && route.path() == "/users/{user_id}/cards/{card}" &&
           route.view() == "GET /users/{user_id}/cards/{card}" && route.names("user_id") && route.names("card") &&
           !route.names("users") && !route.names("user") && !route.names("") && !route.names("{card}");
}
static_assert(a_route_has_a_method_and_a_path());

// routes that must not compile are in tests/compile_fail
static_assert(named<"DELETE /">::route.path() == "/");
static_assert(named<"OPTIONS /a/">::route.path() == "/a/");
static_assert(named<"PATCH /a%20b/c:d@e/!$&'()*+,;=-._~">::route.method() == "PATCH");
static_assert(named<"QUERY /a">::route.method() == "QUERY"); // RFC 10008
static_assert(named<"HEAD /{a}/{b}/...">::route.names("b"));

constexpr bool segments_are_iterated()
{
    std::string_view segment;
    path_segments some("/a//{b}/");
    bool const four = some.next(segment) && segment == "a" && some.next(segment) && segment.empty() && some.next(segment) &&
                      segment == "{b}" && some.next(segment) && segment.empty();
    path_segments root("/");
    path_segments none("");
    return four && !some.next(segment) && root.next(segment) && segment.empty() && !root.next(segment) && !none.next(segment);
}
static_assert(segments_are_iterated());

static_assert(is_placeholder("{a}") && !is_placeholder("a") && !is_placeholder("") && placeholder_name("{user_id}") == "user_id");

TEST_CASE("route: method, path and placeholders")
{
    CHECK(a_route_has_a_method_and_a_path());
    CHECK(segments_are_iterated());
}

} // namespace
