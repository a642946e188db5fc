// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_says_something_of_the_parameter
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/schema/number_rules.hpp>
#include <vouch/schema/text_rules.hpp>

#ifdef BROKEN
struct wrong
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::rules<vouch::length(1, 40)>>> {};
#else
struct right
    : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::rules<vouch::range(1, 40)>>> {};
#endif
