// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_has_one_type_of_success<make>
#include <vouch/http/client/client.hpp>

struct make : vouch::http::endpoint<"PUT /", vouch::http::reply<200, std::string>, vouch::http::reply<204, vouch::http::empty>> {
};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
auto done = api.call<make>().send().ok();
#else
auto done = api.call<make>().send().if_reply<204>();
#endif
