// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_is_an_endpoint<int>
#include <vouch/http/client/client.hpp>

auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};
struct ping : vouch::http::endpoint<"GET /", vouch::http::reply<204, vouch::http::empty>> {};

#ifdef BROKEN
auto pong = api.call<int>().send();
#else
auto pong = api.call<ping>().send();
#endif
