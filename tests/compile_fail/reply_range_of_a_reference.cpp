// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_a_mapping<vouch::
#include <vouch/http/client/client.hpp>

struct user {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(user, (), (name))

#ifdef BROKEN
struct get_user : vouch::http::endpoint<"GET /user", vouch::http::reply_range<2, user&>> {};
#else
struct get_user : vouch::http::endpoint<"GET /user", vouch::http::reply_range<2, user>> {};
#endif

auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};
auto name = api.call<get_user>().send().ok()->name;
