// SPDX-License-Identifier: BSL-1.0
// EXPECT: rule_says_something_of_the_parameter
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/schema/item_rules.hpp>
#include <vouch/schema/number_rules.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users",
                                     vouch::http::query_param<"id", std::vector<int>, vouch::http::rules<vouch::range(1, 9)>>> {};
#else
struct right
    : vouch::http::endpoint<
          "GET /users", vouch::http::query_param<"id", std::vector<int>, vouch::http::rules<vouch::each(vouch::range(1, 9))>>> {};
#endif
