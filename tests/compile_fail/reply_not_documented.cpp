// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_documents_this_reply<get_name, 404
#include <vouch/http/service/service.hpp>

#ifdef BROKEN
struct get_name : vouch::http::endpoint<"GET /name", vouch::http::reply<200, std::string>> {};
#else
struct get_name : vouch::http::endpoint<"GET /name", vouch::http::reply<200, std::string>, vouch::http::reply<404, std::string>> {
};
#endif

vouch::http::answer<get_name> missing = vouch::http::reply_with<404>(std::string("none"));
