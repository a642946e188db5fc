// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_is_a_backend<wire
#include <vouch/http/client/client.hpp>

struct ping : vouch::http::endpoint<"GET /", vouch::http::reply<204, vouch::http::empty>> {};

#ifdef BROKEN
struct wire {
    auto send(vouch::http::request const&) -> int { return 204; }
};
#else
struct wire {
    auto send(vouch::http::request const&) -> vouch::http::response { return {.status = 204}; }
};
#endif

vouch::http::client api{wire{}, {.origin = "https://example.com"}};
auto pong = api.call<ping>().send();
