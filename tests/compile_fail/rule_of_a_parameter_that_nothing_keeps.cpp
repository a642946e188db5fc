// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_of_the_parameter_can_be_kept
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/schema/number_rules.hpp>

#ifdef BROKEN
struct wrong
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::rules<vouch::range(100, 1)>>> {};
#else
struct right
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::rules<vouch::range(1, 100)>>> {};
#endif
