// SPDX-License-Identifier: BSL-1.0
// EXPECT: refusal_is_answered_with_a_response
#include <vouch/http/service/authenticate.hpp>

#ifdef BROKEN
auto guard = vouch::http::authenticate<"x-api-key">(vouch::secret("k"), [] { return 403; });
#else
auto guard = vouch::http::authenticate<"x-api-key">(
    vouch::secret("k"), [](vouch::http::request const&, vouch::http::refusal) { return vouch::http::response{.status = 403}; });
#endif
