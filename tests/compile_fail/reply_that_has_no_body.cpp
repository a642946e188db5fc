// SPDX-License-Identifier: BSL-1.0
// EXPECT: reply_may_have_a_body
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"PUT /users", vouch::http::reply<204, int>> {};
#else
struct right : vouch::http::endpoint<"PUT /users", vouch::http::reply<204, vouch::http::empty>> {};
#endif
