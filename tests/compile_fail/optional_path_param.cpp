// SPDX-License-Identifier: BSL-1.0
// EXPECT: parameter_has_a_text
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", std::optional<int>>> {};
#else
struct right : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", int>> {};
#endif
