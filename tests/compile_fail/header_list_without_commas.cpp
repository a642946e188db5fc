// SPDX-License-Identifier: BSL-1.0
// EXPECT: parameter_has_a_text
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::header_param<"x-tags", std::vector<int>>> {};
#else
struct right
    : vouch::http::endpoint<"GET /users", vouch::http::header_param<"x-tags", std::vector<int>, vouch::http::comma_separated>> {};
#endif
