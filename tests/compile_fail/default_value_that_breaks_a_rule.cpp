// SPDX-License-Identifier: BSL-1.0
// EXPECT: default_keeps_the_rules_of_the_parameter
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/schema/number_rules.hpp>

#ifdef BROKEN
struct wrong
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::rules<vouch::range(1, 100)>,
                                                                   vouch::http::default_value<0>>> {};
#else
struct right
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::rules<vouch::range(1, 100)>,
                                                                   vouch::http::default_value<20>>> {};
#endif
