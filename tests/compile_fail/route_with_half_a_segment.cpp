// SPDX-License-Identifier: BSL-1.0
// EXPECT: route_placeholder_must_be_a_whole_segment
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users/{user_id}.json", vouch::http::path_param<"user_id", int>> {};
#else
struct right : vouch::http::endpoint<"GET /users/{user_id}/json", vouch::http::path_param<"user_id", int>> {};
#endif
