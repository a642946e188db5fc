// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_documents_this_reply<get_name, 404
#include <vouch/http/service/service.hpp>

struct get_name : vouch::http::endpoint<"GET /name", vouch::http::api_key<"x-api-key">, vouch::http::reply<200, std::string>> {};

#ifdef BROKEN
vouch::http::answer<get_name> missing = vouch::http::reply_with<404>(std::string("none"));
#else
vouch::http::answer<get_name> found = vouch::http::reply_with<200>(std::string("Ada"));
#endif
