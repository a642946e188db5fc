// SPDX-License-Identifier: BSL-1.0
// EXPECT: part_belongs_in_an_endpoint<int>
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", int> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::reply<200, int>> {};
#endif
