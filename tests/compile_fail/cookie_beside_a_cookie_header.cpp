// SPDX-License-Identifier: BSL-1.0
// EXPECT: part_is_named_once
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::header_param<"cookie", std::string>,
                                     vouch::http::cookie_param<"session", std::string>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::cookie_param<"theme", std::string>,
                                     vouch::http::cookie_param<"session", std::string>> {};
#endif
