// SPDX-License-Identifier: BSL-1.0
// EXPECT: word_is_said_once
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::summary<"All">, vouch::http::summary<"Users">> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::summary<"All">, vouch::http::description<"Users">> {};
#endif
