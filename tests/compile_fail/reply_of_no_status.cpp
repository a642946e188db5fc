// SPDX-License-Identifier: BSL-1.0
// EXPECT: reply_status_exists
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::reply_range<200, int>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::reply_range<2, int>> {};
#endif
