// SPDX-License-Identifier: BSL-1.0
// EXPECT: client_has_the_credential<get_secret
// EXPECT: x-api-key
#include <vouch/http/client/client.hpp>

struct get_secret
    : vouch::http::endpoint<"GET /secret", vouch::http::api_key<"x-api-key">, vouch::http::reply<200, std::string>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
auto token = [](vouch::http::token_kind) { return vouch::secret("t"); };

#ifdef BROKEN
vouch::http::client api{net, {.origin = "https://example.com"}, vouch::http::bearer_from(token)};
auto found = api.call<get_secret>().send();
#else
vouch::http::client api{
    net, {.origin = "https://example.com"}, vouch::http::bearer_from(token), vouch::http::key<"x-api-key">(vouch::secret("k"))};
auto found = api.call<get_secret>().send();
#endif
