// SPDX-License-Identifier: BSL-1.0
// EXPECT: route_has_a_dot_segment
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users/../admin"> {};
#else
struct right : vouch::http::endpoint<"GET /admin"> {};
#endif
