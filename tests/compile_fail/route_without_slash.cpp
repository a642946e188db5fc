// SPDX-License-Identifier: BSL-1.0
// EXPECT: route_path_must_start_with_a_slash
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET users"> {};
#else
struct right : vouch::http::endpoint<"GET /users"> {};
#endif
