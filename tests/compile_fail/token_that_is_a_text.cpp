// SPDX-License-Identifier: BSL-1.0
// EXPECT: credential_is_a_secret
#include <vouch/http/client/credential.hpp>

#ifdef BROKEN
vouch::http::bearer_token const token("abc");
#else
vouch::http::bearer_token const token(vouch::secret("abc"));
#endif
