// SPDX-License-Identifier: BSL-1.0
// EXPECT: user_and_password_are_checked_by_a_secret_or_a_predicate
#include <vouch/http/service/authenticate.hpp>

#include <string_view>

#ifdef BROKEN
auto const check = vouch::http::authenticate<vouch::http::basic>([](std::string_view user) { return user == "ada"; });
#else
auto const check = vouch::http::authenticate<vouch::http::basic>(
    [](std::string_view user, std::string_view password) { return user == "ada" && vouch::secret("abc").matches(password); });
#endif
