// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/route.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

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

// each of these compiles; the ones that must not are in tests/compile_fail
static_assert(named<"DELETE /">::route.path() == "/");
static_assert(named<"OPTIONS /a/">::route.path() == "/a/");
static_assert(named<"PATCH /a%20b/c:d@e/!$&'()*+,;=-._~">::route.method() == "PATCH");
static_assert(named<"HEAD /{a}/{b}/...">::route.names("b"));

constexpr bool segments_come_one_after_the_other()
{
    std::string_view one;
    path_segments some("/a//{b}/");
    bool const four = some.next(one) && one == "a" && some.next(one) && one.empty() && some.next(one) && one == "{b}" &&
                      some.next(one) && one.empty();
    path_segments root("/");
    path_segments none("");
    return four && !some.next(one) && root.next(one) && one.empty() && !root.next(one) && !none.next(one);
}
static_assert(segments_come_one_after_the_other());

static_assert(is_placeholder("{a}") && !is_placeholder("a") && !is_placeholder("") && placeholder_name("{user_id}") == "user_id");

TEST_CASE("route: method, path and placeholders")
{
    CHECK(a_route_has_a_method_and_a_path());
    CHECK(segments_come_one_after_the_other());
}

} // namespace
