// SPDX-License-Identifier: BSL-1.0
// EXPECT: an observer is called with call_begun, attempt_ended, pause_begun or call_ended
#include <vouch/http/client/client.hpp>

auto net = [](vouch::http::request const&) { return vouch::http::response{}; };

#ifdef BROKEN
auto ends = [](int) {};
#else
auto ends = [](vouch::http::call_ended const&) {};
#endif
vouch::http::client api{net, {.origin = "https://example.com", .observer = ends}};
