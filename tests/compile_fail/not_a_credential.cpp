// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_is_a_credential<vouch
#include <vouch/http/client/client.hpp>

struct get_secret
    : vouch::http::endpoint<"GET /secret", vouch::http::api_key<"x-api-key">, vouch::http::reply<200, std::string>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };

#ifdef BROKEN
vouch::http::client api{net, {.origin = "https://example.com"}, vouch::secret("k")};
#else
vouch::http::client api{net, {.origin = "https://example.com"}, vouch::http::bearer_token(vouch::secret("k"))};
#endif
