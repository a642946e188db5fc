// SPDX-License-Identifier: BSL-1.0
// EXPECT: route_must_start_with_a_method
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"FETCH /users"> {};
#else
struct right : vouch::http::endpoint<"GET /users"> {};
#endif
