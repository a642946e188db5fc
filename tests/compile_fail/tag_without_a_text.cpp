// SPDX-License-Identifier: BSL-1.0
// EXPECT: word_has_a_text
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::tag<"">> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::tag<"users">> {};
#endif
