// SPDX-License-Identifier: BSL-1.0
// EXPECT: openapi_knows_the_method<find_users
#include <vouch/openapi/generate.hpp>

struct find_users : vouch::http::endpoint<"QUERY /users"> {};
struct get_users : vouch::http::endpoint<"GET /users"> {};

#ifdef BROKEN
auto document = vouch::openapi<find_users>({});
#else
auto document = vouch::openapi<get_users>({});
#endif
