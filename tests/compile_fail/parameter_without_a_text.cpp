// SPDX-License-Identifier: BSL-1.0
// EXPECT: parameter_has_a_text
// EXPECT: point
#include <vouch/http/endpoint/endpoint.hpp>

struct point {
    int x{};
    int y{};
};

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::query_param<"at", point>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::query_param<"at", std::string>> {};
#endif
