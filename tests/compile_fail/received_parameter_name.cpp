// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_has_this_parameter<get_name
// EXPECT: user_id
#include <vouch/http/service/service.hpp>

struct get_name : vouch::http::endpoint<"GET /name", vouch::http::api_key<"x-api-key">, vouch::http::reply<200, std::string>> {};

#ifdef BROKEN
void look(vouch::http::received<get_name> const& call)
{
    (void)call.get<"user_id">();
}
#else
void look(vouch::http::received<get_name> const& call)
{
    (void)call.request();
}
#endif
