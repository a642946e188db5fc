// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_has_this_parameter<set_name
#include <vouch/http/client/client.hpp>

struct change {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(change, (), (name))
struct set_name : vouch::http::endpoint<"PUT /users/{user_id}", vouch::http::path_param<"user_id", int>,
                                        vouch::http::json_body<change>, vouch::http::reply<204, vouch::http::empty>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
auto done = api.call<set_name>().with<"userid">(7).body({.name = "Ada"}).send();
#else
auto done = api.call<set_name>().with<"user_id">(7).body({.name = "Ada"}).send();
#endif
