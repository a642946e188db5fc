// SPDX-License-Identifier: BSL-1.0
// EXPECT: header_is_the_callers_to_set
// EXPECT: Accept-Encoding
#include <vouch/http/endpoint/endpoint.hpp>

#include <string>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::header_param<"Accept-Encoding", std::string>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::header_param<"User-Agent", std::string>> {};
#endif
