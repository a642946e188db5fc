// SPDX-License-Identifier: BSL-1.0
// EXPECT: part_is_named_once
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::query_param<"page", int>, vouch::http::query_param<"page", int>> {
};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::query_param<"page", int>, vouch::http::query_param<"size", int>> {
};
#endif
