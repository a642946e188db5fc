// SPDX-License-Identifier: BSL-1.0
// EXPECT: route_names_a_parameter_twice
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /a/{id}/b/{id}", vouch::http::path_param<"id", int>> {};
#else
struct right
    : vouch::http::endpoint<"GET /a/{id}/b/{other}", vouch::http::path_param<"id", int>, vouch::http::path_param<"other", int>> {
};
#endif
