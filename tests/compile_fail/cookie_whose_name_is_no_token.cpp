// SPDX-License-Identifier: BSL-1.0
// EXPECT: parameter_has_a_name
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::cookie_param<"my session", std::string>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::cookie_param<"my-session", std::string>> {};
#endif
