// SPDX-License-Identifier: BSL-1.0
// EXPECT: parameter_may_have_a_default
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", std::optional<int>, vouch::http::default_value<20>>> {
};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::default_value<20>>> {};
#endif
