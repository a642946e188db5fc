// SPDX-License-Identifier: BSL-1.0
// EXPECT: credential_is_a_secret
#include <vouch/http/client/credential.hpp>

#include <string>

#ifdef BROKEN
vouch::http::basic_credential const login("ada", std::string("abc"));
#else
vouch::http::basic_credential const login("ada", vouch::secret("abc"));
#endif
