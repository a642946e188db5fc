// SPDX-License-Identifier: BSL-1.0
// EXPECT: path_param_is_in_the_route
// EXPECT: "id"
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"id", int>> {};
#else
struct right : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", int>> {};
#endif
