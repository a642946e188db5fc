// SPDX-License-Identifier: BSL-1.0
// EXPECT: part_is_named_once
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::api_key_in_query<"key">, vouch::http::query_param<"key", int>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::api_key_in_query<"key">, vouch::http::query_param<"page", int>> {
};
#endif
