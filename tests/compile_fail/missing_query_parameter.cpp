// SPDX-License-Identifier: BSL-1.0
// EXPECT: query_parameter_is_bound<set_name
// EXPECT: mode
#include <vouch/http/client/client.hpp>

struct set_name
    : vouch::http::endpoint<"PUT /name", vouch::http::query_param<"mode", int>, vouch::http::header_param<"if-match", int>,
                            vouch::http::json_body<std::string>, vouch::http::reply<204, vouch::http::empty>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
auto done = api.call<set_name>().with<"if-match">(2).body("x").send();
#else
auto done = api.call<set_name>().with<"mode">(1).with<"if-match">(2).body("x").send();
#endif
