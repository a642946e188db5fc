// SPDX-License-Identifier: BSL-1.0
// EXPECT: credential_is_held_once<vouch
// EXPECT: x-api-key
#include <vouch/http/client/client.hpp>

auto net = [](vouch::http::request const&) { return vouch::http::response{}; };

#ifdef BROKEN
vouch::http::client api{net,
                        {.origin = "https://example.com"},
                        vouch::http::key<"x-api-key">(vouch::secret("k")),
                        vouch::http::key<"x-api-key">(vouch::secret("l"))};
#else
vouch::http::client api{net,
                        {.origin = "https://example.com"},
                        vouch::http::key<"x-api-key">(vouch::secret("k")),
                        vouch::http::key<"x-admin-key">(vouch::secret("l"))};
#endif
