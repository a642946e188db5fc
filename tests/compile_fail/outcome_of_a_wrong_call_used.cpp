// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_has_this_parameter<get_user
#include <vouch/http/client/client.hpp>

struct user {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(user, (), (name))
struct get_user
    : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", int>, vouch::http::reply<200, user>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

auto name_of(int id) -> std::string
{
#ifdef BROKEN
    auto found = api.call<get_user>().with<"userid">(id).send();
#else
    auto found = api.call<get_user>().with<"user_id">(id).send();
#endif
    return found.ok() ? found.ok()->name : found.summary();
}
