// SPDX-License-Identifier: BSL-1.0
// EXPECT: reply_is_documented_once
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct say : vouch::http::endpoint<"POST /say", vouch::http::json_body<std::string>, vouch::http::text_body,
                                   vouch::http::reply<204, vouch::http::empty>> {};
#else
struct say : vouch::http::endpoint<"POST /say", vouch::http::text_body, vouch::http::reply<204, vouch::http::empty>> {};
#endif
