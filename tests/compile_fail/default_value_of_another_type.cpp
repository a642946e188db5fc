// SPDX-License-Identifier: BSL-1.0
// EXPECT: default_is_a_constant_of_the_parameters_type
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::default_value<"20">>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::default_value<20>>> {};
#endif
