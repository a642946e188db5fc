// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_a_mapping<vouch::
// EXPECT: 404, void
#include <vouch/http/client/client.hpp>

#ifdef BROKEN
struct get_name : vouch::http::endpoint<"GET /name", vouch::http::reply<200, std::string>, vouch::http::reply<404, void>> {};
#else
struct get_name
    : vouch::http::endpoint<"GET /name", vouch::http::reply<200, std::string>, vouch::http::reply<404, vouch::http::empty>> {};
#endif

auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};
auto found = api.call<get_name>().send().ok();
