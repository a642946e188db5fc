// SPDX-License-Identifier: BSL-1.0
// EXPECT: reply_is_documented_once
// EXPECT: 200
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::reply<200, int>, vouch::http::reply<200, std::string>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::reply<200, int>, vouch::http::reply<404, std::string>> {};
#endif
