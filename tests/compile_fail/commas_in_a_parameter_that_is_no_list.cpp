// SPDX-License-Identifier: BSL-1.0
// EXPECT: comma_separated_is_said_of_a_list
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::query_param<"id", int, vouch::http::comma_separated>> {};
#else
struct right
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"id", std::vector<int>, vouch::http::comma_separated>> {};
#endif
