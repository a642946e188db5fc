// SPDX-License-Identifier: BSL-1.0
// EXPECT: route_placeholder_has_no_name
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users/{}"> {};
#else
struct right : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", int>> {};
#endif
