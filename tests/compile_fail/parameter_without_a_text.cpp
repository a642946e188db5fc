// SPDX-License-Identifier: BSL-1.0
// EXPECT: parameter_has_a_text
// EXPECT: double
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::query_param<"rate", double>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::query_param<"rate", std::string>> {};
#endif
