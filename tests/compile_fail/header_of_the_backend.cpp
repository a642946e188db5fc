// SPDX-License-Identifier: BSL-1.0
// EXPECT: header_is_the_callers_to_set
// EXPECT: Content-Length
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::header_param<"Content-Length", int>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::header_param<"If-Match", int>> {};
#endif
