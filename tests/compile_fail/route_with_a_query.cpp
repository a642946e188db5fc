// SPDX-License-Identifier: BSL-1.0
// EXPECT: route_has_a_character_that_no_path_has
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users?all=true"> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::query_param<"all", bool>> {};
#endif
