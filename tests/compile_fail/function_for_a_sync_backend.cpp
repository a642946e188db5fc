// SPDX-License-Identifier: BSL-1.0
// EXPECT: backend_calls_functions<wire
// EXPECT: this backend has send(request)
#include <vouch/callback.hpp>
#include <vouch/http/client/client.hpp>

struct ping : vouch::http::endpoint<"GET /", vouch::http::reply<204, vouch::http::empty>> {};
struct wire {
    auto send(vouch::http::request const&) -> vouch::http::response { return {.status = 204}; }
};
vouch::http::client api{wire{}, {.origin = "https://example.com"}};

#ifdef BROKEN
auto pong = api.call<ping>().send([](vouch::http::outcome<ping>) noexcept {});
#else
auto pong = api.call<ping>().send();
#endif
