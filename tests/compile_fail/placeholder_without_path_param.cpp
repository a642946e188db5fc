// SPDX-License-Identifier: BSL-1.0
// EXPECT: placeholder_has_a_path_param
// EXPECT: user_id
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users/{user_id}"> {};
#else
struct right : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", int>> {};
#endif
