// SPDX-License-Identifier: BSL-1.0
// EXPECT: credential_is_held_once<
// EXPECT: two credentials of this client are for the same part of an endpoint
#include <vouch/http/client/client.hpp>

auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
auto token = [](vouch::http::token_kind) { return vouch::secret("t"); };

#ifdef BROKEN
vouch::http::client api{
    net, {.origin = "https://example.com"}, vouch::http::bearer_from(token), vouch::http::bearer_token(vouch::secret("t"))};
#else
vouch::http::client api{net, {.origin = "https://example.com"}, vouch::http::bearer_from(token)};
#endif
