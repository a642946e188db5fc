// SPDX-License-Identifier: BSL-1.0
// EXPECT: word_has_a_text
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::operation_id<"get users">> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::operation_id<"getUsers">> {};
#endif
