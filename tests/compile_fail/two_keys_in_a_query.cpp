// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_has_one_key_in_its_query
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::api_key_in_query<"key">, vouch::http::api_key_in_query<"token">> {
};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::api_key_in_query<"key">, vouch::http::api_key<"x-token">> {};
#endif
