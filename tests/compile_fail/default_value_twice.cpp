// SPDX-License-Identifier: BSL-1.0
// EXPECT: words_of_the_part_belong_to_it
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong
    : vouch::http::endpoint<
          "GET /users", vouch::http::query_param<"limit", int, vouch::http::default_value<20>, vouch::http::default_value<30>>> {
};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::query_param<"limit", int, vouch::http::default_value<20>>> {};
#endif
