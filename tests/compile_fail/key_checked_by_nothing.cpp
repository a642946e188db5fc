// SPDX-License-Identifier: BSL-1.0
// EXPECT: credential_is_checked_by_a_secret_or_a_predicate
#include <vouch/http/service/authenticate.hpp>

#ifdef BROKEN
auto guard = vouch::http::authenticate<"x-api-key">("k");
#else
auto guard = vouch::http::authenticate<"x-api-key">(vouch::secret("k"));
#endif
