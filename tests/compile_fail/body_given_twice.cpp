// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_is_given_once<set_name
#include <vouch/http/client/client.hpp>

struct set_name
    : vouch::http::endpoint<"PUT /name", vouch::http::query_param<"mode", int>, vouch::http::header_param<"if-match", int>,
                            vouch::http::json_body<std::string>, vouch::http::reply<204, vouch::http::empty>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
auto done = api.call<set_name>().with<"mode">(1).body("x").body("y").with<"if-match">(2).send();
#else
auto done = api.call<set_name>().with<"mode">(1).body("x").with<"if-match">(2).send();
#endif
